import { checkOptions, frozen, InsufficientDataError, type OptionRule, positiveNumber } from '@clientele/core';
import { openedRule } from '../score/is-opened.ts';
import type { OpenSentiment } from '../score/open-sentiment.ts';
import { type Corpus, corpusOf } from './corpus.ts';
import { heldOutQuality } from './held-out.ts';
import { type Solution, solveLogistic } from './kernel.ts';
import { classedTexts, type LabelledTexts } from './labels.ts';
import type { LinearParameters, SentimentLinearModel } from './model.ts';
import { openLinear } from './open.ts';
import { packWeights, unpackWeights } from './pack.ts';
import { chancesBySide, sideOf } from './sides.ts';

/** How a model goes on learning. */
export interface PartialFitOptions {
  /** Most that one text moves the log-odds of one of its features, above 0; 0.05 unless told otherwise. */
  readonly rate?: number;
  /** The lexicon that the model was fitted with; left out where it was fitted with none. */
  readonly lexicon?: OpenSentiment;
}

const rules: Readonly<Record<keyof PartialFitOptions, OptionRule>> = { rate: positiveNumber, lexicon: openedRule };

/**
 * Goes on learning as labelled texts arrive: the weights stay as near to those there are as the new texts allow. The model that
 * was given is unchanged, and the texts need not be kept. Features that were never met before get weights; one text is enough
 * for a call, and texts that arrive together are better learnt together.
 *
 * min ½ |w − w₀|² + rate · Σ log(1 + exp(−y w·x)): logistic regression drawn to the old weights in the place of 0, for three
 * classes one such problem a side against neutral (Begg and Gray 1984).
 *
 * @param model from `fitSentimentLinear`, or from here
 * @param data texts with their labels, called as in the fit
 * @param options how far a text moves the weights
 * @returns a new model; `heldOut` says how well the new texts were read before they were learnt
 * @throws InvalidInputError (`invalid-input`) naming rows without a text, or with a label that the model does not know
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there is no text at all
 * @throws IncompatibleModelError (`incompatible-model`) where the model is another
 * @example
 * import { fitSentimentLinear, partialFitSentimentLinear, scoreSentimentLinear } from '@clientele/sentiment';
 * const text = ['sehr gut', 'gut', 'gut und schnell', 'gerne wieder', 'alles gut', 'schlecht', 'sehr schlecht', 'nie wieder', 'kaputt', 'zu langsam'];
 * const label = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
 * const model = fitSentimentLinear({ text, label }, { bits: 12 });
 * const later = partialFitSentimentLinear(model, { text: ['mega'], label: [1] }, { rate: 2 });
 * const [after, before] = [later, model].map((by) => scoreSentimentLinear(by, ['mega']).columns.score[0]);
 * Number(after) > Number(before); // => true
 */
export function partialFitSentimentLinear(
  model: SentimentLinearModel,
  data: LabelledTexts,
  options: PartialFitOptions = {},
): SentimentLinearModel {
  const verb = 'partialFitSentimentLinear';
  checkOptions(verb, options, rules);
  const { rate = 0.05, lexicon } = options;
  const { reader } = openLinear(verb, model, { lexicon });
  const { parameters, diagnostics } = model;
  const classed = classedTexts(verb, data, parameters.classes);
  if (classed.texts.length === 0) throw new InsufficientDataError(verb, 'labelled texts', 1, 0);
  const isThree = parameters.classes.neutral !== null;
  const before = reader.columns(classed.texts);
  const corpus = corpusOf(classed, parameters, lexicon);
  const { stepsPerUnit, bits } = parameters;
  const tables = unpackWeights(parameters, 2 ** bits);
  const solutions = moved(corpus, tables, parameters, rate);
  const buckets = Int32Array.from({ length: 2 ** bits }, (_, bucket) => bucket);
  const sides = tables.map((steps, k) => merged(steps, corpus.met, solutions[k] as Solution, stepsPerUnit));
  return frozen({
    ...model,
    parameters: {
      ...parameters,
      intercepts: solutions.map(({ intercept }) => Math.round(intercept * stepsPerUnit) + 0),
      ...packWeights(buckets, sides),
      heldOut: heldOutQuality(
        chancesBySide(before, isThree),
        classed.codes.map((code) => sideOf(code, isThree)),
      ),
    },
    diagnostics: { ...diagnostics, rows: diagnostics.rows + classed.texts.length },
  }) as SentimentLinearModel;
}

/** The weights of the features met, on each side, after the new texts. */
function moved(
  { rows, met, codes }: Corpus,
  tables: readonly Int32Array[],
  { intercepts, stepsPerUnit }: LinearParameters,
  rate: number,
): Solution[] {
  const squares = new Float64Array(met.length).fill(1);
  const options = { cost: rate, tolerance: 0.01, maxIterations: 30 };
  return tables.map((steps, k) => {
    const weights = Float64Array.from(met, (bucket) => (steps[bucket] as number) / stepsPerUnit);
    const start = { weights, intercept: (intercepts[k] as number) / stepsPerUnit, iterations: 0, isConverged: false };
    const [side, other] = [k === 0 ? 2 : 0, intercepts.length === 1 ? 0 : 1];
    const chosen = Uint32Array.from([...codes.keys()].filter((row) => codes[row] === side || codes[row] === other));
    const y = Float64Array.from(codes, (code) => (code === side ? 1 : -1));
    return solveLogistic({ rows, chosen, y, squares }, options, start);
  });
}

/** All weights of a side, those of the features met as they are now. */
function merged(steps: Int32Array, met: Int32Array, { weights }: Solution, stepsPerUnit: number): Float64Array {
  const whole = Float64Array.from(steps, (step) => step / stepsPerUnit);
  met.forEach((bucket, at) => {
    whole[bucket] = weights[at] as number;
  });
  return whole;
}
