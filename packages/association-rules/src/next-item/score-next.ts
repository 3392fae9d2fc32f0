import type { OpenNextItem } from './open.ts';

/** An item of an event that the model does not know. */
export const unknownItem = -1;

/** Scores of all items after one history, and what each rests on. */
export interface NextScores {
  /** The chance of each item to be in the next event. */
  readonly score: Float64Array;
  /** The longest context after which each item was seen, by position in the model; −1 where none is. */
  readonly context: Int32Array;
  /** Whether the model knows any context of the history. */
  readonly isKnown: boolean;
}

/**
 * Interpolates contexts by Witten and Bell (1991): with n the times a context was followed, T the distinct items that followed
 * and c the times that y did, P(y) = (c + T · P′(y)) / (n + T), where P′ is what the context without its oldest item says;
 * at the end of the chain stands the share of events that hold y. Several items in the last event each begin a chain: the mean.
 *
 * @param history events of positions among the model's items
 */
export function scoreNext(open: OpenNextItem, history: readonly (readonly number[])[]): NextScores {
  const size = open.popularity.length;
  const chains = (history.at(-1) ?? []).map((last) => chainOf(open, history, last)).filter(({ length }) => length > 0);
  const context = new Int32Array(size).fill(-1);
  if (chains.length === 0) return { score: open.popularity, context, isKnown: false };
  const score = new Float64Array(size);
  const best = new Float64Array(size);
  for (const chain of chains) {
    const { chance, from } = alongChain(open, chain);
    for (let item = 0; item < size; item++) {
      const one = chance[item] as number;
      score[item] = (score[item] as number) + one / chains.length;
      if ((from[item] as number) < 0 || one <= (best[item] as number)) continue;
      best[item] = one;
      context[item] = from[item] as number;
    }
  }
  return { score, context, isKnown: true };
}

/** The contexts that end with the item, the shortest first. */
function chainOf(open: OpenNextItem, history: readonly (readonly number[])[], last: number): number[] {
  const size = open.popularity.length;
  const chain: number[] = [];
  for (let depth = 1; depth <= history.length; depth++) {
    const event = history.at(-depth) as readonly number[];
    const item = depth === 1 ? last : event.length === 1 ? (event[0] as number) : unknownItem;
    if (item === unknownItem) return chain;
    const context = open.longer.get(((chain.at(-1) ?? -1) + 1) * size + item);
    if (context === undefined) return chain;
    chain.push(context);
  }
  return chain;
}

function alongChain(
  { popularity, contextCount, offsets, followers, followerCount }: OpenNextItem,
  chain: readonly number[],
): { readonly chance: Float64Array; readonly from: Int32Array } {
  const chance = popularity.slice();
  const from = new Int32Array(chance.length).fill(-1);
  for (const context of chain) {
    const [start, end] = [offsets[context] as number, offsets[context + 1] as number];
    const distinct = end - start;
    const below = (contextCount[context] as number) + distinct;
    for (let item = 0; item < chance.length; item++) chance[item] = ((chance[item] as number) * distinct) / below;
    for (let at = start; at < end; at++) {
      const item = followers[at] as number;
      chance[item] = (chance[item] as number) + (followerCount[at] as number) / below;
      from[item] = context;
    }
  }
  return { chance, from };
}
