import type { CsvSource } from '@clientele/io';
import type { CommonOptions } from '../arguments/common-options.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { openFile } from './open-file.ts';

/** A file that can be opened as often as it takes. */
export type ReopenableSource = () => Promise<CsvSource>;

/**
 * Opens a CSV file; standard input is held in memory, so that it can be looked at twice.
 *
 * @param file as the user gave it
 * @param options its format, where it is stated
 * @param io the world
 * @returns what opens it, time and again
 * @throws UsageError (`invalid-option`) where the format is not read, or the file cannot be opened
 */
export async function openSource(file: string, options: CommonOptions, io: CommandIo): Promise<ReopenableSource> {
  const format = formatOf(file, options);
  if (format !== 'csv') {
    throw new UsageError(
      `${file}: this release reads csv, not ${format}; --format csv says that it is csv all the same`,
    );
  }
  if (file !== '-') {
    await (await openFile(file, io)).cancel();
    return () => openFile(file, io);
  }
  const held = await new Response(io.stdin()).blob();
  return async () => held;
}

/** @returns the format stated, else the one that the name of the file says; csv where it says nothing */
export function formatOf(file: string, { format }: CommonOptions): string {
  return format ?? formatByName(file);
}

const otherFormats = new Set(['parquet', 'jsonl', 'ndjson', 'json', 'arrow', 'fimi', 'spmf', 'xlsx', 'xls']);

function formatByName(file: string): string {
  const ending = file.toLowerCase().replace(/\.gz$/, '').split('.').at(-1) ?? '';
  return otherFormats.has(ending) ? ending : 'csv';
}
