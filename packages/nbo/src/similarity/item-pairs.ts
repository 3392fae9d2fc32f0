import { countShape, IncompatibleModelError, listOf, type Shape, showValue, textShape } from '@clientele/core';

/** Items and how many customers have them, one alone and two together: counts only, no customers. */
export interface ItemPairsParameters {
  /** Ids of the items, ascending by code unit; a position here stands for the item everywhere else. */
  readonly items: readonly string[];
  /** Customers of the fit. */
  readonly customerCount: number;
  /** How many customers have each item. */
  readonly itemCustomers: readonly number[];
  /** The neighbours of item i stand from `offsets[i]` up to `offsets[i + 1]`. */
  readonly offsets: readonly number[];
  /** Positions of the neighbours. */
  readonly neighbours: readonly number[];
  /** How many customers have both, one entry a neighbour. */
  readonly together: readonly number[];
}

/** The shapes of these fields. */
export const itemPairsShapes: { readonly [F in keyof ItemPairsParameters]: Shape<ItemPairsParameters[F]> } = {
  items: listOf(textShape),
  customerCount: countShape,
  itemCustomers: listOf(countShape),
  offsets: listOf(countShape),
  neighbours: listOf(countShape),
  together: listOf(countShape),
};

/**
 * Checks that the fields fit together.
 *
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 */
export function checkItemPairs(verb: string, pairs: ItemPairsParameters): void {
  const { items, customerCount, itemCustomers, offsets, neighbours, together } = pairs;
  checkItems(verb, items);
  const demand = demander(verb);
  const n = items.length;
  const inRange = (count: number): boolean => count >= 1 && count <= customerCount;
  demand(
    itemCustomers.length === n && itemCustomers.every(inRange),
    'itemCustomers',
    `${n} counts up to customerCount`,
  );
  checkNeighbours(verb, n, offsets, neighbours);
  demand(together.length === neighbours.length, 'together', 'one count a neighbour');
  demand(isPossible(pairs), 'together', 'counts from 1 to those of either item, of two different items');
}

/**
 * Checks the ids of a model's items.
 *
 * @throws IncompatibleModelError (`incompatible-model`)
 */
export function checkItems(verb: string, items: readonly string[]): void {
  const odd = items.findIndex((id, i) => i > 0 && id <= (items[i - 1] as string));
  const field = odd < 0 ? 'items' : `items[${odd}]`;
  const received = showValue(odd < 0 ? items : items[odd]);
  if (items.length > 0 && odd < 0) return;
  const expected = 'ids in ascending order, each once and at least one';
  throw new IncompatibleModelError(verb, `model.parameters.${field}`, expected, received);
}

/**
 * Checks lists of neighbours that stand side by side.
 *
 * @throws IncompatibleModelError (`incompatible-model`)
 */
export function checkNeighbours(
  verb: string,
  items: number,
  offsets: readonly number[],
  neighbours: readonly number[],
): void {
  const demand = demander(verb);
  const rises = offsets.every((offset, i) => (i === 0 ? offset === 0 : offset >= (offsets[i - 1] as number)));
  const isWhole = offsets.length === items + 1 && rises && offsets[items] === neighbours.length;
  demand(isWhole, 'offsets', `${items + 1} ascending positions, from 0 to the number of neighbours`);
  const inRange = neighbours.every((other) => other < items);
  demand(inRange, 'neighbours', `positions below ${items}`);
}

/** A demand on a field of the parameters. */
export function demander(verb: string): (holds: boolean, field: string, expected: string) => void {
  return (holds, field, expected) => {
    if (holds) return;
    throw new IncompatibleModelError(verb, `model.parameters.${field}`, expected, 'others');
  };
}

function isPossible({ items, itemCustomers, offsets, neighbours, together }: ItemPairsParameters): boolean {
  for (let i = 0; i < items.length; i++) {
    for (let at = offsets[i] as number; at < (offsets[i + 1] as number); at++) {
      const other = neighbours[at] as number;
      const most = Math.min(itemCustomers[i] as number, itemCustomers[other] as number);
      const count = together[at] as number;
      if (other === i || count < 1 || count > most) return false;
    }
  }
  return true;
}
