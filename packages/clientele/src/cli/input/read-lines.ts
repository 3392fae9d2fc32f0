import { anyRecord, type CleanOptions, cleanTransactions, type DataIssues, type TransactionLog } from '@clientele/core';
import { type ReadCsv, type ReadCsvOptions, readCsv } from '@clientele/io';
import { checkBadShare } from '../../analyze/bad-share.ts';
import type { CommonOptions } from '../arguments/common-options.ts';
import { type FunctionOptions, partSettings } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { tellEnd, tellNotes, tellSetAside } from '../notes.ts';
import { allRows, type ChosenRows, chooseRows } from './chosen-rows.ts';
import { withLikelyMap } from './likely-map.ts';
import { openSource, type ReopenableSource } from './open-source.ts';
import { progressOf, readingSettings } from './reading-settings.ts';

/** Order lines of a file. */
export interface Lines {
  readonly log: TransactionLog;
  readonly issues: DataIssues;
  /** Settings that reading did not use up. */
  readonly settings: FunctionOptions;
}

/**
 * Reads a file of order lines as the options say.
 *
 * @param file as the user gave it
 * @param options map, zone, currency, formats, rows, and how many bad rows are too many
 * @param io the world
 * @returns the log, what was found, and the settings left over
 * @throws FailureInFile naming line and column; UsageError with a likely `--map` where none was given
 */
export async function readLines(file: string, options: CommonOptions, io: CommandIo): Promise<Lines> {
  const open = await openSource(file, options, io);
  return readLinesFrom(open, file, options, io);
}

/** The same for a file that is open already. */
export async function readLinesFrom(
  open: ReopenableSource,
  file: string,
  options: CommonOptions,
  io: CommandIo,
): Promise<Lines> {
  try {
    return await inFile(file, () => read(open, options, io));
  } catch (error) {
    throw options.map === undefined ? withLikelyMap(error, file) : error;
  }
}

async function read(open: ReopenableSource, options: CommonOptions, io: CommandIo): Promise<Lines> {
  const { file: cutting, cells, settings } = readingSettings(options);
  const { map, timeZone, currency, rows } = options;
  const source = await open();
  const chosen = rows.length === 0 ? allRows(source, cutting) : await chooseRows(source, cutting, rows);
  const stated = { map, timeZone, currency, ...cells, ...chosen.file, ...progressOf(options, io) } as ReadCsvOptions;
  const found = await readCsv(chosen.source, stated);
  const issues = chosen.placed(found.issues);
  const counts = { rows: found.rows, aside: found.rowsDropped };
  checkBadShare('readCsv', counts, issues, options.maxBad);
  tellSetAside(counts, 'clientele derive issues lists them', options, io);
  const [{ clean }, left] = partSettings(settings, ['clean']);
  const lines = clean === undefined ? { log: found.log, issues } : cleaned(found, chosen, clean, options, io);
  tellEnd(lines.log, options, io);
  return { ...lines, settings: left };
}

/** The lines as `--set clean.…` leaves them; what each rule did is told. */
function cleaned(
  { log, issues, origin, filledAmounts }: ReadCsv,
  chosen: ChosenRows,
  clean: unknown,
  options: CommonOptions,
  io: CommandIo,
): Pick<Lines, 'log' | 'issues'> {
  if (!anyRecord.accepts(clean)) throw new UsageError('--set clean: name a rule, as clean.exactDuplicates=remove');
  const { map } = options;
  const { maxIssues } = readingSettings(options).cells as { readonly maxIssues?: number };
  const naming = { ...(map && { map }), ...(maxIssues !== undefined && { maxIssues }) };
  const read = { issues, origin, ...(filledAmounts && { filledAmounts }) };
  const found = cleanTransactions(log, { ...(clean as CleanOptions), ...naming, read });
  tellNotes(found.notes, options, io);
  return { log: found.log, issues: chosen.placed(found.issues) };
}
