import {
  checkOptions,
  fraction,
  frozen,
  InvalidOptionError,
  type OptionRule,
  optionRule,
  showValue,
} from '@clientele/core';
import { normalQuantile } from '@clientele/stats';

/** What a campaign is to find out. */
export interface SampleSizePlan {
  /** The rate without the campaign, and the one with it that must not be missed; each above 0 and below 1. */
  readonly rates?: readonly [number, number];
  /** The same for an amount: two means, with `standardDeviation`. */
  readonly means?: readonly [number, number];
  /** Of the amount, over all customers, those with 0 included. */
  readonly standardDeviation?: number;
  /** Two-sided chance to see a difference where there is none. Default 0.05. */
  readonly alpha?: number;
  /** Chance to see the difference where it is there. Default 0.8. */
  readonly power?: number;
  /** Share of all customers that is the control group. Default 0.5, which needs the fewest. */
  readonly controlShare?: number;
}

/** How many customers it takes. */
export interface SampleSize {
  readonly control: number;
  readonly treated: number;
  readonly total: number;
  /** The control group before rounding up. */
  readonly exactControl: number;
}

const open: OptionRule = optionRule(
  'a number between 0 and 1',
  (value) => typeof value === 'number' && value > 0 && value < 1,
);
const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) && value[0] !== value[1];

const rules: Readonly<Record<keyof SampleSizePlan, OptionRule>> = {
  rates: optionRule(
    'two different rates between 0 and 1',
    (value) => isPair(value) && value.every((one) => one > 0 && one < 1),
  ),
  means: optionRule('two different means', isPair),
  standardDeviation: optionRule(
    'a number > 0',
    (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
  ),
  alpha: open,
  power: open,
  controlShare: fraction,
};

/**
 * Plans how many customers a campaign needs, so that its effect can be told from chance: two groups, both of which vary (the
 * size for one group against a known rate is half as large, and wrong here).
 *
 * Rates: J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd edition 1981, (3.14) and its form for unequal groups,
 * without continuity correction. Means: the same with one variance.
 *
 * @param plan two rates, or two means with their standard deviation
 * @returns customers in each group, rounded up
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, wrong or missing
 * @example
 * import { planSampleSize } from '@clientele/nbo';
 * planSampleSize({ rates: [0.1, 0.11], alpha: 0.1, power: 0.9 }).control; // => 16094
 */
export function planSampleSize(plan: SampleSizePlan): SampleSize {
  const verb = 'planSampleSize';
  if (plan === undefined) refuse(verb, 'rates', 'given, or means, one of the two', plan);
  checkOptions(verb, plan, rules);
  const { rates, means, standardDeviation, alpha = 0.05, power = 0.8, controlShare = 0.5 } = plan;
  if (controlShare === 0 || controlShare === 1) refuse(verb, 'controlShare', 'above 0 and below 1', controlShare);
  if ((rates === undefined) === (means === undefined)) refuse(verb, 'rates', 'given, or means, one of the two', rates);
  if ((means === undefined) !== (standardDeviation === undefined)) {
    refuse(verb, 'standardDeviation', 'given with means, and only then', standardDeviation);
  }
  const z = { alpha: normalQuantile(1 - alpha / 2), power: normalQuantile(power) };
  const ratio = (1 - controlShare) / controlShare;
  const exactControl =
    rates === undefined
      ? forMeans(means as readonly [number, number], standardDeviation as number, z, ratio)
      : forRates(rates, z, ratio);
  const control = Math.ceil(exactControl);
  const treated = Math.ceil(exactControl * ratio);
  return frozen({ control, treated, total: control + treated, exactControl });
}

interface Quantiles {
  readonly alpha: number;
  readonly power: number;
}

function forRates([p, q]: readonly [number, number], z: Quantiles, ratio: number): number {
  const pooled = (p + ratio * q) / (1 + ratio);
  const under = Math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio));
  const over = Math.sqrt(p * (1 - p) + (q * (1 - q)) / ratio);
  return ((z.alpha * under + z.power * over) / (p - q)) ** 2;
}

function forMeans([a, b]: readonly [number, number], deviation: number, z: Quantiles, ratio: number): number {
  return ((z.alpha + z.power) * (deviation / (a - b))) ** 2 * (1 + 1 / ratio);
}

function refuse(verb: string, option: string, allowed: string, received: unknown): never {
  throw new InvalidOptionError(verb, [{ option, allowed, received: showValue(received) }]);
}
