import { type ClienteleError, type CustomerTable, type InteractionLog, InvalidInputError } from '@clientele/core';
import { type CommonOptions, refuseUnused } from '../arguments/common-options.ts';
import type { FunctionOptions } from '../arguments/set.ts';
import type { CommandIo } from '../command-io.ts';
import { FailureInFile } from '../failure/in-file.ts';
import { openSource } from './open-source.ts';
import { readColumnsFrom } from './read-columns.ts';
import { interactionColumns } from './side-files.ts';

/** Events of a file. */
export interface EventsOfFile {
  readonly log: InteractionLog;
  /** Physical line of each row. */
  readonly lines: ArrayLike<number>;
  /** Settings that reading did not use up. */
  readonly settings: FunctionOptions;
}

/**
 * Reads a file as events, where it is one: it has customer, time and kind, and `--map` names no amount.
 *
 * @param file as the user gave it
 * @param options map, zone, formats, rows, and how many bad rows are too many
 * @param io the world
 * @returns the events, or null where the file holds order lines
 * @throws FailureInFile naming line and column
 */
export async function readEvents(file: string, options: CommonOptions, io: CommandIo): Promise<EventsOfFile | null> {
  if (options.map?.['amount'] !== undefined) return null;
  const open = await openSource(file, options, io);
  try {
    const { table, lines, settings } = await readColumnsFrom(open, file, interactionColumns, options, io);
    refuseUnused(options, ['currency'], `${file} holds events`);
    const { customer } = table as CustomerTable;
    const { length, columns } = table;
    const log = { length, timeZone: options.timeZone ?? 'UTC', customer, ...columns } as unknown as InteractionLog;
    return { log, lines, settings };
  } catch (error) {
    if (options.map?.['kind'] === undefined && lacksColumns(error)) return null;
    throw error;
  }
}

function lacksColumns(error: unknown): boolean {
  const cause: ClienteleError | undefined = error instanceof FailureInFile ? error.cause : undefined;
  return cause instanceof InvalidInputError && cause.details['option'] === 'map';
}
