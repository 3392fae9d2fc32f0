import { InsufficientDataError } from '@clientele/core';
import type { Coded } from '../histories/distinct.ts';
import type { Groups } from '../histories/group.ts';

/** A base of customers in a few numbers, from which the search for parameters starts. */
export interface Moments {
  /** Sum of the weights. */
  readonly customers: number;
  /** Repeat purchases of all. */
  readonly repeats: number;
  /** Shape of the gamma distribution of purchase rates by mean and variance of x, were nobody to leave. */
  readonly r: number;
  /** Its rate by the same moments. */
  readonly alpha: number;
}

/**
 * Counts a base of customers.
 *
 * @param verb begins the message
 * @param columns distinct x, t_x, T
 * @param weights customers a group
 * @returns its moments
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 */
export function momentsOf(verb: string, [x, , T]: Groups['columns'], weights: Float64Array): Moments {
  const customers = sumBy(weights, (w) => w);
  const repeats = sumBy(weights, (w, group) => w * valueAt(x, group));
  if (repeats === 0) throw new InsufficientDataError(verb, 'customers with a repeat purchase', 1, 0);
  const mean = repeats / customers;
  const variance = sumBy(weights, (w, group) => w * (valueAt(x, group) - mean) ** 2) / customers;
  const meanT = sumBy(weights, (w, group) => w * valueAt(T, group)) / customers;
  const r = Math.min(20, Math.max(0.05, variance > mean ? mean ** 2 / (variance - mean) : 20));
  return { customers, repeats, r, alpha: (r * meanT) / mean };
}

function sumBy(weights: Float64Array, part: (weight: number, group: number) => number): number {
  return weights.reduce((sum, weight, group) => sum + part(weight, group), 0);
}

function valueAt(column: Coded | undefined, group: number): number {
  return column?.values[column.codes[group] as number] as number;
}
