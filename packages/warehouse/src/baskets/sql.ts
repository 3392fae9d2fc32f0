import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, numberOf, selectFrom } from '../dialect/words.ts';
import type { KnownLines } from '../lines/lines.ts';
import type { Steps } from '../summary/facts.ts';

/**
 * The steps up to `clientele_frequent`: which basket holds which of the items that are frequent enough. A basket is an order
 * of a customer, else a customer's civil day; refunds and lines with quantity 0 put nothing in. Items are numbered by their
 * bytes, since engines do not agree on the order of texts; only the list of items is ordered, never the lines.
 */
export function basketSteps(dialect: Dialect, { map }: KnownLines, minCount: number): Steps {
  const day = `CONCAT('d', CAST(d AS ${dialect.types.text}))`;
  const basket = map.order === undefined ? day : `CASE WHEN o IS NULL THEN ${day} ELSE CONCAT('o', o) END`;
  const zero = numberOf(dialect, 0);
  const quantity = map.quantity === undefined ? '' : ` AND (q IS NULL OR q <> ${zero})`;
  return {
    clientele_contents: `  SELECT customer, basket, p FROM (
    SELECT customer, ${basket} AS basket, p FROM clientele_lines WHERE a >= ${zero} AND p IS NOT NULL${quantity}
  ) held GROUP BY customer, basket, p`,
    clientele_baskets: `  SELECT COUNT(*) AS n FROM (SELECT customer, basket FROM clientele_contents GROUP BY customer, basket) distinct_baskets`,
    clientele_items: `  SELECT p, COUNT(*) AS baskets, ROW_NUMBER() OVER (ORDER BY ${dialect.byBytes('p')}) AS place
  FROM clientele_contents GROUP BY p HAVING COUNT(*) >= ${Math.ceil(minCount)}`,
    clientele_frequent: `  SELECT contents.customer AS customer, contents.basket AS basket, items.p AS p, items.baskets AS baskets, items.place AS place
  FROM clientele_contents contents JOIN clientele_items items ON items.p = contents.p`,
  };
}

/** Items and how many baskets hold them. */
export function itemsQuery(dialect: Dialect): string {
  const columns = { item: 'p', count: asDouble(dialect, 'baskets'), n: asDouble(dialect, 'n') };
  return `${selectFrom(dialect, columns, 'clientele_items CROSS JOIN clientele_baskets')}\nORDER BY place`;
}

/** Pairs of items and how many baskets hold both. */
export function pairsQuery(dialect: Dialect, minCount: number): string {
  const columns = {
    item: 'item',
    other: 'other',
    count: asDouble(dialect, 'both_items'),
    itemCount: asDouble(dialect, 'item_baskets'),
    otherCount: asDouble(dialect, 'other_baskets'),
    n: asDouble(dialect, 'n'),
  };
  const pairs = `(
  SELECT a.p AS item, b.p AS other, a.place AS item_place, b.place AS other_place,
    MIN(a.baskets) AS item_baskets, MIN(b.baskets) AS other_baskets, COUNT(*) AS both_items
  FROM clientele_frequent a JOIN clientele_frequent b ON a.customer = b.customer AND a.basket = b.basket
  WHERE a.place < b.place
  GROUP BY a.p, b.p, a.place, b.place HAVING COUNT(*) >= ${Math.ceil(minCount)}
) pairs`;
  return `${selectFrom(dialect, columns, `${pairs} CROSS JOIN clientele_baskets`)}\nORDER BY item_place, other_place`;
}
