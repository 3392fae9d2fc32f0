import { alpha } from '../vader/constants.ts';
import type { Reading } from './reading.ts';

/** Numbers of one text. */
export interface ScoreNumbers {
  /** Sum of the contributions and of the emphasis. */
  sum: number;
  /** What marks add, with the sign of the sum. */
  emphasis: number;
  /** −1 to 1. */
  score: number;
  /** Shares of the text, together 1; all 0 where it has no tokens. */
  negative: number;
  neutral: number;
  positive: number;
  /** Sums of the contributions below and above 0. */
  negativeMass: number;
  positiveMass: number;
}

/** @returns numbers to be filled. */
export function newNumbers(): ScoreNumbers {
  return { sum: 0, emphasis: 0, score: 0, negative: 0, neutral: 0, positive: 0, negativeMass: 0, positiveMass: 0 };
}

/** VADER's scale: x / √(x² + 15). */
export function normalized(sum: number): number {
  return sum / Math.sqrt(sum * sum + alpha);
}

/**
 * From contributions to a score: the sum, stretched by the emphasis, through x / √(x² + 15); and the shares of tokens, each
 * weighed by 1 plus the size of its contribution (Hutto and Gilbert 2014).
 */
export function summarize(reading: Reading, into: ScoreNumbers): void {
  const { length, valences, emphasis } = reading;
  let [sum, mass, lack, above, below, neutral] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < length; i++) {
    const valence = valences[i] as number;
    sum += valence;
    if (valence > 0) {
      mass += valence;
      above += valence + 1;
    } else if (valence < 0) {
      lack += valence;
      below += valence - 1;
    } else neutral++;
  }
  into.positiveMass = mass;
  into.negativeMass = lack;
  into.emphasis = sum > 0 ? emphasis : sum < 0 ? -emphasis : 0;
  sum += into.emphasis;
  into.sum = sum;
  into.score = normalized(sum);
  if (above > -below) above += emphasis;
  else if (above < -below) below -= emphasis;
  const total = above - below + neutral;
  into.positive = total === 0 ? 0 : above / total;
  into.negative = total === 0 ? 0 : Math.abs(below) / total;
  into.neutral = total === 0 ? 0 : neutral / total;
}
