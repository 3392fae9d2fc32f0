import { NO_CODE, type Note, type TransactionLog } from '@clientele/core';

/** A price this much below the usual one is a discount; less is rounding. */
const leastDiscount = 0.01;

/** Which lines were bought below the usual price. */
export interface DiscountedLines {
  /** 1 for a discounted line. */
  readonly isDiscounted: Uint8Array;
  readonly notes: readonly Note[];
}

/**
 * Finds the lines whose unit price is below the product's usual one: the price that most of its lines have, to a thousandth; of
 * equally frequent prices the highest, since a discount is taken off and not put on.
 *
 * @param asOf exclusive end: a price paid later is not known yet
 * @returns `null` where the log has no products, or no quantities
 */
export function discountedLines(
  { product, quantity, amount, time, length }: TransactionLog,
  asOf: number,
): DiscountedLines | null {
  if (product === undefined || quantity === undefined) return null;
  const price = new Float64Array(length).fill(Number.NaN);
  for (let row = 0; row < length; row++) {
    const [sum, count] = [amount[row] as number, quantity[row] as number];
    const isSeen = (time[row] as number) < asOf && product.codes[row] !== NO_CODE;
    if (isSeen && count > 0 && sum >= 0) price[row] = sum / count;
  }
  const met = new Map<number, Map<number, number>>();
  for (let row = 0; row < length; row++) {
    if (Number.isNaN(price[row])) continue;
    const code = product.codes[row] as number;
    const prices = met.get(code) ?? new Map<number, number>();
    const rounded = Math.round((price[row] as number) * 1000);
    met.set(code, prices.set(rounded, (prices.get(rounded) ?? 0) + 1));
  }
  const limits = new Float64Array(product.dictionary.values.length);
  for (const [code, prices] of met) limits[code] = (usualOf(prices) / 1000) * (1 - leastDiscount);
  const isDiscounted = new Uint8Array(length);
  for (let row = 0; row < length; row++) {
    isDiscounted[row] = Number((price[row] as number) < (limits[product.codes[row] as number] as number));
  }
  const priced = price.filter((own) => !Number.isNaN(own)).length;
  const products = [...met.values()].filter((prices) => prices.size > 1).length;
  const message = `usual prices are those most often paid: ${products} of ${met.size} products, seen on ${priced} lines, have more than one`;
  return {
    isDiscounted,
    notes: [{ code: 'usual-prices', message, details: { products, of: met.size, lines: priced } }],
  };
}

function usualOf(prices: ReadonlyMap<number, number>): number {
  const [usual] = [...prices].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a));
  return usual;
}
