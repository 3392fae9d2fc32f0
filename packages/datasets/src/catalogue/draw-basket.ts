import { drawPoisson, type Random } from '@clientele/stats';
import { type Catalogue, confidenceOf, rungs } from './catalogue.ts';

/** The share of purchases that a customer makes on their own rung of the ladder; the rest is spread over the others. */
const loyalty = 0.7;
/** Categories drawn for a basket beyond the first, on average. */
const further = 0.8;

/**
 * Draws what one order holds: categories by their popularity, each on some rung, and with the first of a pair the second by
 * the pair's chance alone.
 *
 * @param ownRung 0 to 2, where the customer mostly buys
 * @returns codes of products, ascending
 */
export function drawBasket(random: Random, { popularity }: Catalogue, ownRung: number): number[] {
  const categories = popularity.length;
  const wanted = Math.min(categories, 1 + drawPoisson(random, further));
  const rungOf = new Map<number, number>();
  while (rungOf.size < wanted) {
    const category = drawCategory(random, popularity);
    if (!rungOf.has(category)) rungOf.set(category, drawRung(random, ownRung));
  }
  for (let first = 0; first + 1 < categories; first += 2) {
    const rung = rungOf.get(first);
    if (rung === undefined) continue;
    if (random.uniform() < confidenceOf(first / 2)) rungOf.set(first + 1, rung);
    else rungOf.delete(first + 1);
  }
  return [...rungOf].map(([category, rung]) => category * rungs + rung).sort((one, other) => one - other);
}

function drawCategory(random: Random, popularity: Float64Array): number {
  const at = random.uniform() * (popularity[popularity.length - 1] as number);
  return popularity.findIndex((sum) => at < sum);
}

function drawRung(random: Random, own: number): number {
  if (random.uniform() < loyalty) return own;
  return (own + 1 + random.below(rungs - 1)) % rungs;
}

/**
 * Splits a total among lines in the proportion of their prices, to the cent.
 *
 * @param cents the total, whole cents
 * @param prices one a line
 * @returns amounts in major units; their cents add up to the total
 */
export function splitTotal(cents: number, prices: readonly number[]): number[] {
  const whole = prices.reduce((sum, price) => sum + price, 0);
  let sum = 0;
  let before = 0;
  return prices.map((price) => {
    sum += price;
    const upTo = Math.round((cents * sum) / whole);
    const own = upTo - before;
    before = upTo;
    return own / 100;
  });
}
