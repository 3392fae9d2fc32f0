import {
  checkOptions,
  InvalidOptionError,
  type OptionProblem,
  type OptionRule,
  oneOf,
  optionRule,
  showValue,
} from '@clientele/core';
import { type LexiconLayer, layerProblems, layersOf } from '../lexicon/layers.ts';
import type { LexiconMode } from './mode.ts';

/** Options of all verbs that read texts. */
export interface SentimentOptions {
  /** Default `'improved'`. `'exact'` gives the numbers of Python's vaderSentiment, defects included. */
  readonly mode?: LexiconMode;
  /** Words of your own trade, one layer or several; later ones win. */
  readonly lexicon?: LexiconLayer | readonly LexiconLayer[];
  /**
   * Scores from this size on are positive or negative, above 0 and below 1. Default 0.2, or 0.05 in mode exact, as the
   * authors of VADER advise.
   */
  readonly threshold?: number;
}

/** The rules of these options, for doors that take them beside their own. */
export const sentimentRules: Readonly<Record<keyof SentimentOptions, OptionRule>> = Object.freeze({
  mode: oneOf('improved', 'exact'),
  lexicon: optionRule(
    'a record of words and without, or a list of such',
    (value) => typeof value === 'object' && value !== null,
  ),
  threshold: optionRule('above 0 and below 1', (value) => typeof value === 'number' && value > 0 && value < 1),
});

/**
 * Checks the options of a verb that reads texts, the layers of the lexicon included.
 *
 * @throws InvalidOptionError (`invalid-option`)
 */
export function checkSentimentOptions(verb: string, options: SentimentOptions): void {
  checkOptions(verb, options, sentimentRules);
  const problems: OptionProblem[] = layersOf(options.lexicon).flatMap((layer, at) =>
    typeof layer === 'object' && layer !== null
      ? layerProblems(layer, `lexicon[${at}]`, options.mode ?? 'improved')
      : [{ option: `lexicon[${at}]`, allowed: 'a record of words and without', received: showValue(layer) }],
  );
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}
