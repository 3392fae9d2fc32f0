import type { Note } from '@clientele/core';
import { inspectCsv } from '@clientele/io';
import type { KnownModel } from '../../models/parse-model.ts';
import { type CommonOptions, refuseUnused, type SometimesOption } from '../arguments/common-options.ts';
import type { FunctionOptions } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import type { AnyTable, FeatureTable } from '../kinds/kind.ts';
import type { ColumnTypes } from './column-types.ts';
import { openSource, type ReopenableSource } from './open-source.ts';
import { readColumnsFrom, type TableOfFile, type WantedColumns } from './read-columns.ts';
import { readingSettings } from './reading-settings.ts';
import type { ReadForKind } from './table-or-lines.ts';

const ofLines: readonly SometimesOption[] = ['asOf', 'before', 'timeZone', 'currency'];

/** Reads all columns of a file, each as its cells say; `--target` and `--columns` become options of the fit. */
export async function readFeaturesToFit(
  file: string,
  { kind, target }: FeatureTable,
  options: CommonOptions,
  io: CommandIo,
): Promise<ReadForKind> {
  refuseUnused(options, target === undefined ? [...ofLines, 'target'] : ofLines, `${kind} reads features`);
  const fitting = { ...targetOf(options, target), ...featuresOf(options) };
  const numbers = [fitting['target'], options.settings['weight']].filter((name) => typeof name === 'string');
  const columns: ColumnTypes = Object.fromEntries(numbers.map((name) => [name, 'number']));
  const read = await readUndated(file, { columns, others: 'infer' }, options, io);
  const idName = options.id ?? options.map?.['customer'];
  return { ...read, idName, settings: { ...read.settings, ...fitting } };
}

/** Reads all columns of a file but those of dates. */
export async function readUndated(
  file: string,
  wanted: WantedColumns,
  options: CommonOptions,
  io: CommandIo,
): Promise<TableOfFile & { readonly notes: readonly Note[] }> {
  const { times, ...read } = await readDated(file, wanted, options, io);
  return { ...read, ...withoutDates(read.table, times) };
}

/** Reads all columns of a file, and says which of them are dates: those are instants. */
export async function readDated(
  file: string,
  wanted: WantedColumns,
  options: CommonOptions,
  io: CommandIo,
): Promise<TableOfFile & { readonly times: readonly string[] }> {
  const open = await openSource(file, options, io);
  const read = await readColumnsFrom(open, file, wanted, options, io);
  const times = (await datesOf(open, file, options)).filter((name) => !Object.hasOwn(wanted.columns, name));
  return { ...read, times };
}

/** Reads the features of a model by their names, each as it was in the fit. */
export async function readFeaturesOfModel(
  file: string,
  { kind, features = [] }: KnownModel,
  options: CommonOptions,
  io: CommandIo,
): Promise<ReadForKind> {
  refuseUnused(options, [...ofLines, 'target', 'columns'], `the model of ${kind} knows its features by name`);
  const columns: ColumnTypes = Object.fromEntries(
    features.map(({ name, type }) => [name, type === 'number' ? 'number' : 'id']),
  );
  const open = await openSource(file, options, io);
  return readFrom(open, file, { columns, mayBeEmpty: Object.keys(columns) }, options, io);
}

/** Columns of dates, by our names: as numbers they would be instants, which say nothing of customers to come. */
async function datesOf(open: ReopenableSource, file: string, options: CommonOptions): Promise<string[]> {
  const seen = await inFile(file, async () => inspectCsv(await open(), readingSettings(options).file));
  const roles = new Map(Object.entries(options.map ?? {}).map(([role, name]) => [name, role]));
  return seen.columns.filter(({ type }) => type === 'time').map(({ name }) => roles.get(name) ?? name);
}

function withoutDates(table: AnyTable, dates: readonly string[]): { table: AnyTable; notes: readonly Note[] } {
  const names = dates.filter((name) => Object.hasOwn(table.columns, name));
  if (names.length === 0) return { table, notes: [] };
  const columns = Object.fromEntries(Object.entries(table.columns).filter(([name]) => !names.includes(name)));
  const message = `dates are no features; left out: ${names.join(', ')}`;
  return { table: { ...table, columns }, notes: [{ code: 'dates-left-out', message }] };
}

async function readFrom(
  open: ReopenableSource,
  file: string,
  wanted: WantedColumns,
  options: CommonOptions,
  io: CommandIo,
): Promise<ReadForKind> {
  const read = await readColumnsFrom(open, file, wanted, options, io);
  return { ...read, notes: [], idName: options.id ?? options.map?.['customer'] };
}

function targetOf({ target, settings }: CommonOptions, usual: string | undefined): FunctionOptions {
  if (usual === undefined) return {};
  if (settings['target'] !== undefined) throw new UsageError('--set target: give it as --target');
  return { target: target ?? usual };
}

function featuresOf({ columns, settings }: CommonOptions): FunctionOptions {
  if (columns === undefined) return {};
  if (settings['features'] !== undefined) throw new UsageError('--columns and --set features say the same: give one');
  return { features: columns };
}
