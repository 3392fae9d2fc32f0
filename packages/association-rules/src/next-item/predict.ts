import {
  type CodedColumn,
  checkOptions,
  codeOf,
  expectRecord,
  frozen,
  type ListColumn,
  type Note,
  type OptionRule,
  oneOf,
  type Sequences,
  type Table,
  table,
  wholeNumber,
} from '@clientele/core';
import { asSequences, type SequenceSource } from '../sequences/mine-sequences.ts';
import { eventsAt } from './events.ts';
import type { NextItemModel } from './model.ts';
import { type OpenNextItem, openNextItem } from './open.ts';
import { scoreNext } from './score-next.ts';
import { topItems } from './top-items.ts';

/** How many items are predicted, and which may be. */
export interface PredictNextOptions {
  /** Most items a sequence. Default 10. */
  readonly k?: number;
  /** Whether what the sequence holds already may come again. Default `'include'`. */
  readonly repeats?: 'include' | 'exclude';
}

/** Up to k lines a sequence, the likeliest first; each with what it rests on. */
export interface NextItems
  extends Table<{
    sequence: CodedColumn;
    /** 1 is the likeliest. */
    rank: Float64Array;
    item: CodedColumn;
    /** The chance to be in the next event, 0 to 1. */
    score: Float64Array;
    /** What came last and speaks for the item, in the order in which it happened; empty where only popularity does. */
    context: ListColumn;
    /** How often the item followed the context; all events with the item where the context is empty. */
    count: Float64Array;
    /** How often the context was followed by any event; all events where it is empty. */
    contextCount: Float64Array;
  }> {
  readonly notes: readonly Note[];
}

const rules: Readonly<Record<keyof PredictNextOptions, OptionRule>> = {
  k: wholeNumber(1),
  repeats: oneOf('include', 'exclude'),
};

/**
 * Says what comes next in each sequence. What came last decides; longer pasts count as far as the model has seen them
 * (interpolation by Witten and Bell 1991), and what it has not seen leaves the word to popularity.
 *
 * @param model of `fitNextItem`, as it is or opened by `openNextItem`
 * @param source the sequences so far: of `sequencesOf`, or lists, rows or baskets of a log; unknown items end a context
 * @param options `k`, and `repeats`
 * @returns `sequence`, `rank`, `item`, `score` and what it rests on; `notes` counts sequences of which nothing is known
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InvalidInputError (`invalid-input`) where the source holds no sequences
 * @example
 * import { fitNextItem, predictNextItems, toRows } from '@clientele/association-rules';
 * const model = fitNextItem([['cot', 'mattress'], ['cot', 'mattress', 'lamp'], ['lamp', 'cot', 'lamp']]);
 * toRows(predictNextItems(model, [['cot']], { k: 1 }), ['rank', 'item', 'score', 'context', 'count', 'contextCount']);
 * // => [{ rank: 1, item: 'mattress', score: 0.5, context: ['cot'], count: 2, contextCount: 3 }]
 */
export function predictNextItems(
  model: NextItemModel | OpenNextItem,
  source: SequenceSource,
  options: PredictNextOptions = {},
): NextItems {
  checkOptions('predictNextItems', options, rules);
  expectRecord('predictNextItems', 'a model of next items', model);
  const open = 'longer' in model ? model : openNextItem(model);
  const sequences = asSequences(source);
  const lines = predictAll(open, sequences, options);
  const codes = (column: CodedColumn, rows: readonly number[]): CodedColumn =>
    Object.freeze({
      dictionary: column.dictionary,
      codes: Uint32Array.from(rows, (row) => column.codes[row] as number),
    });
  return Object.freeze({
    ...table({
      sequence: codes(sequences.columns.sequence, lines.row),
      rank: Float64Array.from(lines.rank),
      item: Object.freeze({ dictionary: open.dictionary, codes: Uint32Array.from(lines.item) }),
      score: Float64Array.from(lines.score),
      context: Object.freeze({
        dictionary: open.dictionary,
        offsets: Uint32Array.from(lines.contextEnds),
        codes: Uint32Array.from(lines.contextItems),
      }),
      count: Float64Array.from(lines.count),
      contextCount: Float64Array.from(lines.contextCount),
    }),
    notes: frozen([...sequences.notes, ...notesOf(lines.unknown)]),
  });
}

interface Lines {
  readonly row: number[];
  readonly rank: number[];
  readonly item: number[];
  readonly score: number[];
  readonly contextEnds: number[];
  readonly contextItems: number[];
  readonly count: number[];
  readonly contextCount: number[];
  /** Sequences whose end the model has never seen. */
  unknown: number;
}

function predictAll(open: OpenNextItem, { length, columns }: Sequences, options: PredictNextOptions): Lines {
  const { k = 10, repeats = 'include' } = options;
  const known = columns.events.dictionary.values.map((id) => codeOf(open.dictionary, id));
  const lines: Lines = {
    ...{ row: [], rank: [], item: [], score: [], contextEnds: [0], contextItems: [], count: [], contextCount: [] },
    unknown: 0,
  };
  for (let row = 0; row < length; row++) {
    const history = eventsAt(columns.events, row).map((event) => event.map((code) => known[code] as number));
    const { score, context, isKnown } = scoreNext(open, history);
    if (!isKnown) lines.unknown++;
    const left = repeats === 'exclude' ? new Set(history.flat()) : new Set<number>();
    topItems(score, k, left).forEach((item, i) => {
      lines.row.push(row);
      lines.rank.push(i + 1);
      lines.item.push(item);
      lines.score.push(score[item] as number);
      pushReason(lines, open, item, context[item] as number);
    });
  }
  return lines;
}

function pushReason(lines: Lines, open: OpenNextItem, item: number, context: number): void {
  // Contexts grow into the past, so that the oldest item is met first.
  for (let at = context; at >= 0; at = open.contextParent[at] as number) {
    lines.contextItems.push(open.contextItem[at] as number);
  }
  lines.contextEnds.push(lines.contextItems.length);
  if (context < 0) {
    lines.count.push(open.itemEvents[item] as number);
    lines.contextCount.push(open.events);
    return;
  }
  const [start, end] = [open.offsets[context] as number, open.offsets[context + 1] as number];
  const at = start + open.followers.subarray(start, end).indexOf(item);
  lines.count.push(open.followerCount[at] as number);
  lines.contextCount.push(open.contextCount[context] as number);
}

function notesOf(unknown: number): Note[] {
  if (unknown === 0) return [];
  const message = `of ${unknown} sequences the model knows nothing of how they end: popularity alone decides`;
  return [{ code: 'sequences-without-context', message, details: { sequences: unknown } }];
}
