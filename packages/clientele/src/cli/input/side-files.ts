import type { Column, CustomerTable, FeedbackLog, InteractionLog, Note, Table } from '@clientele/core';
import type { Offer } from '@clientele/nbo';
import type { AnalyzeInputs } from '../../analyze/inputs.ts';
import type { CommonOptions } from '../arguments/common-options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { tellNotes } from '../notes.ts';
import { readColumns, type WantedColumns } from './read-columns.ts';
import { readUndated } from './read-features.ts';
import { readOffers } from './read-offers.ts';

/** The columns of events. */
export const interactionColumns: WantedColumns = {
  columns: { customer: 'id', time: 'time', kind: 'id' },
  optional: { value: 'number', subject: 'id' },
};

/** The files that may stand beside the order lines, and what is read of each. */
const sides: Readonly<Record<Exclude<keyof AnalyzeInputs, 'offers'>, WantedColumns>> = {
  interactions: interactionColumns,
  feedback: {
    columns: { customer: 'id', time: 'time', text: 'text' },
    optional: { rating: 'number', source: 'id' },
  },
  customers: { columns: { customer: 'id' }, others: 'infer' },
  products: {
    columns: { product: 'id' },
    optional: { name: 'text', category: 'id', price: 'number', cost: 'number' },
    nameless: true,
  },
};

/** The flags of these files. */
export const sideNames: readonly (keyof AnalyzeInputs)[] = [
  'interactions',
  'feedback',
  'customers',
  'products',
  'offers',
];

/**
 * Reads the files beside the order lines. Roles of `--map` and names of `--set` that are about such a file carry its name in
 * front: `--map feedback.text=Review`, `--set feedback.delimiter=;`.
 *
 * @param options of the command
 * @param io the world
 * @returns the inputs of the analysis, and the options less what was about these files
 * @throws FailureInFile naming file, line and column; UsageError where a map or setting is about a file that is not given
 */
export async function readSideFiles(
  options: CommonOptions,
  io: CommandIo,
): Promise<{ readonly inputs: AnalyzeInputs; readonly options: CommonOptions }> {
  const inputs: { -readonly [P in keyof AnalyzeInputs]: AnalyzeInputs[P] } = {};
  let rest = options;
  for (const name of sideNames) {
    const { own, others } = partOptions(name, rest);
    rest = others;
    const file = options[name];
    if (file === undefined) continue;
    Object.assign(inputs, { [name]: await readSide(name, file, own, io) });
  }
  return { inputs, options: rest };
}

type Side = InteractionLog | FeedbackLog | CustomerTable<Record<string, Column>> | Table<Record<string, Column>>;

async function readSide(
  name: keyof AnalyzeInputs,
  file: string,
  options: CommonOptions,
  io: CommandIo,
): Promise<Side | readonly Offer[]> {
  if (file === '-') throw new UsageError(`--${name} must be a file: standard input is for FILE`);
  if (name === 'offers') return readOffers(file, options, io);
  const read = name === 'customers' ? readUndated : readColumns;
  const { table, settings, ...said } = await read(file, sides[name], options, io);
  if ('notes' in said) tellNotes(said.notes as readonly Note[], options, io);
  const [unknown] = Object.keys(settings);
  if (unknown !== undefined) throw new UsageError(`--set ${name}.${unknown}: no setting of a file has that name`);
  if (name === 'customers' || name === 'products') return table;
  const { customer } = table as CustomerTable;
  const { length, columns } = table;
  return { length, timeZone: options.timeZone ?? 'UTC', customer, ...columns } as unknown as InteractionLog;
}

/** The options as one side file reads them, and those of all others. */
function partOptions(
  name: keyof AnalyzeInputs,
  options: CommonOptions,
): { readonly own: CommonOptions; readonly others: CommonOptions } {
  const { map, settings, ...shared } = options;
  const prefix = `${name}.`;
  const roles = Object.entries(map ?? {});
  const [ofSide, ofOthers] = [true, false].map((wanted) =>
    roles.filter(([role]) => role.startsWith(prefix) === wanted),
  );
  const { [name]: set = {}, ...others } = settings;
  if (options[name] === undefined && (ofSide?.length || Object.hasOwn(settings, name))) {
    throw new UsageError(`--map and --set of ${name} have no effect without --${name} FILE`);
  }
  if (typeof set !== 'object' || set === null || Array.isArray(set)) {
    throw new UsageError(`--set ${name}: give the file as --${name} FILE`);
  }
  const ownMap = Object.fromEntries((ofSide ?? []).map(([role, column]) => [role.slice(prefix.length), column]));
  const { id: _id, target: _target, columns: _columns, format: _format, before: _before, ...common } = shared;
  return {
    own: {
      ...common,
      rows: [],
      settings: set as CommonOptions['settings'],
      ...(ofSide?.length ? { map: ownMap } : {}),
    },
    others: { ...shared, settings: others, ...(ofOthers?.length ? { map: Object.fromEntries(ofOthers) } : {}) },
  };
}
