import { InvalidInputError } from '../errors/errors.ts';
import { asTransactionLog, pickParseOptions } from '../log/as-transaction-log.ts';
import { type ParseOptions, parseRules } from '../log/parse-options.ts';
import type { TransactionLog, Transactions } from '../log/transaction-log.ts';
import { checkOptions } from '../options/check-options.ts';
import { type Dictionary, NO_CODE } from '../table/dictionary.ts';
import { resolveAsOf } from '../time/as-of.ts';
import type { Instant } from '../time/instant.ts';
import { ianaTimeZone } from '../time/zone.ts';
import type { CustomerSummary } from './customer-summary.ts';
import type { Occasion } from './fold-customers.ts';
import { summaryOf, summaryRules } from './summarize-customers.ts';

/** What an accumulator holds of the lines it was given, as plain data: it can be cloned, posted and stored. */
export interface AccumulatorState {
  readonly timeZone: string;
  readonly currency?: string;
  readonly customers: readonly string[];
  readonly orders: readonly string[];
  /** Position in `customers` of each line. */
  readonly customer: Uint32Array;
  readonly time: Float64Array;
  readonly amount: Float64Array;
  /** Position in `orders` of each line; `NO_CODE` where it has none. */
  readonly order: Uint32Array;
  /** Whether any line had an order. */
  readonly hasOrders: boolean;
}

/** How an accumulator begins. */
export interface AccumulatorOptions {
  /** IANA zone of all lines. Default `"UTC"`. */
  readonly timeZone?: string;
  /** The currency of all lines, where it is stated. */
  readonly currency?: string;
  /** What another one held, to go on from there. */
  readonly state?: AccumulatorState;
}

/** Takes order lines in pieces and in any order. */
export interface SummaryAccumulator {
  /** Takes lines: a log of the same zone, or rows, which are read by the accumulator's zone and currency. */
  add(transactions: Transactions, options?: Omit<ParseOptions, 'timeZone' | 'currency'>): void;
  /** Takes all lines of another accumulator, which stays as it is. */
  merge(other: SummaryAccumulator): void;
  /** Sums up all lines so far; customers in the order of their ids by code unit, whatever the order in which they came. */
  summarize(options?: { readonly asOf?: Instant | 'end'; readonly occasion?: Occasion }): CustomerSummary;
  state(): AccumulatorState;
  /** Lines so far. */
  length(): number;
}

/**
 * Opens a summary that takes order lines as they come: a day at a time, from several workers, late ones after early ones. What
 * it sums up is equal, to the bit, to `summarizeCustomers` of all lines at once. Of each line it holds customer, time, amount
 * and order, 24 bytes; products and the rest are let go. A line that is added twice counts twice.
 *
 * @param options zone and currency of all lines; the state of another, to go on from
 * @returns the accumulator; `add` and `merge` throw InvalidInputError (`invalid-input`) where zones or currencies differ
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { summaryAccumulator, toRows } from '@clientele/core';
 * const monday = summaryAccumulator();
 * monday.add([{ customer: 'Bo', time: '2026-01-05', amount: 20 }]);
 * const tuesday = summaryAccumulator();
 * tuesday.add([{ customer: 'Ada', time: '2026-01-06', amount: 5 }, { customer: 'Bo', time: '2026-01-06', amount: 1 }]);
 * monday.merge(tuesday);
 * toRows(monday.summarize({ asOf: '2026-02-01' }), ['customer', 'purchaseDays', 'totalSpend']);
 * // => [{ customer: 'Ada', purchaseDays: 1, totalSpend: 5 }, { customer: 'Bo', purchaseDays: 2, totalSpend: 21 }]
 */
export function summaryAccumulator(options: AccumulatorOptions = {}): SummaryAccumulator {
  const verb = 'summaryAccumulator';
  const { timeZone: zoneRule, currency: currencyRule } = parseRules;
  checkOptions(verb, options, { timeZone: zoneRule ?? ianaTimeZone, currency: currencyRule, state: stateRule });
  const timeZone = options.timeZone ?? options.state?.timeZone ?? 'UTC';
  let currency = options.currency ?? options.state?.currency;
  const customers = openIds();
  const orders = openIds();
  const parts: Part[] = [];
  let hasOrders = false;

  function refuseOther(what: string, own: string | undefined, other: string | undefined): void {
    if (own === undefined || other === undefined || own === other) return;
    throw new InvalidInputError(`${verb}: ${what} "${other}" does not go with "${own}"`);
  }
  function take(from: AccumulatorState): void {
    refuseOther('time zone', timeZone, from.timeZone);
    refuseOther('currency', currency, from.currency);
    currency ??= from.currency;
    hasOrders ||= from.hasOrders;
    parts.push({
      customer: customers.recode(from.customers, from.customer),
      order: orders.recode(from.orders, from.order),
      time: from.time,
      amount: from.amount,
    });
  }
  function state(): AccumulatorState {
    return Object.freeze({
      timeZone,
      ...(currency === undefined ? {} : { currency }),
      customers: Object.freeze([...customers.ids]),
      orders: Object.freeze([...orders.ids]),
      ...joined(parts),
      hasOrders,
    });
  }
  if (options.state !== undefined) take(options.state);
  return {
    add(transactions, how = {}) {
      const stated = Array.isArray(transactions) ? { ...how, timeZone, ...(currency && { currency }) } : how;
      const { log } = asTransactionLog(transactions, pickParseOptions(stated), verb);
      take(stateOf(log));
    },
    merge: (other) => take(other.state()),
    state,
    length: () => parts.reduce((sum, { time }) => sum + time.length, 0),
    summarize(how = {}) {
      checkOptions(verb, how, summaryRules);
      const log = sortedLog(state());
      return summaryOf(log, resolveAsOf(how.asOf, log, verb), how.occasion ?? 'sale', []);
    },
  };
}

type Part = Pick<AccumulatorState, 'customer' | 'order' | 'time' | 'amount'>;

const stateRule = {
  allowed: 'what state() of an accumulator gave',
  accepts: (value: unknown): boolean => {
    const { customer, time, amount, order, customers, orders } = (value ?? {}) as Partial<AccumulatorState>;
    const columns = [customer, time, amount, order];
    if (!Array.isArray(customers) || !Array.isArray(orders) || columns.some((column) => !ArrayBuffer.isView(column)))
      return false;
    return (
      columns.every((column) => column?.length === time?.length) &&
      (customer ?? []).every((code) => code < customers.length)
    );
  },
};

interface Ids {
  readonly ids: readonly string[];
  /** Codes of another list of ids, as codes of this one. */
  recode(others: readonly string[], codes: Uint32Array): Uint32Array;
}

function openIds(): Ids {
  const ids: string[] = [];
  const codeOf = new Map<string, number>();
  const codeFor = (id: string): number => {
    const known = codeOf.get(id);
    if (known !== undefined) return known;
    codeOf.set(id, ids.length);
    return ids.push(id) - 1;
  };
  return {
    ids,
    recode(others, codes) {
      const turned = new Uint32Array(others.length).fill(NO_CODE);
      return codes.map((code) => {
        if (code === NO_CODE) return NO_CODE;
        if (turned[code] === NO_CODE) turned[code] = codeFor(others[code] as string);
        return turned[code] as number;
      });
    },
  };
}

function stateOf({ customer, time, amount, order, timeZone, currency, length }: TransactionLog): AccumulatorState {
  return {
    timeZone,
    ...(currency === undefined ? {} : { currency }),
    customers: customer.dictionary.values,
    orders: order?.dictionary.values ?? [],
    customer: customer.codes,
    time,
    amount,
    order: order?.codes ?? new Uint32Array(length).fill(NO_CODE),
    hasOrders: order !== undefined,
  };
}

function joined(parts: readonly Part[]): Part {
  const length = parts.reduce((sum, { time }) => sum + time.length, 0);
  const all = {
    customer: new Uint32Array(length),
    order: new Uint32Array(length),
    time: new Float64Array(length),
    amount: new Float64Array(length),
  };
  let at = 0;
  for (const part of parts) {
    for (const name of ['customer', 'order', 'time', 'amount'] as const) all[name].set(part[name], at);
    at += part.time.length;
  }
  return all;
}

/** The lines as a log whose customers come in the order of their ids. */
function sortedLog(state: AccumulatorState): TransactionLog {
  const byId = Uint32Array.from(state.customers.keys()).sort((a, b) =>
    (state.customers[a] as string) < (state.customers[b] as string) ? -1 : 1,
  );
  const placeOf = new Uint32Array(byId.length);
  byId.forEach((code, place) => {
    placeOf[code] = place;
  });
  const dictionary: Dictionary = Object.freeze({
    values: Object.freeze(Array.from(byId, (code) => state.customers[code] as string)),
  });
  const order = { dictionary: Object.freeze({ values: state.orders }), codes: state.order };
  const rows = Uint32Array.from(state.time.keys());
  const codes = state.customer.map((code) => placeOf[code] as number);
  rows.sort((a, b) => (codes[a] as number) - (codes[b] as number) || a - b);
  const by = <A extends Uint32Array | Float64Array>(values: A): A =>
    values.map((_, at) => values[rows[at] as number] as number) as A;
  return Object.freeze({
    length: rows.length,
    timeZone: state.timeZone,
    ...(state.currency === undefined ? {} : { currency: state.currency }),
    customer: Object.freeze({ dictionary, codes: by(codes) }),
    time: by(state.time),
    amount: by(state.amount),
    ...(state.hasOrders ? { order: Object.freeze({ ...order, codes: by(order.codes) }) } : {}),
  }) as TransactionLog;
}
