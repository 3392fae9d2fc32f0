import { grown } from '../itemsets/grown.ts';
import { type LeastCount, risingCount } from '../itemsets/rising-count.ts';

/** What a search for patterns shares: the pattern at hand, and what was found. */
export interface PatternSearch extends LeastCount {
  /** Items of the pattern at hand, and the set of the pattern that each stands in. */
  readonly items: number[];
  readonly elements: number[];
  readonly maxLength: number;
  readonly found: FoundPatterns;
}

/** Takes the patterns that a search finds. */
export interface FoundPatterns {
  /** Whether a pattern had to be turned away. */
  isFull: boolean;
  /** Takes the search's pattern. */
  take(count: number): void;
  finish(): PatternColumns;
}

/** Patterns in columns: pattern i owns `items` and `elements` from `offsets[i]` up to `offsets[i + 1]`. */
export interface PatternColumns {
  readonly length: number;
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
  readonly elements: Uint32Array;
  readonly counts: Uint32Array;
}

/** Which patterns are taken. */
export interface WantedPatterns {
  readonly minCount: number;
  readonly minLength: number;
  readonly maxLength: number;
  readonly top: number | null;
  readonly limit: number;
  /** Bytes that the patterns may take. */
  readonly bytes: number;
  /** All sequences. */
  readonly sequences: number;
}

/** Offset and count of a pattern; an item of it and the set that it stands in. */
const bytesAPattern = 8;
const bytesAnItem = 8;

/** Opens a search, and the columns that it fills. */
export function openPatternSearch({
  minCount,
  minLength,
  maxLength,
  top,
  limit,
  bytes,
  sequences,
}: WantedPatterns): PatternSearch {
  const search = { minCount, items: [] as number[], elements: [] as number[], maxLength };
  const raise = top === null ? null : risingCount(search, top, sequences);
  let offsets = new Uint32Array(1 << 10);
  let counts = new Uint32Array(1 << 10);
  let items = new Uint32Array(1 << 12);
  let elements = new Uint32Array(1 << 12);
  let total = 0;
  let cells = 0;
  const found: FoundPatterns = {
    isFull: false,
    take(count) {
      const { length } = search.items;
      if (length < minLength || count < search.minCount) return;
      if (total === limit || (total + 1) * bytesAPattern + (cells + length) * bytesAnItem > bytes) {
        found.isFull = true;
        return;
      }
      if (cells + length > items.length) {
        items = grown(items, cells + length);
        elements = grown(elements, cells + length);
      }
      if (total + 1 >= offsets.length) {
        offsets = grown(offsets, total + 2);
        counts = grown(counts, total + 2);
      }
      for (let i = 0; i < length; i++) {
        items[cells] = search.items[i] as number;
        elements[cells++] = search.elements[i] as number;
      }
      counts[total++] = count;
      offsets[total] = cells;
      raise?.(count);
    },
    finish: () => ({
      length: total,
      offsets: offsets.slice(0, total + 1),
      items: items.slice(0, cells),
      elements: elements.slice(0, cells),
      counts: counts.slice(0, total),
    }),
  };
  return Object.assign(search, { found });
}
