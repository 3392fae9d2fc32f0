import {
  checkOptions,
  expectRecord,
  frozen,
  InsufficientDataError,
  type Note,
  type Numbers,
  type OptionRule,
  optionRule,
} from '@clientele/core';
import { normalQuantile } from '@clientele/stats';
import { anyNumber, type ColumnRange, numberColumn } from './columns.ts';

/** What was shown under one policy, one row a slot, with what another one would have done. */
export interface LoggedDecisions {
  /** What came of it: 1 or 0, or money. */
  readonly reward: Numbers;
  /** The probability with which it was shown: `probability` of a decision's record. Above 0. */
  readonly probability: Numbers;
  /** The probability with which the policy in question shows the same, 0 to 1. */
  readonly target: Numbers;
  /** What a model of rewards expects of what was shown; for the doubly robust estimate. */
  readonly predicted?: Numbers;
  /** What that model expects under the policy in question: over all that it could show, by its probabilities. */
  readonly predictedTarget?: Numbers;
}

/** Options of `evaluatePolicy`. */
export interface EvaluatePolicyOptions {
  /** Weights above it count as it, which trades bias for variance; none is cut unless told otherwise. */
  readonly maxWeight?: number;
  /** Of the intervals, between 0 and 1. Default 0.95. */
  readonly confidence?: number;
}

/** One estimate of the mean reward. */
export interface PolicyEstimate {
  readonly value: number;
  readonly standardError: number;
  /** Ends of the interval, by the normal approximation. */
  readonly lower: number;
  readonly upper: number;
}

/** What a policy is worth, told from what another one did. */
export interface PolicyValue {
  readonly rows: number;
  /** Mean reward of what was shown. */
  readonly logged: PolicyEstimate;
  /** Inverse propensity scoring: unbiased, of large variance. */
  readonly ips: PolicyEstimate;
  /** The same, weights made to add up to the rows: a little bias, less variance. */
  readonly snips: PolicyEstimate;
  /** Doubly robust: right where either the probabilities or the model are; `null` without a model. */
  readonly dr: PolicyEstimate | null;
  /** How many rows of the policy itself would tell as much. */
  readonly effectiveSampleSize: number;
  readonly largestWeight: number;
  readonly notes: readonly Note[];
}

const share: ColumnRange = { least: 0, most: 1, expected: 'a number from 0 to 1' };
const chance: ColumnRange = { ...share, isLeastLeftOut: true, expected: 'a number above 0, at most 1' };

const rules: Readonly<Record<keyof EvaluatePolicyOptions, OptionRule>> = {
  maxWeight: optionRule('a number > 0', (value) => typeof value === 'number' && Number.isFinite(value) && value > 0),
  confidence: optionRule('a number between 0 and 1', (value) => typeof value === 'number' && value > 0 && value < 1),
};

/**
 * Tells what a policy would have earned from what another one showed, by the probabilities that were logged: no test on
 * customers, but only as good as the two policies overlap, which the effective sample size says (A. B. Owen; Kish).
 *
 * w = target / probability. IPS is the mean of w·r (Horvitz and Thompson 1952), SNIPS Σwr / Σw (Swaminathan and Joachims 2015),
 * DR the mean of q̂(target) + w·(r − q̂) (Dudík, Langford and Li 2011).
 *
 * @param log one row a slot that was filled
 * @param options limit on weights, confidence
 * @returns the estimates with their intervals
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are fewer than two rows, or the policies never do the same
 * @example
 * import { evaluatePolicy } from '@clientele/nbo';
 * // Two offers shown half of the time each; the new policy shows the first one only.
 * const log = { reward: [1, 0, 1, 0], probability: [0.5, 0.5, 0.5, 0.5], target: [1, 0, 1, 1] };
 * const { ips, snips, effectiveSampleSize } = evaluatePolicy(log);
 * [ips.value, snips.value, effectiveSampleSize]; // => [1, 0.6666666666666666, 3]
 */
export function evaluatePolicy(log: LoggedDecisions, options: EvaluatePolicyOptions = {}): PolicyValue {
  const verb = 'evaluatePolicy';
  checkOptions(verb, options, rules);
  const { maxWeight = Number.POSITIVE_INFINITY, confidence = 0.95 } = options;
  expectRecord(verb, 'logged decisions', log);
  const reward = numberColumn(verb, 'reward', log.reward, anyNumber, null);
  const n = reward.length;
  if (n < 2) throw new InsufficientDataError(verb, 'rows', 2, n);
  const probability = numberColumn(verb, 'probability', log.probability, chance, n);
  const target = numberColumn(verb, 'target', log.target, share, n);
  const full = target.map((one, row) => one / (probability[row] as number));
  const weights = full.map((weight) => Math.min(weight, maxWeight));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) throw new InsufficientDataError(verb, 'rows that the policy could have shown', 1, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  const z = normalQuantile((1 + confidence) / 2);
  const ratio = weights.reduce((total, weight, row) => total + weight * (reward[row] as number), 0) / sum;
  const residuals = reward.map((one, row) => ((weights[row] as number) * (one - ratio) * n) / sum);
  const effectiveSampleSize = (sum * sum) / squares;
  return frozen({
    rows: n,
    logged: meanOf(reward, z),
    ips: meanOf(
      reward.map((one, row) => one * (weights[row] as number)),
      z,
    ),
    snips: aroundOf(ratio, meanOf(residuals, z).standardError, z),
    dr: doublyRobust(verb, log, reward, weights, z),
    effectiveSampleSize,
    largestWeight: weights.reduce((most, weight) => Math.max(most, weight), 0),
    notes: [...cutNotes(full, maxWeight), ...thinNotes(effectiveSampleSize, n)],
  });
}

function doublyRobust(
  verb: string,
  { predicted, predictedTarget }: LoggedDecisions,
  reward: Float64Array,
  weights: Float64Array,
  z: number,
): PolicyEstimate | null {
  if (predicted === undefined && predictedTarget === undefined) return null;
  const n = reward.length;
  const shown = numberColumn(verb, 'predicted', predicted as Numbers, anyNumber, n);
  const expected = numberColumn(verb, 'predictedTarget', predictedTarget as Numbers, anyNumber, n);
  return meanOf(
    reward.map((one, row) => (expected[row] as number) + (weights[row] as number) * (one - (shown[row] as number))),
    z,
  );
}

function meanOf(values: Float64Array, z: number): PolicyEstimate {
  const n = values.length;
  const mean = values.reduce((sum, one) => sum + one, 0) / n;
  const square = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return aroundOf(mean, Math.sqrt(square / (n - 1) / n), z);
}

function aroundOf(value: number, standardError: number, z: number): PolicyEstimate {
  return { value, standardError, lower: value - z * standardError, upper: value + z * standardError };
}

function cutNotes(weights: Float64Array, most: number): Note[] {
  const cut = weights.reduce((count, weight) => count + (weight > most ? 1 : 0), 0);
  if (cut === 0) return [];
  const message = `${cut} of ${weights.length} weights were above ${most} and count as it: the estimates are biased`;
  return [{ code: 'weights-cut', message, details: { cut } }];
}

/** Below this share of the rows an interval by the normal approximation is not to be trusted. */
const thinShare = 0.1;

function thinNotes(effective: number, rows: number): Note[] {
  if (effective >= thinShare * rows) return [];
  const message = `the policies overlap little: ${rows} rows tell as much as ${Math.round(effective)} of the policy itself`;
  return [{ code: 'little-overlap', message, details: { effectiveSampleSize: effective, rows } }];
}
