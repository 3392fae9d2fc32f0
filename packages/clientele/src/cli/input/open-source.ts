import { type CsvSource, csvOfCells, type OpenCells, openJsonLines } from '@clientele/io';
import type { CommonOptions } from '../arguments/common-options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { openBlob, openFile } from './open-file.ts';

/** A file that can be opened as often as it takes. */
export type ReopenableSource = () => Promise<CsvSource>;

/** Formats whose cells have types of their own. They are read as the CSV file that their rows would make. */
const typedFormats: ReadonlyMap<string, (source: Blob) => Promise<OpenCells>> = new Map([
  ['parquet', async (source) => (await import('@clientele/io/parquet')).openParquet('readParquet', source)],
  ['arrow', async (source) => (await import('@clientele/io/arrow')).openArrow('readArrow', source)],
  ['jsonl', (source) => openJsonLines('readJsonLines', source)],
]);

/**
 * Opens a file of rows; standard input is held in memory, so that it can be looked at twice.
 *
 * @param file as the user gave it
 * @param options its format, where it is stated
 * @param io the world
 * @returns what opens it as CSV, time and again
 * @throws UsageError (`invalid-option`) where the format is not read, or the file cannot be opened
 */
export async function openSource(file: string, options: CommonOptions, io: CommandIo): Promise<ReopenableSource> {
  const format = formatOf(file, options);
  const openCells = typedFormats.get(format);
  if (openCells !== undefined) {
    const blob = await openBlob(file, io);
    return async () => csvOfCells(await openCells(blob));
  }
  if (format !== 'csv') {
    const read = ['csv', ...typedFormats.keys()].join(', ');
    throw new UsageError(
      `${file}: rows are read from ${read}, not from ${format}; --format csv says that it is csv all the same`,
    );
  }
  if (file !== '-') {
    await (await openFile(file, io)).cancel();
    return () => openFile(file, io);
  }
  const held = await openBlob(file, io);
  return async () => held;
}

/** @returns the format stated, else the one that the name of the file says; csv where it says nothing */
export function formatOf(file: string, { format }: CommonOptions): string {
  const name = format ?? formatByName(file);
  return otherNames.get(name) ?? name;
}

const otherNames: ReadonlyMap<string, string> = new Map([
  ['ndjson', 'jsonl'],
  ['feather', 'arrow'],
  ['pq', 'parquet'],
]);
const otherFormats = new Set([...typedFormats.keys(), ...otherNames.keys(), 'json', 'fimi', 'spmf', 'xlsx', 'xls']);

function formatByName(file: string): string {
  const ending = file.toLowerCase().replace(/\.gz$/, '').split('.').at(-1) ?? '';
  return otherFormats.has(ending) ? ending : 'csv';
}
