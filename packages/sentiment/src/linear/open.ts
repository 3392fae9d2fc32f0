import { checkKind, checkOptions, InvalidOptionError, type OptionRule, optionRule, showValue } from '@clientele/core';
import { openedRule } from '../score/is-opened.ts';
import type { OpenSentiment } from '../score/open-sentiment.ts';
import { openFeatures } from './features.ts';
import { linearKind, type SentimentLinearModel } from './model.ts';
import { unpackWeights } from './pack.ts';
import { linearReader } from './reader.ts';

/** How a linear model is opened. */
export interface OpenLinearOptions {
  /** The lexicon that the model was fitted with; left out where it was fitted with none. */
  readonly lexicon?: OpenSentiment;
  /** From minus this score on a text counts as negative where customers are summed up, above 0 and below 1. Default 0.2. */
  readonly threshold?: number;
}

const rules: Readonly<Record<keyof OpenLinearOptions, OptionRule>> = {
  lexicon: openedRule,
  threshold: optionRule('above 0 and below 1', (value) => typeof value === 'number' && value > 0 && value < 1),
};

/**
 * Opens a trained model, so that every verb that reads texts reads by it: `scoreSentiment(texts, opened)`, `scoreSentences`,
 * `explainSentiment`, `customerSentiment(feedback, { by: opened })`.
 *
 * @param model from `fitSentimentLinear` or `parseSentimentLinearModel`
 * @param options the lexicon it was fitted with, if any, and a threshold
 * @returns what the verbs take in the place of options
 * @throws IncompatibleModelError (`incompatible-model`) where the model is another
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or the lexicon is missing or of another mode
 * @example
 * import { explainSentiment, fitSentimentLinear, openSentimentLinear } from '@clientele/sentiment';
 * const text = ['sehr gut', 'gut', 'gut und schnell', 'gerne wieder', 'alles gut', 'schlecht', 'sehr schlecht', 'nie wieder', 'kaputt', 'zu langsam'];
 * const label = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
 * const opened = openSentimentLinear(fitSentimentLinear({ text, label }, { bits: 12 }));
 * const { tokens } = explainSentiment('Das war gut', opened);
 * tokens.map((token) => token.text); // => ['gut']
 */
export function openSentimentLinear(model: SentimentLinearModel, options: OpenLinearOptions = {}): OpenSentiment {
  checkOptions('openSentimentLinear', options, rules);
  return openLinear('openSentimentLinear', model, options);
}

/** Opens a model on behalf of a verb. */
export function openLinear(
  verb: string,
  model: SentimentLinearModel,
  { lexicon, threshold = 0.2 }: OpenLinearOptions,
): OpenSentiment {
  checkKind(verb, model, linearKind);
  const { parameters } = model;
  const wanted = parameters.lexicon;
  if (wanted !== (lexicon?.mode ?? null)) {
    const allowed =
      wanted === null
        ? 'left out: the model was fitted without'
        : `a lexicon in mode ${wanted}: the model was fitted with one`;
    const received = lexicon === undefined ? 'nothing' : showValue(lexicon.mode);
    throw new InvalidOptionError(verb, [{ option: 'lexicon', allowed, received }]);
  }
  const weights = unpackWeights(parameters, 2 ** parameters.bits);
  const reader = linearReader(parameters, weights, openFeatures(parameters), threshold, lexicon);
  return Object.freeze({ mode: 'linear', threshold, words: parameters.gaps.length, notes: Object.freeze([]), reader });
}
