import {
  checkOptions,
  frozen,
  InsufficientDataError,
  type JsonValue,
  type OptionRule,
  type SequenceColumn,
  wholeNumber,
} from '@clientele/core';
import { asSequences, type SequenceSource } from '../sequences/mine-sequences.ts';
import { countContexts } from './count-contexts.ts';
import { type NextItemModel, nextItemKind, nextItemVersion } from './model.ts';

/** Options of `fitNextItem`. */
export interface FitNextItemOptions {
  /** Most events of a context. Default 3: what came last, and the two before it. */
  readonly order?: number;
  /** Contexts followed by fewer events are left out of the model, which shrinks it. Default 1: all are kept. */
  readonly minCount?: number;
}

const rules: Readonly<Record<keyof FitNextItemOptions, OptionRule>> = {
  order: wholeNumber(1),
  minCount: wholeNumber(1),
};

/**
 * Counts what followed what, so that `predictNextItems` can say what comes next: a Markov model whose order varies with what
 * is known of the past. Each context says what followed it and how often; longer contexts are trusted as far as they were seen.
 *
 * The model grows with the distinct contexts, by some 40 bytes of JSON each; a larger `minCount` or a lower `order` shrinks it.
 *
 * @param source sequences of `sequencesOf`; or lists, rows with `sequence`, `event` and `item`, or baskets of a log
 * @param options how far contexts reach back, and how often they must have been seen
 * @returns the model
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InvalidInputError (`invalid-input`) where the source holds no sequences
 * @throws InsufficientDataError (`insufficient-data`) where there is no event at all
 * @example
 * import { fitNextItem, predictNextItems, toRows } from '@clientele/association-rules';
 * const visits = [['diapers', 'wipes', 'beer'], ['diapers', 'wipes'], ['beer', 'diapers', 'wipes']];
 * const model = fitNextItem(visits);
 * toRows(predictNextItems(model, [['diapers']], { k: 1 }), ['item', 'context', 'count', 'contextCount']);
 * // => [{ item: 'wipes', context: ['diapers'], count: 3, contextCount: 3 }]
 */
export function fitNextItem(source: SequenceSource, options: FitNextItemOptions = {}): NextItemModel {
  checkOptions('fitNextItem', options, rules);
  const { order = 3, minCount = 1 } = options;
  const { length, columns, notes } = asSequences(source);
  if (columns.events.codes.length === 0) throw new InsufficientDataError('fitNextItem', 'events', 1, 0);
  const { items, events } = byName(columns.events);
  return frozen({
    kind: nextItemKind,
    version: nextItemVersion,
    options: Object.fromEntries(
      Object.entries(options).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
    ),
    parameters: { items, ...countContexts(events, items.length, { order, minCount }) },
    diagnostics: { status: 'exact', rows: length, iterations: 0, objective: null, gradientNorm: null, notes },
  });
}

/** The items that occur, ascending, and the sequences with their positions for codes. */
function byName(events: SequenceColumn): { readonly items: readonly string[]; readonly events: SequenceColumn } {
  const { values } = events.dictionary;
  const used = [...new Set(events.codes)].sort((a, b) => ((values[a] as string) < (values[b] as string) ? -1 : 1));
  const place = new Uint32Array(values.length);
  used.forEach((code, at) => {
    place[code] = at;
  });
  const items = used.map((code) => values[code] as string);
  const codes = events.codes.map((code) => place[code] as number);
  return { items, events: { ...events, dictionary: { values: items }, codes } };
}
