import type { ItemEvent } from '@clientele/nbo';

/** What a small shop sells. */
export const items = ['fig', 'jam', 'nut', 'oil', 'rye', 'tea'];
/** What each of nine customers has, as positions of items. */
export const baskets = [
  [0, 1, 5],
  [1, 5],
  [0, 2, 3],
  [2, 3, 4],
  [0, 1, 2, 5],
  [3, 4],
  [1, 4, 5],
  [0, 5],
  [2, 4],
];
/** The same as events. */
export const events: ItemEvent[] = baskets.flatMap((basket, at) =>
  basket.map((item) => ({ customer: `c${at}`, item: items[item] as string })),
);
