import {
  type CodedColumn,
  checkOptions,
  frozen,
  InvalidOptionError,
  type Note,
  type OptionRule,
  type Table,
  table,
} from '@clientele/core';
import { openedRule } from '../score/is-opened.ts';
import { sentimentLabels } from '../score/label.ts';
import { openFor } from '../score/open.ts';
import type { OpenSentiment } from '../score/open-sentiment.ts';
import { type Texts, textsOf } from '../score/texts.ts';
import { openMentions, wordsOf } from './mentions.ts';
import { boundsOf, type Opinion, opinionsOf } from './opinions.ts';
import { type AspectTaxonomy, customerAspects, taxonomyProblems, taxonomyRule } from './taxonomy.ts';

/** What is looked for, and by what it is read. */
export interface AspectOptions {
  /** What customers may talk about; `customerAspects` unless told otherwise, or what `learnAspects` has found. */
  readonly aspects?: AspectTaxonomy;
  /** What `openSentiment` or `openSentimentLinear` has opened; the lexicon in mode improved unless told otherwise. */
  readonly by?: OpenSentiment;
}

/** One row a mention, in text order. */
export type AspectScores = Table<{
  /** Which text it stands in, from 0. */
  row: Float64Array;
  aspect: CodedColumn;
  /** Where the words stand that name it, in UTF-16 units, the end exclusive. */
  start: Float64Array;
  end: Float64Array;
  /** What is said of it, or of its neighbour in the clause where nothing is, −1 to 1; 0 where neither is judged. */
  score: Float64Array;
  /** By the threshold. */
  label: CodedColumn;
  /** Words that say something of it: 0 is a mention without an opinion of its own. */
  opinions: Float64Array;
}> & { readonly threshold: number; readonly notes: readonly Note[] };

/** The rules of these options. */
export const aspectRules: Readonly<Record<keyof AspectOptions, OptionRule>> = { aspects: taxonomyRule, by: openedRule };

/**
 * Finds what texts talk about, and what they say of it: one row a mention, so that "nice room, cold food" says two things. Each
 * word that counts belongs to the nearest mention of its clause. A mention of which nothing is said is a row too, neutral unless its
 * neighbour in the clause is judged.
 *
 * @param texts strings
 * @param options the aspects, and the lexicon or model that reads
 * @returns one row a mention, with its place in the text
 * @throws InvalidInputError (`invalid-input`) naming rows that hold no string
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or an aspect has no words
 * @example
 * import { scoreAspects, toRows } from '@clientele/sentiment';
 * const found = scoreAspects(['Fast delivery, but the staff were rude', 'The parcel came by post']);
 * toRows(found, ['row', 'aspect', 'start', 'label', 'opinions']);
 * // => [
 * //   { row: 0, aspect: 'delivery', start: 5, label: 'positive', opinions: 1 },
 * //   { row: 0, aspect: 'service', start: 23, label: 'negative', opinions: 1 },
 * //   { row: 1, aspect: 'delivery', start: 4, label: 'neutral', opinions: 0 },
 * //   { row: 1, aspect: 'delivery', start: 19, label: 'neutral', opinions: 0 },
 * // ]
 */
export function scoreAspects(texts: Texts, options: AspectOptions = {}): AspectScores {
  checkAspectOptions('scoreAspects', options);
  return aspectsOf(textsOf('scoreAspects', texts), options, openFor('scoreAspects', options.by ?? {}));
}

/**
 * Checks the options of a verb that looks for aspects.
 *
 * @throws InvalidOptionError (`invalid-option`)
 */
export function checkAspectOptions(verb: string, options: AspectOptions): void {
  checkOptions(verb, options, aspectRules);
  const problems = options.aspects === undefined ? [] : taxonomyProblems(options.aspects);
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}

/** The mentions of texts that are known to be strings. */
export function aspectsOf(
  texts: readonly string[],
  { aspects = customerAspects }: AspectOptions,
  { reader, threshold }: OpenSentiment,
): AspectScores {
  const { names, find } = openMentions(aspects);
  const cells = { row: [] as number[], code: [] as number[], start: [] as number[], end: [] as number[] };
  const opinions: Opinion[] = [];
  texts.forEach((text, row) => {
    const words = wordsOf(text);
    const mentions = find(words);
    if (mentions.length === 0) return;
    opinions.push(...opinionsOf(mentions, reader.explain(text).tokens, boundsOf(text, words)));
    for (const { aspect, start, end } of mentions) {
      cells.row.push(row);
      cells.code.push(aspect);
      cells.start.push(start);
      cells.end.push(end);
    }
  });
  const score = Float64Array.from(opinions, ({ sum }) => reader.scoreOf(sum));
  const codes = Uint32Array.from(score, (value) => (value >= threshold ? 2 : value <= -threshold ? 0 : 1));
  const coded = (values: readonly string[], codesOf: Uint32Array): CodedColumn =>
    Object.freeze({ dictionary: Object.freeze({ values: Object.freeze(values) }), codes: codesOf });
  const columns = {
    row: Float64Array.from(cells.row),
    aspect: coded(names, Uint32Array.from(cells.code)),
    start: Float64Array.from(cells.start),
    end: Float64Array.from(cells.end),
    score,
    label: coded(sentimentLabels, codes),
    opinions: Float64Array.from(opinions, ({ count }) => count),
  };
  return Object.freeze({ ...table(columns), threshold, notes: frozen(notesOf(texts, new Set(cells.row).size)) });
}

function notesOf(texts: readonly string[], naming: number): Note[] {
  if (texts.length === 0 || naming > 0) return [];
  const message = `none of ${texts.length} texts names an aspect: the list of aspects may be of another language or trade`;
  return [{ code: 'no-aspects-named', message, details: { texts: texts.length } }];
}
