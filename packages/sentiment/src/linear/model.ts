import {
  countShape,
  diagnosticsShape,
  type FitDiagnostics,
  finiteShape,
  IncompatibleModelError,
  jsonRecordShape,
  listOf,
  type Model,
  nullOr,
  parseModelRecord,
  recordOf,
  type Shape,
  showValue,
  textShape,
  wordShape,
} from '@clientele/core';
import type { LexiconMode } from '../score/mode.ts';
import type { HeldOutQuality } from './held-out.ts';
import type { LinearClasses } from './labels.ts';
import type { PackedWeights } from './pack.ts';

/** What `fitSentimentLinear` learns. */
export interface LinearParameters extends PackedWeights {
  /** Longest run of words. */
  readonly words: number;
  /** Length of the runs of characters; 0 for none. */
  readonly characters: number;
  /** 2 to this power is the most weights there can be. */
  readonly bits: number;
  /** The label that each class had in the data. */
  readonly classes: LinearClasses;
  /** Mode of the lexicon whose scores are features too, or null. */
  readonly lexicon: LexiconMode | null;
  /** Log-odds of a text without any feature, in steps as the weights are: positive, then negative where there is a neutral class. */
  readonly intercepts: readonly number[];
  /** Steps of 1 in log-odds. */
  readonly stepsPerUnit: number;
  readonly heldOut: HeldOutQuality;
}

/** A linear model of sentiment. A plain JSON record without texts. */
export type SentimentLinearModel = Model<'sentiment/linear', LinearParameters>;

/** Kind and newest version of the model. */
export const linearKind = 'sentiment/linear';
/** Rises when a field changes. */
export const linearVersion = 1;

interface Fields {
  readonly options: SentimentLinearModel['options'];
  readonly parameters: LinearParameters;
  readonly diagnostics: FitDiagnostics;
}

const wholeShape: Shape<number> = (value, path, refuse) =>
  Number.isSafeInteger(value) && Math.abs(value as number) < 2 ** 31
    ? (value as number)
    : refuse(path, 'a whole number', value);

const fields: { readonly [F in keyof Fields]: Shape<Fields[F]> } = {
  options: jsonRecordShape,
  parameters: recordOf<LinearParameters>({
    words: countShape,
    characters: countShape,
    bits: countShape,
    classes: recordOf<LinearClasses>({ negative: textShape, neutral: nullOr(textShape), positive: textShape }),
    lexicon: nullOr(wordShape('improved', 'exact')),
    intercepts: listOf(wholeShape),
    stepsPerUnit: countShape,
    gaps: listOf(countShape),
    positive: listOf(wholeShape),
    negative: nullOr(listOf(wholeShape)),
    heldOut: recordOf<HeldOutQuality>({
      texts: countShape,
      accuracy: finiteShape,
      macroF1: finiteShape,
      logLoss: finiteShape,
      calibrationError: finiteShape,
    }),
  }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads a linear model back from JSON, every field checked: weights for features that there can be, as many as there are
 * features, on as many sides as there are classes.
 *
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitSentimentLinear, parseSentimentLinearModel } from '@clientele/sentiment';
 * const text = ['sehr gut', 'gut', 'gut und schnell', 'gerne wieder', 'alles gut', 'schlecht', 'sehr schlecht', 'nie wieder', 'kaputt', 'zu langsam'];
 * const label = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
 * const model = fitSentimentLinear({ text, label }, { bits: 12 });
 * parseSentimentLinearModel(JSON.parse(JSON.stringify(model))).parameters.classes; // => { negative: '0', neutral: null, positive: '1' }
 */
export function parseSentimentLinearModel(value: unknown): SentimentLinearModel {
  const verb = 'parseSentimentLinearModel';
  const model = parseModelRecord<'sentiment/linear', Fields>(verb, value, linearKind, linearVersion, fields);
  checkParameters(model.parameters);
  return model;
}

function checkParameters(parameters: LinearParameters): void {
  const { bits, words, characters, classes, gaps, positive, negative, intercepts, stepsPerUnit } = parameters;
  if (bits < 10 || bits > 22) refuse('bits', 'from 10 to 22', bits);
  if (words > 3) refuse('words', 'from 0 to 3', words);
  if (characters > 8) refuse('characters', 'from 0 to 8', characters);
  if (!(stepsPerUnit > 0 && Number.isInteger(Math.log2(stepsPerUnit))))
    refuse('stepsPerUnit', 'a power of 2', stepsPerUnit);
  const sides = classes.neutral === null ? 1 : 2;
  if ((negative === null ? 1 : 2) !== sides) refuse('negative', sides === 2 ? 'a list' : 'null', negative);
  if (intercepts.length !== sides) refuse('intercepts', `${sides} numbers`, intercepts.length);
  if (positive.length !== gaps.length) refuse('positive', `${gaps.length} numbers`, positive.length);
  if (negative !== null && negative.length !== gaps.length)
    refuse('negative', `${gaps.length} numbers`, negative.length);
  const nothing = gaps.indexOf(0);
  if (nothing >= 0) refuse(`gaps[${nothing}]`, 'a number >= 1', 0);
  const last = gaps.reduce((sum, gap) => sum + gap, -1);
  if (last >= 2 ** bits) refuse('gaps', `${2 ** bits} or less together`, last + 1);
}

function refuse(field: string, expected: string, received: unknown): never {
  throw new IncompatibleModelError(
    'parseSentimentLinearModel',
    `model.parameters.${field}`,
    expected,
    showValue(received),
  );
}
