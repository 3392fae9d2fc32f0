import {
  type CustomerSummary,
  type Dictionary,
  type Instant,
  type Occasion,
  resolveAsOf,
  summaryAccumulator,
} from '@clientele/core';
import { type Growing, growingNumbers, makeRoom } from './growing.ts';
import type { LinesByCustomer } from './lines-by-customer.ts';

/** The facts of each customer, kept from one call to the next. */
export interface FactsByCustomer {
  /** Says whose lines have come. */
  touch(customers: Uint32Array): void;
  /** The summary of all lines before an instant. */
  summarize(asOf: Instant | 'end' | undefined): CustomerSummary;
}

const names = [
  'purchaseCount',
  'purchaseDays',
  'firstPurchase',
  'lastPurchase',
  'totalSpend',
  'grossSpend',
  'repeatSpend',
  'sumLogGaps',
] as const;

/**
 * Opens facts that are worked out anew only for customers whose lines have come since, or lie in part behind the end of the observation.
 * They are worked out by `summaryAccumulator`, from all lines of these customers, so that they are those of a full pass to the bit.
 *
 * @param verb begins messages
 * @param lines the lines of all customers
 * @param timeZone their zone
 * @param occasion what makes a purchase
 */
export function factsByCustomer(
  verb: string,
  lines: LinesByCustomer,
  timeZone: string,
  occasion: Occasion | undefined,
): FactsByCustomer {
  const facts = names.map((): Growing<Float64Array> => growingNumbers());
  const known: Growing<Float64Array> = growingNumbers(); // 1 where the facts are those of all lines
  let byId: Uint32Array = new Uint32Array(0);
  let dictionary: Dictionary = Object.freeze({ values: Object.freeze([]) });

  function renew(asOf: number): void {
    const stale: number[] = [];
    for (let code = 0; code < lines.ids.length; code++) {
      if (known.values[code] === 0 || (lines.last.values[code] as number) >= asOf) stale.push(code);
    }
    if (stale.length === 0) return;
    const { customer, columns } = summaryAccumulator({ state: lines.of(stale) }).summarize({ asOf, occasion });
    const rowOf = new Map(Array.from(customer.codes, (code, row) => [customer.dictionary.values[code], row]));
    for (const code of stale) {
      const row = rowOf.get(lines.ids[code] as string);
      for (const [at, name] of names.entries()) {
        (facts[at] as Growing<Float64Array>).values[code] = row === undefined ? 0 : (columns[name][row] as number);
      }
      known.values[code] = (lines.last.values[code] as number) < asOf ? 1 : 0;
    }
  }
  return {
    touch(customers) {
      makeRoom([known, ...facts], lines.ids.length);
      for (const code of customers) known.values[code] = 0;
    },
    summarize(given) {
      const times = lines.last.values.subarray(0, lines.ids.length);
      const asOf = resolveAsOf(given, { time: times, timeZone }, verb);
      renew(asOf);
      if (byId.length < lines.ids.length) {
        byId = withNew(byId, lines.ids);
        dictionary = Object.freeze({ values: Object.freeze([...lines.ids]) });
      }
      const [, purchaseDays] = facts as [unknown, Growing<Float64Array>];
      const codes = byId.filter((code) => (purchaseDays.values[code] as number) > 0);
      const columns = Object.fromEntries(
        names.map((name, at) => [name, taken((facts[at] as Growing<Float64Array>).values, codes)]),
      ) as CustomerSummary['columns'];
      return Object.freeze({
        length: codes.length,
        customer: Object.freeze({ dictionary, codes }),
        columns: Object.freeze(columns),
        asOf,
        timeZone,
        notes: Object.freeze([]),
      });
    },
  };
}

/** Millions of values pass here: a plain loop. */
function taken(values: Float64Array, codes: Uint32Array): Float64Array {
  const found = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) found[row] = values[codes[row] as number] as number;
  return found;
}

/** Codes in the order of their ids by code unit: new ones are sorted, and merged with those that are. */
function withNew(sorted: Uint32Array, ids: readonly string[]): Uint32Array {
  const idOf = (code: number): string => ids[code] as string;
  const fresh = Uint32Array.from({ length: ids.length - sorted.length }, (_, at) => sorted.length + at);
  fresh.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const all = new Uint32Array(ids.length);
  let [old, next] = [0, 0];
  for (let at = 0; at < all.length; at++) {
    const isOld =
      next >= fresh.length || (old < sorted.length && idOf(sorted[old] as number) < idOf(fresh[next] as number));
    all[at] = (isOld ? sorted[old++] : fresh[next++]) as number;
  }
  return all;
}
