import { InvalidInputError, isTransactionLog, showValue } from '@clientele/core';
import type { CheckedEvents, ItemEvents } from './events.ts';
import { eventsOfLog } from './from-log.ts';
import { eventsOfRows } from './from-rows.ts';

/**
 * Reads events at the door of a fit or verb.
 *
 * @param verb begins messages
 * @param data a log, rows or columns
 * @returns checked events, and notes on what was left out
 * @throws InvalidInputError (`invalid-input`) naming row and column
 */
export function readEvents(verb: string, data: ItemEvents): CheckedEvents {
  if (isTransactionLog(data)) return eventsOfLog(verb, data);
  if (typeof data !== 'object' || data === null) {
    throw new InvalidInputError(`${verb}: expected a transaction log, rows or columns, got ${showValue(data)}`);
  }
  return eventsOfRows(verb, data);
}
