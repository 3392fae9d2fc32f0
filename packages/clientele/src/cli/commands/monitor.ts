import { type Table, toRows } from '@clientele/core';
import { type KnownModel, parseModel } from '../../models/parse-model.ts';
import { type MonitoredHistories, monitor } from '../../monitor/monitor.ts';
import type { MonitoredPurchases } from '../../monitor/monitor-purchases.ts';
import { type CommonOptions, refuseUnused } from '../arguments/common-options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import type { ColumnTypes } from '../input/column-types.ts';
import { readColumns } from '../input/read-columns.ts';
import { readForKind } from '../input/read-for-kind.ts';
import { readJsonFile } from '../input/read-json.ts';
import { readLines } from '../input/read-lines.ts';
import type { Kind } from '../kinds/kind.ts';
import { kinds } from '../kinds/kinds.ts';
import { tellNotes } from '../notes.ts';

/** `clientele monitor MODEL FILE`: whether a model still fits the customers of today, as one JSON record. */
export async function monitorCommand(args: readonly string[], options: CommonOptions, io: CommandIo): Promise<string> {
  const [modelPath = '', file = ''] = args;
  const model = await inFile(modelPath, async () => parseModel(await readJsonFile(modelPath, io)));
  refuseUnused(options, ['id', 'columns'], 'monitor finds the columns of the model by their names');
  const isOfPurchases = model.kind.startsWith('clv/');
  const found = isOfPurchases
    ? await ofPurchases(model, modelPath, file, options, io)
    : await ofFeatures(model, modelPath, file, options, io);
  tellNotes(found.notes, options, io);
  return `${JSON.stringify(found, asRecords, 2)}\n`;
}

async function ofPurchases(model: KnownModel, modelPath: string, file: string, options: CommonOptions, io: CommandIo) {
  refuseUnused(options, ['target'], 'what came since the fit is the outcome');
  const { before, ...others } = options;
  const watched = model as MonitoredPurchases;
  if (Object.hasOwn(options.settings, 'since')) {
    refuseUnused(options, ['before'], 'order lines with --set since tell of both days');
    const { log, settings } = await readLines(file, options, io);
    const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
    return inFile(file, () => monitor(watched, log, { ...settings, ...asOf }));
  }
  if (before === undefined) {
    throw new UsageError(
      `${modelPath} is a model of purchases: give order lines and --set since=DATE, the --as-of of its fit, or the histories of the fit as --before FILE`,
    );
  }
  const known = kinds.find(({ kind }) => kind === model.kind) as Kind;
  // spend is told by histories too: how long they are says what lies between
  const kind = {
    ...known,
    columns: { x: 'number', tx: 'number', T: 'number', ...(known.columns as ColumnTypes) },
  } as Kind;
  const { settings, table, lines } = await readForKind(file, kind, others, io, model);
  const earlier = await readForKind(before, kind, others, io, model);
  return inFile(
    file,
    () => monitor(watched, table as unknown as MonitoredHistories, { ...settings, before: earlier.table }),
    lines,
  );
}

async function ofFeatures(model: KnownModel, modelPath: string, file: string, options: CommonOptions, io: CommandIo) {
  const { features } = model;
  if (features === undefined) {
    // the verb's own words on what can be monitored
    return inFile(modelPath, () => monitor(model as never, { none: [] }));
  }
  refuseUnused(options, ['asOf', 'timeZone', 'currency'], 'customers are told by their features');
  const { before, target, ...others } = options;
  const columns: ColumnTypes = Object.fromEntries(
    features.map(({ name, type }) => [name, type === 'number' ? 'number' : 'id']),
  );
  const outcome: ColumnTypes = target === undefined ? {} : { [target]: 'number' };
  const usual: ColumnTypes = target === undefined ? { label: 'number' } : {};
  const all = [...Object.keys(columns), target ?? 'label'];
  const wanted = {
    columns: { ...columns, ...outcome },
    optional: usual,
    mayBeEmpty: all,
  };
  const { table, settings, lines } = await readColumns(file, wanted, others, io);
  const earlier =
    before === undefined
      ? undefined
      : /\.json$/i.test(before)
        ? await readJsonFile(before, io)
        : (await readColumns(before, { columns, mayBeEmpty: all }, others, io)).table;
  const given = {
    ...settings,
    ...(target === undefined ? {} : { outcome: target }),
    ...(earlier === undefined ? {} : { before: earlier as Table }),
  };
  return inFile(file, () => monitor(model as never, table, given), lines);
}

/** Tables as lists of records. */
function asRecords(_: string, value: unknown): unknown {
  const isTable = typeof value === 'object' && value !== null && 'columns' in value && 'length' in value;
  return isTable ? toRows(value as Table) : value;
}
