import type { DataIssues, Note } from '@clientele/core';
import { readCells } from '@clientele/io';
import type { CommonOptions } from '../arguments/common-options.ts';
import type { FunctionOptions } from '../arguments/set.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { CommandIo } from '../command-io.ts';
import { inFile } from '../failure/in-file.ts';
import { listingNotes } from '../notes.ts';
import { allRows, chooseRows } from './chosen-rows.ts';
import { mapOffer } from './likely-map.ts';
import { openSource } from './open-source.ts';
import { readLinesFrom } from './read-lines.ts';
import { readingSettings } from './reading-settings.ts';

/** What is wrong, or worth knowing, in a file. */
export interface Findings {
  readonly issues: DataIssues;
  readonly settings: FunctionOptions;
  readonly notes: readonly Note[];
}

/**
 * Looks a file over: as order lines where a map or its own column names say which is which, else for the shape of its rows.
 *
 * @param file as the user gave it
 * @param options map, zone, formats, rows
 * @param io the world
 * @returns all findings, however many they are
 */
export async function readFindings(file: string, options: CommonOptions, io: CommandIo): Promise<Findings> {
  const open = await openSource(file, options, io);
  try {
    const { issues, settings } = await readLinesFrom(open, file, { ...options, maxBad: 1, quiet: true }, io);
    return { issues, settings, notes: listingNotes(issues) };
  } catch (error) {
    const header = error instanceof UsageError ? error.details['header'] : undefined;
    if (!Array.isArray(header)) throw error;
    const { file: cutting, settings } = readingSettings(options);
    const source = await open();
    const { rows } = options;
    const chosen = rows.length === 0 ? allRows(source, cutting) : await chooseRows(source, cutting, rows);
    const { issues } = await inFile(file, () => readCells(chosen.source, chosen.file));
    return { issues: chosen.placed(issues), settings, notes: [shapeOnly(header as string[])] };
  }
}

function shapeOnly(header: readonly string[]): Note {
  const message = `only the shape of the rows was looked at; to look at order lines say which column is which, ${mapOffer(header)}`;
  return { code: 'shape-only', message };
}
