import {
  asTransactionLog,
  type Column,
  type CustomerTable,
  checkOptions,
  civilDays,
  customerTable,
  encode,
  frozen,
  type Instant,
  InsufficientDataError,
  instantOrEnd,
  type Note,
  type ParseOptions,
  parseRules,
  pickParseOptions,
  resolveAsOf,
  type TransactionLog,
  type Transactions,
} from '@clientele/core';
import { discountedLines } from './discounted-lines.ts';
import { favourites, flaggedShares } from './favourites.ts';
import { type PurchaseLines, purchaseLines } from './purchase-lines.ts';

/** How much of a log is looked at; for rows also how they are read. */
export interface DerivePreferencesOptions extends ParseOptions {
  /** Exclusive end of the observation; `'end'`, the midnight after the last event, unless told otherwise. */
  readonly asOf?: Instant | 'end';
}

/**
 * What customers prefer, one row each. Which columns there are depends on the log: `favouriteWeekday` (1 is Monday, 7 Sunday) and
 * `weekdayShare` always; `favouriteCategory` and `categoryShare`, `favouriteChannel` and `channelShare` where it has categories and
 * channels; `discountShare` where it has products and quantities. Shares are of the money spent, refunds aside.
 */
export type PreferenceTable = CustomerTable<Record<string, Column>> & {
  /** Exclusive end of the observation, epoch milliseconds. */
  readonly asOf: number;
  readonly timeZone: string;
  readonly notes: readonly Note[];
};

/**
 * Derives from order lines what each customer prefers: the category and the channel that most of the money goes to, the weekday, and
 * how much is bought at a discount. The table goes to clustering as attributes, to `profileClusters`, or to a campaign as traits.
 *
 * A favourite is where most of the customer's money went, of equal ones the first by name; lines without a category or channel do not
 * count, and who has no other has none. A line is discounted where its unit price is more than 1 % below the product's usual one: the price
 * that most of its lines have, of equally frequent ones the highest. Refunds count for nothing here.
 *
 * @param transactions a checked log, or row objects
 * @param options where the observation ends; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns one row a customer with a purchase, in the order in which the log first names them; a share is missing where no
 * money was spent; nothing at or after `asOf` is seen, usual prices included
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read as transactions
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a purchase before `asOf`
 * @example
 * import { derivePreferences, parseTransactions, toRows } from '@clientele/rfm';
 * const log = parseTransactions([
 *   { customer: 'Ada', time: '2026-03-02', amount: 30, category: 'Tea', channel: 'web' },
 *   { customer: 'Ada', time: '2026-03-07', amount: 10, category: 'Cups', channel: 'web' },
 * ]);
 * toRows(derivePreferences(log));
 * // => [
 * //   {
 * //     customer: 'Ada', favouriteWeekday: 1, weekdayShare: 0.75, favouriteCategory: 'Tea', categoryShare: 0.75,
 * //     favouriteChannel: 'web', channelShare: 1,
 * //   },
 * // ]
 */
export function derivePreferences(transactions: Transactions, options: DerivePreferencesOptions = {}): PreferenceTable {
  const verb = 'derivePreferences';
  checkOptions(verb, options, { ...parseRules, asOf: instantOrEnd });
  const { log } = asTransactionLog(transactions, pickParseOptions(options), verb);
  const asOf = resolveAsOf(options.asOf, log, verb);
  const lines = purchaseLines(log, asOf);
  if (lines.customers.length === 0) throw new InsufficientDataError(verb, 'customers with a purchase', 1, 0);
  const weekday = favourites(lines, civilDays(log.time, log.timeZone).map(weekdayOf), log.amount, String);
  const discounted = discountedLines(log, asOf);
  const table = customerTable(
    Array.from(lines.customers, (code) => log.customer.dictionary.values[code] as string),
    {
      favouriteWeekday: Float64Array.from(weekday.codes, Number),
      weekdayShare: weekday.share,
      ...named(lines, log, 'category'),
      ...named(lines, log, 'channel'),
      ...(discounted === null ? {} : { discountShare: flaggedShares(lines, discounted.isDiscounted, log.amount) }),
    },
  );
  const notes = frozen([...(discounted?.notes ?? [])]);
  return Object.freeze({ ...table, asOf, timeZone: log.timeZone, notes });
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Favourite and share by a column of the log, where it has the column. */
function named(lines: PurchaseLines, log: TransactionLog, name: 'category' | 'channel'): Record<string, Column> {
  const column = log[name];
  if (column === undefined) return {};
  const nameOf = (code: number): string => column.dictionary.values[code] as string;
  const { codes, share } = favourites(lines, column.codes, log.amount, nameOf);
  return {
    [name === 'category' ? 'favouriteCategory' : 'favouriteChannel']: encode(
      codes.map((code) => (code === null ? null : nameOf(code))),
    ),
    [`${name}Share`]: share,
  };
}
