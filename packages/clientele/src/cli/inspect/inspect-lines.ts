import { ClienteleError, type IssueCode, mergeIssues, requiredFields } from '@clientele/core';
import { type InspectedColumn, inspectCsv, type ReadCsvOptions, readCsv } from '@clientele/io';
import type { CommonOptions } from '../arguments/common-options.ts';
import { showMap } from '../arguments/map.ts';
import type { CommandIo } from '../command-io.ts';
import { FailureInFile, inFile } from '../failure/in-file.ts';
import { sentenceOf } from '../failure/report-failure.ts';
import type { ReopenableSource } from '../input/open-source.ts';
import { progressOf, readingSettings } from '../input/reading-settings.ts';

/** What `inspect` says of a file. */
export interface InspectedFile {
  readonly file: string;
  readonly rows: number;
  readonly delimiter: string;
  readonly encoding: string | null;
  readonly columns: readonly InspectedColumn[];
  /** The map given, else a guess by the columns' names. */
  readonly map: Readonly<Record<string, string>>;
  /** The map as an option, ready to copy. */
  readonly mapLine: string;
  /** Roles that a transaction log needs and the map lacks. */
  readonly missingRoles: readonly string[];
  /** Counts of findings, read by that map. */
  readonly findings: Readonly<Partial<Record<IssueCode, number>>>;
  /** Rows that could not be used, read by that map. */
  readonly setAside: number;
  /** Why the lines could not be read by that map. */
  readonly problem?: string;
}

/**
 * Looks a file over, and reads it once by the map given or guessed, only to count what would be found.
 *
 * @param file as the user gave it
 * @param open opens it
 * @param options map, zone, formats
 * @param io the world
 * @returns facts, columns, the likely map, and findings
 */
export async function inspectLines(
  file: string,
  open: ReopenableSource,
  options: CommonOptions,
  io: CommandIo,
): Promise<InspectedFile> {
  const { file: cutting } = readingSettings(options);
  const seen = await inFile(file, async () => inspectCsv(await open(), { ...cutting, ...progressOf(options, io) }));
  const map = (options.map ?? seen.map) as Readonly<Record<string, string>>;
  const missingRoles = requiredFields.filter((role) => map[role] === undefined && !seen.header.includes(role));
  const { rows, delimiter, encoding, columns } = seen;
  const facts = { file, rows, delimiter, encoding, columns, map, mapLine: `--map ${showMap(map)}`, missingRoles };
  if (missingRoles.length > 0) return { ...facts, findings: seen.issues.counts, setAside: seen.rowsDropped };
  return { ...facts, ...(await findingsBy(map, file, open, options)) };
}

type Findings = Pick<InspectedFile, 'findings' | 'setAside' | 'problem'>;

async function findingsBy(
  map: Readonly<Record<string, string>>,
  file: string,
  open: ReopenableSource,
  options: CommonOptions,
): Promise<Findings> {
  const { file: cutting, cells } = readingSettings(options);
  const { timeZone, currency } = options;
  const stated = { map, timeZone, currency, ...cutting, ...cells } as ReadCsvOptions;
  try {
    const { issues, rowsDropped } = await inFile(file, async () => readCsv(await open(), stated));
    return { findings: mergeIssues([issues]).counts, setAside: rowsDropped };
  } catch (error) {
    if (!(error instanceof FailureInFile || error instanceof ClienteleError)) throw error;
    return { findings: {}, setAside: 0, problem: sentenceOf(error) };
  }
}
