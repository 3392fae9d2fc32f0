import {
  checkOptions,
  InvalidOptionError,
  type JsonValue,
  type OptionRule,
  oneOf,
  optionRule,
  positiveNumber,
  showValue,
  wholeNumber,
} from '@clientele/core';
import { openedRule } from '../score/is-opened.ts';
import type { OpenSentiment } from '../score/open-sentiment.ts';

/** How a linear model learns. */
export type LinearMethod = 'nb-svm' | 'logistic';

/** Which label of the data stands for which class; as texts, so that `1` is the same as `'1'`. */
export interface ClassNames {
  readonly negative: string | number;
  readonly neutral?: string | number;
  readonly positive: string | number;
}

/** What is learnt from texts, and how. */
export interface FitSentimentLinearOptions {
  /** Longest run of words: 1 words, 2 pairs as well (the default), 3 triples; 0 none. */
  readonly words?: number;
  /** Length of the runs of characters within words, 2 to 8; 0, none, unless told otherwise. 4 helps with small data and with languages of many endings. */
  readonly characters?: number;
  /** 2 to this power is the most weights that there can be, 10 to 22; 20 unless told otherwise. */
  readonly bits?: number;
  /** `'nb-svm'`, best on reviews and longer texts, unless told otherwise; `'logistic'` is logistic regression on plain features. */
  readonly method?: LinearMethod;
  /** What a text on the wrong side costs, above 0; 0.02 for nb-svm and 0.1 for logistic unless told otherwise. More follows the data closer. */
  readonly cost?: number;
  /** Added to the counts of nb-svm, above 0; 1 unless told otherwise. */
  readonly smoothing?: number;
  /** Which labels mean what; `negative`, `neutral`, `positive`, or −1, 0, 1, or 0 and 1, unless told otherwise. */
  readonly classes?: ClassNames;
  /** A lexicon from `openSentiment` whose scores become features too, for English texts; the same has to be given to `openSentimentLinear`. */
  readonly lexicon?: OpenSentiment;
  /** At most so many passes over the texts; 30 unless told otherwise. */
  readonly maxIterations?: number;
}

/** The options with every default in its place. */
export type LinearSettings = Required<Omit<FitSentimentLinearOptions, 'classes' | 'lexicon'>> &
  Pick<FitSentimentLinearOptions, 'classes' | 'lexicon'>;

const isLabel = (value: unknown): boolean => typeof value === 'string' || Number.isFinite(value);

const rules: Readonly<Record<keyof FitSentimentLinearOptions, OptionRule>> = {
  words: wholeNumber(0, 3),
  characters: optionRule(
    '0, or a whole number from 2 to 8',
    (value) => value === 0 || wholeNumber(2, 8).accepts(value),
  ),
  bits: wholeNumber(10, 22),
  method: oneOf('nb-svm', 'logistic'),
  cost: positiveNumber,
  smoothing: positiveNumber,
  classes: optionRule('a record of the labels of negative, positive and maybe neutral', isClassNames),
  lexicon: openedRule,
  maxIterations: wholeNumber(1),
};

/**
 * Checks the options of a fit and fills in the defaults.
 *
 * @throws InvalidOptionError (`invalid-option`)
 */
export function linearSettings(options: FitSentimentLinearOptions): LinearSettings {
  checkOptions('fitSentimentLinear', options, rules);
  const { words = 2, characters = 0, bits = 20, method = 'nb-svm', smoothing = 1, maxIterations = 30 } = options;
  const { cost = method === 'nb-svm' ? 0.02 : 0.1, classes, lexicon } = options;
  if (words === 0 && characters === 0) {
    const problem = { option: 'characters', allowed: '2 to 8 where words is 0', received: showValue(characters) };
    throw new InvalidOptionError('fitSentimentLinear', [problem]);
  }
  return { words, characters, bits, method, cost, smoothing, maxIterations, classes, lexicon };
}

/** The options as a model keeps them. */
export function optionsAsGiven({
  classes,
  lexicon,
  ...plain
}: FitSentimentLinearOptions): Readonly<Record<string, JsonValue>> {
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return {
    ...given,
    ...(classes === undefined ? {} : { classes: { ...classes } }),
    ...(lexicon === undefined ? {} : { lexicon: lexicon.mode }),
  };
}

function isClassNames(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.entries(value).filter(([, label]) => label !== undefined);
  const isKnown = names.every(([name, label]) => ['negative', 'neutral', 'positive'].includes(name) && isLabel(label));
  const labels = new Set(names.map(([, label]) => String(label)));
  return isKnown && labels.size === names.length && 'negative' in value && 'positive' in value;
}
