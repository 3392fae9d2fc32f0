import type { SequenceColumn } from '@clientele/core';
import { eventsAt } from './events.ts';
import type { NextItemParameters } from './model.ts';

/** A context while it is counted: what extends it into the past, and what followed it. */
interface Context {
  readonly older: Map<number, Context>;
  readonly next: Map<number, number>;
  count: number;
}

const emptyContext = (): Context => ({ older: new Map(), next: new Map(), count: 0 });

/**
 * Counts what followed what. Where an event holds several items, each of them is a context of one item; a context reaches
 * further back only over events of a single item, so that large baskets do not multiply.
 *
 * @param events sequences whose codes are positions among `items`
 * @param items how many items there are
 * @param order most events of a context
 * @param minCount contexts followed by fewer events are left out
 */
export function countContexts(
  events: SequenceColumn,
  items: number,
  { order, minCount }: { readonly order: number; readonly minCount: number },
): Omit<NextItemParameters, 'items'> {
  const root = emptyContext();
  const itemEvents = new Array<number>(items).fill(0);
  let total = 0;
  for (let row = 0; row + 1 < events.offsets.length; row++) {
    const list = eventsAt(events, row);
    total += list.length;
    list.forEach((event, at) => {
      for (const item of event) itemEvents[item] = (itemEvents[item] as number) + 1;
      for (const last of list[at - 1] ?? []) countPath(root, last, list, at, order);
    });
  }
  return { events: total, itemEvents, ...columnsOf(root, minCount) };
}

/** Counts the event at `at` as the follower of the item before it, and of the longer contexts that end with that item. */
function countPath(root: Context, last: number, list: readonly (readonly number[])[], at: number, order: number): void {
  const event = list[at] as readonly number[];
  let context = root;
  for (let depth = 1; depth <= order; depth++) {
    const before = list[at - depth];
    if (before === undefined || (depth > 1 && before.length > 1)) return;
    context = olderOf(context, depth === 1 ? last : (before[0] as number));
    context.count++;
    for (const item of event) context.next.set(item, (context.next.get(item) ?? 0) + 1);
  }
}

function olderOf({ older }: Context, item: number): Context {
  const known = older.get(item);
  if (known !== undefined) return known;
  const made = emptyContext();
  older.set(item, made);
  return made;
}

type ContextColumns = Pick<
  NextItemParameters,
  'contextParent' | 'contextItem' | 'contextCount' | 'offsets' | 'followers' | 'followerCount'
>;

/** Level by level, so that shorter contexts come first; nothing depends on the order in which they were met. */
function columnsOf(root: Context, minCount: number): ContextColumns {
  const [contextParent, contextItem, contextCount]: number[][] = [[], [], []] as [number[], number[], number[]];
  const [offsets, followers, followerCount]: number[][] = [[0], [], []] as [number[], number[], number[]];
  let level: readonly (readonly [number, Context])[] = [[-1, root]];
  while (level.length > 0) {
    const deeper: [number, Context][] = [];
    for (const [parent, { older }] of level) {
      for (const [item, context] of ascending(older)) {
        if (context.count < minCount) continue;
        deeper.push([contextParent.push(parent) - 1, context]);
        contextItem.push(item);
        contextCount.push(context.count);
        for (const [follower, count] of ascending(context.next)) {
          followers.push(follower);
          followerCount.push(count);
        }
        offsets.push(followers.length);
      }
    }
    level = deeper;
  }
  return { contextParent, contextItem, contextCount, offsets, followers, followerCount };
}

const ascending = <T>(map: ReadonlyMap<number, T>): [number, T][] => [...map].sort(([a], [b]) => a - b);
