import type { OpenSentiment } from '../score/open-sentiment.ts';
import { hashStep, offsetBasis } from './tokens.ts';

/** Where a score passes one of these, a feature is there: larger scores have all the features of smaller ones. */
const scoreSteps: readonly number[] = [-0.9, -0.7, -0.5, -0.3, -0.1, -0.01, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9];
/** The same of the sums of blame and praise. */
const massSteps: readonly number[] = [0.5, 1.5, 3, 5, 8];

/**
 * What a lexicon says of texts, as features of a linear model.
 *
 * @returns the features of a row, as hashes
 */
export function lexiconFeatures(lexicon: OpenSentiment, texts: readonly string[]): (row: number) => readonly number[] {
  const { score, negativeMass, positiveMass } = lexicon.reader.columns(texts);
  return (row) => [
    ...passed(score[row] as number, scoreSteps, 1),
    ...passed(positiveMass[row] as number, massSteps, 2),
    ...passed(-(negativeMass[row] as number), massSteps, 3),
  ];
}

function passed(value: number, steps: readonly number[], what: number): number[] {
  return steps.flatMap((step, at) => (value > step ? [hashStep(hashStep(hashStep(offsetBasis, 1), what), at)] : []));
}
