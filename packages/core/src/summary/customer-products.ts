import { InvalidInputError, InvalidOptionError } from '../errors/errors.ts';
import { frozen } from '../frozen.ts';
import type { Note } from '../json.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { Transactions } from '../log/transaction-log.ts';
import { oneOf } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { type CodedColumn, type Dictionary, NO_CODE } from '../table/dictionary.ts';
import { resolveAsOf } from '../time/as-of.ts';
import { type Duration, duration, durationIn } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { instantOrEnd } from '../time/parse-instant.ts';
import type { Observation } from './customer-summary.ts';
import { inputLog } from './input-log.ts';

/** What a cell of customers by products holds. */
export interface CustomerProductsOptions {
  /** Only events strictly before it are seen. Default `'end'`: the midnight after the last event. */
  readonly asOf?: Instant | 'end';
  /** 1 for what was bought (`'binary'`), purchase lines, net money, or lines that fade with their age. Default `'count'`. */
  readonly value?: 'binary' | 'count' | 'amount' | 'decayed';
  /** With `'decayed'`: after how long a line counts half. Default `{ days: 90 }`. */
  readonly halfLife?: Duration;
}

/** Customers by products, row by row: customer i owns `products` and `values` from `offsets[i]` up to `offsets[i + 1]`. */
export interface CustomerProducts extends Observation {
  /** One row a customer with a cell, in the order in which the log first names them. */
  readonly customer: CodedColumn;
  /** The columns: codes of `products` are positions here. */
  readonly product: Dictionary;
  readonly offsets: Uint32Array;
  /** Rising within a customer. */
  readonly products: Uint32Array;
  readonly values: Float64Array;
}

/**
 * What each customer bought, as a sparse matrix of customers by products: memory grows with the pairs that occur, not with
 * customers times products.
 *
 * @param transactions a checked log with products, or row objects
 * @param options what a cell holds, asOf; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns the cells; with `'amount'` refunds lower them, else lines with amount < 0 make none. Lines without a product stand in a note
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read, or the log has no products
 * @throws InvalidOptionError (`invalid-option`) also where `halfLife` is given for another value than `'decayed'`
 * @example
 * import { customerProducts } from '@clientele/core';
 * const { offsets, products, values } = customerProducts([
 *   { customer: 'Ada', time: '2026-01-05', amount: 20, product: 'tea' },
 *   { customer: 'Bo', time: '2026-01-06', amount: 5, product: 'pot' },
 *   { customer: 'Ada', time: '2026-01-07', amount: 30, product: 'tea' },
 * ]);
 * [[...offsets], [...products], [...values]]; // => [[0, 1, 2], [0, 1], [2, 1]]
 */
export function customerProducts(
  transactions: Transactions,
  options: CustomerProductsOptions & ParseOptions = {},
): CustomerProducts {
  const verb = 'customerProducts';
  const rules = { asOf: instantOrEnd, value: oneOf('binary', 'count', 'amount', 'decayed'), halfLife: duration };
  const { log, notes } = inputLog(verb, transactions, options, rules);
  const { value = 'count' } = options;
  if (options.halfLife !== undefined && value !== 'decayed') {
    const allowed = 'left out unless value is "decayed"';
    throw new InvalidOptionError(verb, [{ option: 'halfLife', allowed, received: showValue(options.halfLife) }]);
  }
  const { product, customer, time, amount } = log;
  if (product === undefined) throw new InvalidInputError(`${verb}: the log has no column "product"`);
  const asOf = resolveAsOf(options.asOf, log, verb);
  const halfLife = durationIn(options.halfLife ?? { days: 90 }, 'day') * 86_400_000;
  const weigh = (line: number): number => {
    if (value === 'amount') return amount[line] as number;
    return value === 'decayed' ? 2 ** -((asOf - (time[line] as number)) / halfLife) : 1;
  };

  const lines: number[] = [];
  let nameless = 0;
  for (let line = 0; line < log.length; line++) {
    if ((time[line] as number) >= asOf || (value !== 'amount' && (amount[line] as number) < 0)) continue;
    if (product.codes[line] === NO_CODE) nameless += 1;
    else lines.push(line);
  }
  const places = placesOf(customer, lines);
  const sorted = Uint32Array.from(lines).sort(
    (a, b) =>
      (places.of[customer.codes[a] as number] as number) - (places.of[customer.codes[b] as number] as number) ||
      (product.codes[a] as number) - (product.codes[b] as number) ||
      weigh(a) - weigh(b), // sums are the same whatever the order of lines
  );
  const offsets = new Uint32Array(places.codes.length + 1);
  const products: number[] = [];
  const values: number[] = [];
  let before = -1;
  for (const line of sorted) {
    const place = places.of[customer.codes[line] as number] as number;
    const code = product.codes[line] as number;
    const isNew = place !== before || products[products.length - 1] !== code;
    if (isNew) {
      products.push(code);
      values.push(0);
    }
    const last = values.length - 1;
    values[last] = value === 'binary' ? 1 : (values[last] as number) + weigh(line);
    offsets[place + 1] = products.length;
    before = place;
  }
  return Object.freeze({
    customer: Object.freeze({ dictionary: customer.dictionary, codes: places.codes }),
    product: product.dictionary,
    offsets,
    products: Uint32Array.from(products),
    values: Float64Array.from(values),
    asOf,
    timeZone: log.timeZone,
    notes: frozen([...notes, ...namelessNote(nameless)]),
  });
}

/** Customers with a cell, in the order of their first line, and the place of each. */
function placesOf(customer: CodedColumn, lines: readonly number[]): { codes: Uint32Array; of: Uint32Array } {
  const of = new Uint32Array(customer.dictionary.values.length).fill(NO_CODE);
  const codes: number[] = [];
  for (const line of lines) {
    const code = customer.codes[line] as number;
    if (of[code] === NO_CODE) of[code] = codes.push(code) - 1;
  }
  return { codes: Uint32Array.from(codes), of };
}

function namelessNote(lines: number): Note[] {
  if (lines === 0) return [];
  return [
    { code: 'lines-without-product', message: `${lines} lines without a product make no cell`, details: { lines } },
  ];
}
