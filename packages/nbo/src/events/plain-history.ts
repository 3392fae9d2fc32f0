import type { ItemEvent } from './events.ts';

/** Events of one customer, items as positions in a model. */
export interface PlainHistory {
  /** Position of the item of each event; the number of items where the model does not know it. */
  readonly item: Uint32Array;
  readonly time: Float64Array | null;
  readonly value: Float64Array | null;
}

/** Longer histories are read as tables are. */
const fewEvents = 256;
/** The last instant of a `Date`. */
const latestInstant = 8.64e15;

/**
 * Reads a history as most requests bring it: items as texts, times and values as numbers, no orders. A table of columns would
 * take longer to make than the whole decision.
 *
 * @param history events of one customer
 * @param itemIndex positions of the items that are known
 * @returns the events with a value above 0; `null` where any cell needs a reader, which then also says what is wrong
 */
export function plainHistory(
  history: readonly Omit<ItemEvent, 'customer'>[],
  itemIndex: ReadonlyMap<string, number>,
): PlainHistory | null {
  if (!Array.isArray(history) || history.length > fewEvents) return null;
  const hasTimes = history[0]?.time !== undefined;
  const hasValues = history[0]?.value !== undefined;
  const items = new Uint32Array(history.length);
  const time = hasTimes ? new Float64Array(history.length) : null;
  const value = hasValues ? new Float64Array(history.length) : null;
  let count = 0;
  for (const event of history as readonly (Omit<ItemEvent, 'customer'> | null | undefined)[]) {
    if (event === null || event === undefined || event.order !== undefined) return null;
    const { item, time: at, value: worth } = event;
    if (typeof item !== 'string') return null;
    const known = itemIndex.get(item);
    if (known === undefined && item.trim() === '') return null;
    items[count] = known ?? itemIndex.size;
    if (time === null ? at !== undefined : !isPlain(at)) return null;
    if (value === null ? worth !== undefined : !isPlain(worth)) return null;
    if (time !== null) time[count] = at as number;
    if (value !== null) value[count] = worth as number;
    if (value === null || (worth as number) > 0) count++;
  }
  if (count === history.length) return { item: items, time, value };
  return { item: items.slice(0, count), time: time?.slice(0, count) ?? null, value: value?.slice(0, count) ?? null };
}

function isPlain(cell: unknown): boolean {
  return typeof cell === 'number' && Math.abs(cell) <= latestInstant;
}
