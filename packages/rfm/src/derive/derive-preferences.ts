import {
  type CodedColumn,
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
  NO_CODE,
  type Note,
  resolveAsOf,
  type TransactionLog,
} from '@clientele/core';
import { discountedLines } from './discounted-lines.ts';

/** How much of a log is looked at. */
export interface DerivePreferencesOptions {
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
 * @param log a checked log
 * @param options where the observation ends
 * @returns one row a customer with a purchase, in the order in which the log first names them; a share is missing where no
 * money was spent
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
export function derivePreferences(log: TransactionLog, options: DerivePreferencesOptions = {}): PreferenceTable {
  const verb = 'derivePreferences';
  checkOptions(verb, options, { asOf: instantOrEnd });
  const asOf = resolveAsOf(options.asOf, log, verb);
  const lines = linesOf(log, asOf);
  if (lines.customers.length === 0) throw new InsufficientDataError(verb, 'customers with a purchase', 1, 0);
  const weekday = favourites(lines, civilDays(log.time, log.timeZone).map(weekdayOf), (code) => String(code));
  const discounted = discountedLines(log);
  const table = customerTable(
    lines.customers.map((code) => log.customer.dictionary.values[code] as string),
    {
      favouriteWeekday: Float64Array.from(weekday.codes, Number),
      weekdayShare: weekday.share,
      ...named(lines, log.category, 'favouriteCategory', 'categoryShare'),
      ...named(lines, log.channel, 'favouriteChannel', 'channelShare'),
      ...(discounted === null ? {} : { discountShare: discountShares(lines, discounted.isDiscounted) }),
    },
  );
  const notes = frozen([...(discounted?.notes ?? [])]);
  return Object.freeze({ ...table, asOf, timeZone: log.timeZone, notes });
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Purchases before the end of the observation. */
interface Lines {
  /** Codes of the customers, in the order in which they are met. */
  readonly customers: readonly number[];
  /** Where each customer stands among these, by code. */
  readonly place: Int32Array;
  /** Rows of the log. */
  readonly rows: Uint32Array;
  readonly log: TransactionLog;
}

function linesOf(log: TransactionLog, asOf: number): Lines {
  const { codes, dictionary } = log.customer;
  const place = new Int32Array(dictionary.values.length).fill(-1);
  const customers: number[] = [];
  const rows: number[] = [];
  for (let row = 0; row < log.length; row++) {
    if ((log.time[row] as number) >= asOf || (log.amount[row] as number) < 0) continue;
    const code = codes[row] as number;
    if ((place[code] as number) < 0) {
      place[code] = customers.length;
      customers.push(code);
    }
    rows.push(row);
  }
  return { customers, place, rows: Uint32Array.from(rows), log };
}

interface Favourites {
  readonly codes: readonly (number | null)[];
  readonly share: Float64Array;
}

/** The value that most of each customer's money went to. Amounts are added up by size, so that the order of lines does not show. */
function favourites(
  { customers, place, rows, log }: Lines,
  values: ArrayLike<number>,
  nameOf: (code: number) => string,
): Favourites {
  const spent = customers.map(() => new Map<number, number[]>());
  for (const row of rows) {
    const value = values[row] as number;
    if (value === NO_CODE) continue;
    const own = spent[place[log.customer.codes[row] as number] as number] as Map<number, number[]>;
    const amounts = own.get(value);
    if (amounts === undefined) own.set(value, [log.amount[row] as number]);
    else amounts.push(log.amount[row] as number);
  }
  const best = spent.map((own) => {
    const sums = [...own].map(([value, amounts]) => ({ value, sum: sorted(amounts).reduce((a, b) => a + b, 0) }));
    const first = sums.sort((a, b) => b.sum - a.sum || (nameOf(a.value) < nameOf(b.value) ? -1 : 1))[0];
    const total = sorted(sums.map(({ sum }) => sum)).reduce((a, b) => a + b, 0);
    return { value: first?.value ?? null, share: first === undefined || total === 0 ? Number.NaN : first.sum / total };
  });
  return { codes: best.map(({ value }) => value), share: Float64Array.from(best, ({ share }) => share) };
}

function sorted(amounts: readonly number[]): readonly number[] {
  return amounts.length < 2 ? amounts : [...amounts].sort((a, b) => a - b);
}

function named(
  lines: Lines,
  column: CodedColumn | undefined,
  favourite: string,
  share: string,
): Record<string, Column> {
  if (column === undefined) return {};
  const nameOf = (code: number): string => column.dictionary.values[code] as string;
  const found = favourites(lines, column.codes, nameOf);
  return {
    [favourite]: encode(found.codes.map((code) => (code === null ? null : nameOf(code)))),
    [share]: found.share,
  };
}

function discountShares({ customers, place, rows, log }: Lines, isDiscounted: Uint8Array): Float64Array {
  const amounts = customers.map((): [all: number[], cheap: number[]] => [[], []]);
  for (const row of rows) {
    const [all, cheap] = amounts[place[log.customer.codes[row] as number] as number] as [number[], number[]];
    all.push(log.amount[row] as number);
    if (isDiscounted[row] === 1) cheap.push(log.amount[row] as number);
  }
  const sum = (values: readonly number[]): number => sorted(values).reduce((a, b) => a + b, 0);
  return Float64Array.from(amounts, ([all, cheap]) => (sum(all) === 0 ? Number.NaN : sum(cheap) / sum(all)));
}
