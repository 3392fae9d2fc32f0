import { exactSum } from '@clientele/core';

/** What is believed of a customer before a word is read. */
export interface FeedbackPrior {
  /** Score of a customer of whom nothing is known, −1 to 1. */
  readonly mean: number;
  /** As many texts as this belief weighs, above 0. */
  readonly strength: number;
  /** Standard deviation of the score of one text about its customer's mean, above 0. */
  readonly deviation: number;
}

/** The belief, and whether the data could tell. */
export interface EstimatedPrior extends FeedbackPrior {
  readonly estimated: boolean;
}

/** Texts, mean score, and sum of squares about it, of each customer. */
export interface CustomerMoments {
  readonly n: Float64Array;
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

const leastStrength = 0.1;
/** Where customers do not differ. */
export const mostStrength = 100;
/** Where data cannot tell how much customers differ. */
const usual = { strength: 2, deviation: 0.5 };

/**
 * Estimates the prior by the variance components of one-way analysis of variance (Searle, Casella and McCulloch 1992,
 * "Variance components", section 3.6): σ² = SSW / (N − C), τ² = (MSB − σ²) / n₀; strength = σ² / τ², kept between 0.1 and 100.
 * The mean weighs each customer by n / (n + strength).
 */
export function estimatePrior({ n, mean, squares }: CustomerMoments): EstimatedPrior {
  const customers = n.length;
  const total = exactSum(n);
  const grand = total === 0 ? 0 : exactSum(n.map((count, c) => count * (mean[c] as number))) / total;
  const within = exactSum(squares) / (total - customers);
  const between = exactSum(n.map((count, c) => count * ((mean[c] as number) - grand) ** 2)) / (customers - 1);
  const typical = (total - exactSum(n.map((count) => count * count)) / total) / (customers - 1);
  if (!(customers > 1 && total > customers && within > 0)) {
    return { mean: weighedMean(n, mean, usual.strength), ...usual, estimated: false };
  }
  const apart = (between - within) / typical;
  const strength = apart > 0 ? Math.min(Math.max(within / apart, leastStrength), mostStrength) : mostStrength;
  return { mean: weighedMean(n, mean, strength), strength, deviation: Math.sqrt(within), estimated: true };
}

function weighedMean(n: Float64Array, mean: Float64Array, strength: number): number {
  if (n.length === 0) return 0;
  const weights = n.map((count) => count / (count + strength));
  return exactSum(weights.map((weight, c) => weight * (mean[c] as number))) / exactSum(weights);
}
