import { checkOptions, InvalidInputError, type OptionRule, showValue, table, wholeNumber } from '@clientele/core';
import { openRandom, quantile, type Random } from '@clientele/stats';
import { fitPrepared, needGaps, prepareHistories } from '../transactions/fit-histories.ts';
import { openModel, type TransactionModel } from '../transactions/model.ts';
import { momentsOf } from '../transactions/moments.ts';
import type { Purchases } from '../transactions/over-live.ts';
import { recipeOf } from '../transactions/recipes.ts';
import { checkForecast, forecastColumn } from './check-models.ts';
import type { Intervals } from './delta-intervals.ts';
import { type LevelOption, levelRule } from './level.ts';

/** How often, and with which random numbers. */
export interface BootstrapOptions {
  /** Models to fit; 200 unless given. */
  readonly replicates?: number;
  /** 1 unless given. */
  readonly seed?: number;
}

const rules: Readonly<Record<keyof BootstrapOptions, OptionRule>> = {
  replicates: wholeNumber(2, 10_000),
  seed: wholeNumber(0, 2 ** 32 - 1),
};

/**
 * Models of bases that might as well have been seen: each history counts as often as a Poisson variable says, as in a
 * bootstrap of its customers, and the model is fitted anew from where it stands. Equal histories stay together, so a replicate
 * costs little more than a few iterations.
 *
 * @param model fitted to the data
 * @param data the data
 * @param options `replicates` and `seed`
 * @returns the models, without standard errors of their own worth mentioning; for `bootstrapIntervals`
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another unit
 * @example
 * import { bootstrapModels, fitNbd } from '@clientele/clv';
 * const history = { x: [3, 0, 1, 8, 0, 2], tx: [30, 0, 9, 38, 0, 20], T: [39, 39, 38, 39, 37, 36], unit: 'week' } as const;
 * bootstrapModels(fitNbd(history), history, { replicates: 20 }).length; // => 20
 * @see Efron and Tibshirani (1993), An introduction to the bootstrap
 */
export function bootstrapModels<M extends TransactionModel>(
  model: M,
  data: Purchases,
  options: BootstrapOptions = {},
): readonly M[] {
  const verb = 'bootstrapModels';
  checkOptions(verb, options, rules);
  openModel(verb, model, data?.unit);
  const { replicates = 200, seed = 1 } = options;
  const recipe = recipeOf(model);
  const prepared = prepareHistories(verb, recipe.type, data);
  needGaps(verb, recipe, prepared.histories);
  const random = openRandom(seed);
  const parameters = model.parameters as unknown as Record<string, number>;
  const refit = (): M => {
    const weights = prepared.weights.map((weight) => poisson(random, weight));
    const moments = momentsOf(verb, prepared.groups.columns, weights);
    const fitted = fitPrepared(recipe, { ...prepared, weights, moments }, {}, parameters);
    return Object.freeze('k' in model ? { ...fitted, k: model.k } : fitted) as unknown as M;
  };
  return Object.freeze(Array.from({ length: replicates }, refit));
}

/** A Poisson variable: by products of uniforms in pieces of mean 16 at most, the rest of a large mean by its normal limit. */
function poisson(random: Random, mean: number): number {
  if (mean > 400) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  if (mean > 16) return poisson(random, 16) + poisson(random, mean - 16);
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > end; product *= random.uniform()) count++;
  return count;
}

/**
 * Intervals of forecasts by the spread of bootstrap models: no normal distribution is assumed, so they may be skewed.
 *
 * @param model the model itself
 * @param replicates of `bootstrapModels`
 * @param forecast of one model: a number a row
 * @param options `level`, 0.95 unless given
 * @returns a row a forecast, its ends the percentiles of the replicates' forecasts
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InvalidInputError (`invalid-input`) where there are fewer than two replicates
 * @example
 * import { bootstrapIntervals, bootstrapModels, expectedTransactions, fitNbd } from '@clientele/clv';
 * const history = { x: [3, 0, 1, 8, 0, 2], tx: [30, 0, 9, 38, 0, 20], T: [39, 39, 38, 39, 37, 36], unit: 'week' } as const;
 * const model = fitNbd(history);
 * const next = (of: typeof model) => expectedTransactions(of, history, { horizon: { weeks: 13 } });
 * const { lower, upper } = bootstrapIntervals(model, bootstrapModels(model, history, { replicates: 50 }), next).columns;
 * lower[3] < upper[3]; // => true
 */
export function bootstrapIntervals<M extends TransactionModel>(
  model: M,
  replicates: readonly M[],
  forecast: (model: M) => Float64Array,
  options: LevelOption = {},
): Intervals {
  checkOptions('bootstrapIntervals', options, { level: levelRule });
  if (!Array.isArray(replicates)) {
    const received = showValue(replicates);
    throw new InvalidInputError(`bootstrapIntervals: expected the models of bootstrapModels, got ${received}`);
  }
  if (replicates.length < 2) {
    throw new InvalidInputError(`bootstrapIntervals: expected at least 2 replicates, got ${replicates.length}`);
  }
  checkForecast('bootstrapIntervals', forecast);
  const { level = 0.95 } = options;
  const told = (of: M): Float64Array => forecastColumn('bootstrapIntervals', forecast(of));
  const estimate = told(model);
  const forecasts = replicates.map(told);
  const end = (share: number): Float64Array =>
    estimate.map((_, row) =>
      quantile(
        forecasts.map((values) => values[row] as number),
        share,
      ),
    );
  return table({ estimate, lower: end((1 - level) / 2), upper: end((1 + level) / 2) });
}
