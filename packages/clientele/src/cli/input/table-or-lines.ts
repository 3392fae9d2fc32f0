import { type ClienteleError, InvalidInputError, type Note } from '@clientele/core';
import type { KnownModel } from '../../models/parse-model.ts';
import { type CommonOptions, refuseUnused, type SometimesOption } from '../arguments/common-options.ts';
import type { FunctionOptions } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { FailureInFile, inFile } from '../failure/in-file.ts';
import type { AnyTable, NamedTable } from '../kinds/kind.ts';
import { openSource, type ReopenableSource } from './open-source.ts';
import { readColumnsFrom } from './read-columns.ts';
import { readJsonFile } from './read-json.ts';
import { readLinesFrom } from './read-lines.ts';

/** The table that a kind reads, however the file gave it. */
export interface ReadForKind {
  readonly table: AnyTable;
  readonly settings: FunctionOptions;
  readonly notes: readonly Note[];
  /** What `--time-zone` says, where the file held the table itself. */
  readonly timeZone?: string;
  /** Physical line of each row, where the file held the table itself. */
  readonly lines: ArrayLike<number> | undefined;
  /** What the id is called in the file. */
  readonly idName: string | undefined;
}

/**
 * Reads what a kind needs: its own columns, or order lines that they are derived from.
 *
 * @param file as the user gave it
 * @param kind the kind, which knows both
 * @param options the options of the command
 * @param io the world
 * @param model the model to score with, where there is one
 * @returns the table, and what is left of the settings
 * @throws FailureInFile naming line and column; UsageError where the file holds neither
 */
export async function readTableOrLines(
  file: string,
  kind: NamedTable,
  options: CommonOptions,
  io: CommandIo,
  model?: KnownModel,
): Promise<ReadForKind> {
  refuseUnused(options, ['target', 'columns', 'before'], `${kind.kind} reads its columns by their names`);
  const open = await openSource(file, options, io);
  const { fromLines } = kind;
  if (fromLines === undefined) return columnsFor(open, file, kind, options, io);
  const asLines = (): Promise<ReadForKind> => linesFor(open, file, fromLines, options, io, model);
  if (options.map !== undefined && ['time', 'amount'].some((role) => options.map?.[role] !== undefined)) {
    return asLines();
  }
  try {
    return await columnsFor(open, file, kind, options, io);
  } catch (error) {
    if (!lacksColumns(error) || options.id !== undefined) throw error;
    return asLines().catch((second: unknown) => {
      throw second instanceof UsageError ? neither(file, kind, second) : second;
    });
  }
}

async function columnsFor(
  open: ReopenableSource,
  file: string,
  kind: NamedTable,
  options: CommonOptions,
  io: CommandIo,
): Promise<ReadForKind> {
  const { table, lines, settings } = await readColumnsFrom(open, file, kind, options, io);
  const ofLines: SometimesOption[] = kind.zoned ? ['asOf', 'currency'] : ['asOf', 'timeZone', 'currency'];
  refuseUnused(options, ofLines, `${file} holds ${namesOf(kind)}, not order lines`);
  const { timeZone, id, map } = options;
  const read = { table, lines, settings, notes: [], idName: id ?? map?.['customer'] };
  return timeZone === undefined ? read : { ...read, timeZone };
}

async function linesFor(
  open: ReopenableSource,
  file: string,
  fromLines: NonNullable<NamedTable['fromLines']>,
  options: CommonOptions,
  io: CommandIo,
  model: KnownModel | undefined,
): Promise<ReadForKind> {
  refuseUnused(options, ['id'], `${file} is read as order lines`);
  const { log, issues, settings } = await readLinesFrom(open, file, options, io);
  const readJson = (path: string): Promise<unknown> => readJsonFile(path, io);
  const input = { log, issues, asOf: options.asOf, settings, readJson, ...(model === undefined ? {} : { model }) };
  const made = await inFile(file, () => fromLines(input));
  return { ...made, lines: undefined, idName: undefined };
}

function lacksColumns(error: unknown): boolean {
  const cause: ClienteleError | undefined = error instanceof FailureInFile ? error.cause : undefined;
  return cause instanceof InvalidInputError && cause.details['option'] === 'map';
}

function neither(file: string, kind: NamedTable, { message, details }: UsageError): UsageError {
  return new UsageError(`${file} has no columns ${namesOf(kind)}; as order lines: ${message}`, details);
}

function namesOf(kind: NamedTable): string {
  return Object.keys(kind.columns).join(', ');
}
