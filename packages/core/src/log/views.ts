import { InvalidInputError } from '../errors/errors.ts';
import { showValue } from '../show.ts';
import { codeOf } from '../table/dictionary.ts';
import { filterRows } from '../table/filter-rows.ts';
import { resolveAsOf } from '../time/as-of.ts';
import type { Instant } from '../time/instant.ts';
import { checkLog } from './check-log.ts';
import type { FeedbackLog } from './events/feedback-log.ts';
import type { InteractionLog } from './events/interaction-log.ts';
import type { TransactionLog } from './transaction-log.ts';

/** A log of any kind. */
export type AnyLog = TransactionLog | InteractionLog | FeedbackLog;

/**
 * The part of a log that was known at a point in time: only events strictly before it.
 *
 * @param log a checked log, of transactions, interactions or feedback
 * @param asOf exclusive end; a bare date is the first instant of that day in the log's zone
 * @returns a log that shares the dictionaries, so that codes stay comparable; the same log where nothing is cut off
 * @throws InvalidOptionError (`invalid-option`) where asOf is no point in time
 * @example
 * import { before, parseTransactions } from '@clientele/core';
 * const log = parseTransactions([
 *   { customer: 'Ada', time: '2026-01-05', amount: 20 },
 *   { customer: 'Ada', time: '2026-02-05', amount: 30 },
 * ]);
 * before(log, '2026-02-01').length; // => 1
 */
export function before<L extends AnyLog>(log: L, asOf: Instant): L {
  checkLog('before', log);
  const end = resolveAsOf(asOf, log, 'before');
  const mask = new Uint8Array(log.length);
  for (let row = 0; row < mask.length; row++) if ((log.time[row] as number) < end) mask[row] = 1;
  return filterRows(log, mask);
}

/**
 * The part of a log that belongs to some customers.
 *
 * @param log a checked log, of transactions, interactions or feedback
 * @param ids the customers' ids, to the letter; those the log does not know have no lines
 * @returns a log that shares the dictionaries, so that codes stay comparable
 * @throws InvalidInputError (`invalid-input`) where ids are one text, which would be taken letter by letter, or are no texts
 * @example
 * import { ofCustomers, parseTransactions } from '@clientele/core';
 * const log = parseTransactions([
 *   { customer: 'Ada', time: '2026-01-05', amount: 20 },
 *   { customer: 'Bo', time: '2026-02-05', amount: 30 },
 * ]);
 * ofCustomers(log, ['Bo']).length; // => 1
 */
export function ofCustomers<L extends AnyLog>(log: L, ids: Iterable<string>): L {
  if (typeof ids === 'string') {
    throw new InvalidInputError(
      `ofCustomers: expected a list of ids, got ${showValue(ids)}; one id alone goes into an array`,
    );
  }
  if (typeof ids !== 'object' || ids === null || !(Symbol.iterator in ids)) {
    throw new InvalidInputError(`ofCustomers: expected a list of ids, got ${showValue(ids)}`);
  }
  checkLog('ofCustomers', log);
  const { dictionary, codes } = log.customer;
  const wanted = new Uint8Array(dictionary.values.length);
  for (const id of ids) {
    const code = typeof id === 'string' ? codeOf(dictionary, id) : refuseId(id);
    if (code >= 0) wanted[code] = 1;
  }
  const mask = new Uint8Array(log.length);
  for (let row = 0; row < mask.length; row++) mask[row] = wanted[codes[row] as number] as number;
  return filterRows(log, mask);
}

function refuseId(id: unknown): never {
  throw new InvalidInputError(`ofCustomers: expected ids as texts, got ${showValue(id)}`);
}
