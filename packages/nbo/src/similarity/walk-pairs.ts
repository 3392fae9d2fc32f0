import type { Histories } from '../histories/histories.ts';

/** Told once for every item: the items that share customers with it and were not told before, and how many they share. */
export type VisitPairs = (
  item: number,
  others: Uint32Array,
  together: Uint32Array,
  count: number,
  products: Float64Array | null,
) => void;

/**
 * Counts for every pair of items the customers that have both; pairs without one are never touched. Items are walked from
 * the most frequent to the rarest and each meets only those before it, so every pair is counted once and the longest rows are
 * walked the least.
 *
 * @param histories customers by items
 * @param itemCount how many items there are
 * @param weights of the entries, where sums of their products are wanted as well
 * @param visit must read what it wants at once: the arrays are used again
 */
export function walkPairs(
  { offsets, items }: Histories,
  itemCount: number,
  visit: VisitPairs,
  weights: Float64Array | null = null,
): void {
  const columns = columnsByFrequency(offsets, items, itemCount);
  const acc = new Uint32Array(itemCount);
  const met = new Uint32Array(itemCount);
  const others = new Uint32Array(itemCount);
  const together = new Uint32Array(itemCount);
  const { labelled, starts, ends, customers, order } = columns;
  const labelledWeights = weights === null ? null : weightsByLabel(columns, offsets, items, weights);
  const sums = new Float64Array(weights === null ? 0 : itemCount);
  const products = weights === null ? null : new Float64Array(itemCount);
  for (let label = 0; label < itemCount; label++) {
    const [from, to] = [starts[label] as number, starts[label + 1] as number];
    let count = 0;
    if (labelledWeights === null && isDense(columns, offsets, label)) {
      // Where most items are met, finding them afterwards costs less than asking every time whether one is new.
      for (let entry = from; entry < to; entry++) {
        const end = ends[entry] as number;
        for (let at = offsets[customers[entry] as number] as number; at < end; at++) {
          const other = labelled[at] as number;
          acc[other] = (acc[other] as number) + 1;
        }
      }
      for (let other = 0; other < label; other++) if (acc[other] !== 0) met[count++] = other;
    } else {
      for (let entry = from; entry < to; entry++) {
        const end = ends[entry] as number;
        for (let at = offsets[customers[entry] as number] as number; at < end; at++) {
          const other = labelled[at] as number;
          const c = acc[other] as number;
          if (c === 0) met[count++] = other;
          acc[other] = c + 1;
          if (labelledWeights !== null) {
            sums[other] = (sums[other] as number) + (labelledWeights[at] as number) * (labelledWeights[end] as number);
          }
        }
      }
    }
    for (let k = 0; k < count; k++) {
      const other = met[k] as number;
      others[k] = order[other] as number;
      together[k] = acc[other] as number;
      acc[other] = 0;
      if (products !== null) {
        products[k] = sums[other] as number;
        sums[other] = 0;
      }
    }
    visit(order[label] as number, others, together, count, products);
  }
}

/** Whether the customers of an item have so many items before it that most of those are met. */
function isDense({ starts, ends, customers }: LabelledColumns, offsets: Uint32Array, label: number): boolean {
  let left = label;
  for (let entry = starts[label] as number; entry < (starts[label + 1] as number) && left > 0; entry++) {
    left -= (ends[entry] as number) - (offsets[customers[entry] as number] as number);
  }
  return left <= 0;
}

/** Weights in the order of `labelled`. */
function weightsByLabel(
  { labelled, order }: LabelledColumns,
  offsets: Uint32Array,
  items: Uint32Array,
  weights: Float64Array,
): Float64Array {
  const placeOf = new Float64Array(order.length);
  const sorted = new Float64Array(labelled.length);
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const [from, to] = [offsets[customer] as number, offsets[customer + 1] as number];
    for (let at = from; at < to; at++) placeOf[items[at] as number] = weights[at] as number;
    for (let at = from; at < to; at++) sorted[at] = placeOf[order[labelled[at] as number] as number] as number;
  }
  return sorted;
}

/** The matrix by columns, the most frequent item first. */
interface LabelledColumns {
  /** The item of each label. */
  readonly order: Uint32Array;
  /** Labels of the entries, rows as before, ascending within a row. */
  readonly labelled: Uint16Array | Uint32Array;
  /** Label l owns the entries from `starts[l]` up to `starts[l + 1]` of the two arrays below. */
  readonly starts: Uint32Array;
  readonly customers: Uint32Array;
  /** Where the entry stands in `labelled`: the customer's entries before it have smaller labels. */
  readonly ends: Uint32Array;
}

function columnsByFrequency(offsets: Uint32Array, items: Uint32Array, itemCount: number): LabelledColumns {
  const frequency = new Uint32Array(itemCount);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as number;
    frequency[item] = (frequency[item] as number) + 1;
  }
  const order = Uint32Array.from(frequency.keys());
  order.sort((a, b) => (frequency[b] as number) - (frequency[a] as number) || a - b);
  const labelOf = new Uint32Array(itemCount);
  const starts = new Uint32Array(itemCount + 1);
  order.forEach((item, label) => {
    labelOf[item] = label;
    starts[label + 1] = (starts[label] as number) + (frequency[item] as number);
  });
  const customers = customersByLabel(offsets, items, labelOf, starts);
  // Half the memory to walk where labels are short enough.
  const labelled = itemCount <= 65_536 ? new Uint16Array(items.length) : new Uint32Array(items.length);
  const ends = new Uint32Array(items.length);
  const next = offsets.slice();
  for (let label = 0; label < itemCount; label++) {
    for (let entry = starts[label] as number; entry < (starts[label + 1] as number); entry++) {
      const customer = customers[entry] as number;
      const at = next[customer] as number;
      next[customer] = at + 1;
      labelled[at] = label;
      ends[entry] = at;
    }
  }
  return { order, labelled, starts, customers, ends };
}

function customersByLabel(
  offsets: Uint32Array,
  items: Uint32Array,
  labelOf: Uint32Array,
  starts: Uint32Array,
): Uint32Array {
  const next = starts.slice();
  const customers = new Uint32Array(items.length);
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    for (let at = offsets[customer] as number; at < (offsets[customer + 1] as number); at++) {
      const label = labelOf[items[at] as number] as number;
      const entry = next[label] as number;
      next[label] = entry + 1;
      customers[entry] = customer;
    }
  }
  return customers;
}
