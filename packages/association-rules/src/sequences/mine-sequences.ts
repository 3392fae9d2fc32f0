import {
  checkOptions,
  frozen,
  InvalidOptionError,
  type Note,
  type SequenceColumn,
  type SequenceInput,
  type Sequences,
  sequencesOf,
  table,
} from '@clientele/core';
import { leastCount } from '../itemsets/options.ts';
import { orderRows } from '../itemsets/order-sets.ts';
import { leftOutNotes } from '../left-out.ts';
import { type EventRows, eventRows } from './event-rows.ts';
import { openPatternSearch, type PatternColumns, type WantedPatterns } from './found-patterns.ts';
import { gapSpan } from './gap-span.ts';
import { type MineSequencesOptions, mineSequencesRules, windowIn } from './options.ts';
import type { SequencePatterns } from './patterns.ts';
import { prefixSpan } from './prefix-span.ts';
import { unextended } from './unextended.ts';

/** Sequences, or what `sequencesOf` makes them of. */
export type SequenceSource = Sequences | SequenceInput;

/** Patterns enough for any reader, few enough for the memory of a browser. */
const defaultLimit = 1_000_000;
/** Megabytes. */
const defaultMemory = 1024;

/**
 * Finds every pattern that enough sequences hold: sets of items one after the other, such as diapers, then wipes and beer
 * together. A sequence counts once, however often it holds the pattern.
 *
 * Distances are of two kinds: gaps count places of the sequence (`maxGap: 1` asks for adjacent events), the window is the time
 * from the first to the last set in the events' own unit.
 *
 * @param source sequences of `sequencesOf`; or lists, rows with `sequence`, `event` and `item`, or baskets of a log
 * @param options support, which patterns are wanted, lengths, gaps, window and limits
 * @returns `pattern`, `count` and `support`, the most frequent first; `truncated` says that `maxPatterns` or `maxMemory` cut
 *   the list
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or a bare number bounds instants
 * @throws InvalidInputError (`invalid-input`) where the source holds no sequences
 * @example
 * import { mineSequences, toRows } from '@clientele/association-rules';
 * const visits = [['diapers', ['wipes', 'beer']], ['diapers', 'cola', 'wipes'], ['wipes', 'diapers']];
 * toRows(mineSequences(visits, { minSupport: 0.6, minLength: 2 }));
 * // => [{ pattern: [['diapers'], ['wipes']], count: 2, support: 2 / 3 }]
 * mineSequences(visits, { minSupport: 0.6, minLength: 2, maxGap: 1 }).length; // => 0
 */
export function mineSequences(source: SequenceSource, options: MineSequencesOptions = {}): SequencePatterns {
  checkOptions('mineSequences', options, mineSequencesRules);
  refuseContradictions(options);
  const { target = 'frequent', minGap = 1, maxGap = null, top } = options;
  const sequences = asSequences(source);
  const window = windowIn('mineSequences', options.window, sequences);
  const minSupport = options.minSupport ?? (top === undefined ? 0.05 : { count: 1 });
  const rows = eventRows(sequences, leastCount(minSupport, sequences.length));
  const { found, truncated, minCount } = search(rows, sequences, options, { minSupport, minGap, maxGap, window });
  return Object.freeze({
    ...columnsOf(keepWanted(found, minCount, options), rows, sequences),
    n: sequences.length,
    minSupport: typeof minSupport === 'number' ? minSupport : minSupport.count / Math.max(1, sequences.length),
    minCount,
    target,
    minGap,
    maxGap,
    window,
    truncated,
    notes: frozen([...sequences.notes, ...notesOf(rows, minCount, truncated ? found.length : null)]),
  });
}

/** The sequences themselves, or those that the input makes; cells that could not be read are told in `notes`. */
export function asSequences(source: SequenceSource): Sequences {
  if (typeof source === 'object' && source !== null && 'timed' in source) return source as Sequences;
  const sequences = sequencesOf(source);
  return Object.freeze({ ...sequences, notes: frozen([...sequences.notes, ...leftOutNotes(sequences.issues)]) });
}

function refuseContradictions({ target = 'frequent', top, maxGap, minGap }: MineSequencesOptions): void {
  const refuse = (option: string, allowed: string, received: unknown): never => {
    throw new InvalidOptionError('mineSequences', [{ option, allowed, received: String(received) }]);
  };
  if (target !== 'frequent' && top !== undefined) refuse('top', 'left out where target is not "frequent"', top);
  if (target !== 'frequent' && maxGap !== undefined) {
    const why =
      'left out where target is not "frequent": with it a longer pattern may be in more sequences than a shorter one';
    refuse('maxGap', why, maxGap);
  }
  if (maxGap !== undefined && minGap !== undefined && maxGap < minGap) refuse('maxGap', `>= minGap ${minGap}`, maxGap);
}

function wantedOf({
  target = 'frequent',
  minLength = 1,
  maxLength,
  maxPatterns: limit = defaultLimit,
  maxMemory = defaultMemory,
}: MineSequencesOptions): Pick<WantedPatterns, 'minLength' | 'maxLength' | 'limit' | 'bytes'> {
  const longest = maxLength ?? Number.POSITIVE_INFINITY;
  const bytes = maxMemory * 1e6;
  // Closed and maximal patterns are told by what is one item shorter and one item longer.
  return target === 'frequent'
    ? { minLength, maxLength: longest, limit, bytes }
    : { minLength: 1, maxLength: longest + 1, limit, bytes };
}

type Limits = Pick<SequencePatterns, 'minGap' | 'maxGap' | 'window'> & {
  readonly minSupport: Parameters<typeof leastCount>[0];
};

function search(
  rows: EventRows,
  { length }: Sequences,
  options: MineSequencesOptions,
  { minSupport, minGap, maxGap, window }: Limits,
): { readonly found: PatternColumns; readonly truncated: boolean; readonly minCount: number } {
  const minCount = leastCount(minSupport, length);
  const state = openPatternSearch({ ...wantedOf(options), minCount, top: options.top ?? null, sequences: length });
  const total = rows.codes.length;
  const onItem = (done: number): void => options.onProgress?.({ stage: 'sequences', done, total });
  if (minGap === 1 && maxGap === null && window === null) prefixSpan(rows, state, onItem);
  else {
    const endless = (limit: number | null): number => limit ?? Number.POSITIVE_INFINITY;
    gapSpan(rows, state, { minGap, maxGap: endless(maxGap), window: endless(window) }, onItem);
  }
  return { found: state.found.finish(), truncated: state.found.isFull, minCount: state.minCount };
}

/** The rows wanted, the highest count first, then the shorter pattern; with `top` the head of them. */
function keepWanted(found: PatternColumns, minCount: number, options: MineSequencesOptions): PatternColumns {
  const { target = 'frequent', minLength = 1, maxLength = Number.POSITIVE_INFINITY, top } = options;
  const stays = target === 'frequent' ? null : unextended(found, target === 'closed');
  const { offsets, counts } = found;
  const chosen = Uint32Array.from(counts.keys()).filter((row) => {
    const size = (offsets[row + 1] as number) - (offsets[row] as number);
    return (counts[row] as number) >= minCount && (stays?.[row] ?? 1) === 1 && size >= minLength && size <= maxLength;
  });
  const order = orderRows(found, chosen).subarray(0, top);
  const ends = new Uint32Array(order.length + 1);
  order.forEach((row, i) => {
    ends[i + 1] = (ends[i] as number) + (offsets[row + 1] as number) - (offsets[row] as number);
  });
  const take = (cells: Uint32Array): Uint32Array => {
    const taken = new Uint32Array(ends[order.length] as number);
    order.forEach((row, i) => {
      taken.set(cells.subarray(offsets[row], offsets[row + 1]), ends[i]);
    });
    return taken;
  };
  return {
    length: order.length,
    offsets: ends,
    items: take(found.items),
    elements: take(found.elements),
    counts: order.map((row) => counts[row] as number),
  };
}

function columnsOf(
  { offsets, items, elements, counts }: PatternColumns,
  rows: EventRows,
  { length, columns }: Sequences,
): Pick<SequencePatterns, 'length' | 'columns'> {
  const { dictionary } = columns.events;
  const codes = items.map((item) => rows.codes[item] as number);
  const pattern: SequenceColumn = Object.freeze({ dictionary, offsets, codes, elements });
  const count = Float64Array.from(counts);
  return table({ pattern, count, support: count.map((value) => value / length) });
}

/** @param cutAt how many patterns there were when a limit cut the list; `null` where none did */
function notesOf({ codes, highestCount }: EventRows, minCount: number, cutAt: number | null): Note[] {
  const notes: Note[] = [];
  if (cutAt !== null) {
    const message = `the list was cut at ${cutAt} patterns: raise maxPatterns, maxMemory or minSupport`;
    notes.push({ code: 'truncated', message, details: { patterns: cutAt } });
  }
  if (codes.length === 0) {
    const message = `no item is in ${minCount} sequences or more; the most frequent is in ${highestCount}`;
    notes.push({ code: 'nothing-frequent', message, details: { minCount, highestCount } });
  }
  return notes;
}
