import { checkOptions, frozen, InvalidInputError, type Note } from '@clientele/core';
import { logGamma, type Objective } from '@clientele/stats';
import { type Groups, groupRows, groupWeights } from '../histories/group.ts';
import type { Histories, Opportunities } from '../histories/histories.ts';
import { partOf } from '../histories/part.ts';
import { type CheckedHistories, readHistories, readOpportunities } from '../histories/read.ts';
import { estimatesOf } from '../likelihood/estimates.ts';
import { maximizeLikelihood } from '../likelihood/maximize.ts';
import type { FitOptions, Maximum } from '../likelihood/maximum.ts';
import { fitNotes } from '../likelihood/notes.ts';
import { fitRules, keptOptions } from '../likelihood/options.ts';
import { type HistoryModel, type ModelType, scaleOf } from './history-model.ts';
import { type Moments, momentsOf } from './moments.ts';

/** What sets the fit of one model apart from the others'. */
export interface Recipe<K extends string, P extends Record<keyof P, number>> {
  readonly type: ModelType<K, P>;
  /** Minus the mean log-likelihood over the distinct x, t_x, T, in the logarithms of the parameters. */
  readonly loss: (groups: Groups, weights: Float64Array) => Objective;
  /** Where to start, with times in units of the longest T. */
  readonly starts: (moments: Moments) => readonly (readonly number[])[];
  /** What it means for the customers that a fit ended on a boundary. */
  readonly boundaryNotes: (parameters: P, longestT: number) => readonly Note[];
  /** k where purchases are every k-th event of a Poisson process; 1 unless given. */
  readonly regularity?: number;
}

/** Histories made ready for a fit: equal ones together, times in units of the longest T. */
export interface Prepared {
  readonly histories: CheckedHistories;
  readonly groups: Groups;
  readonly weights: Float64Array;
  readonly moments: Moments;
  /** The longest T; 1 where the model has no times. */
  readonly scale: number;
}

/**
 * Fits a model to purchase histories by maximum likelihood: equal histories are counted together, times are scaled by the
 * longest T, and the logarithms of the parameters are searched.
 *
 * @param verb begins messages
 * @param recipe the model's own part
 * @param data histories as given
 * @param options as given
 * @param before parameters of an earlier fit to much the same histories, to start from
 * @returns the model, frozen
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 */
export function fitHistories<K extends string, P extends Record<keyof P, number>>(
  verb: string,
  recipe: Recipe<K, P>,
  data: Histories | Opportunities,
  options: FitOptions,
  before?: P,
): HistoryModel<K, P> {
  checkOptions(verb, options, fitRules);
  const prepared = prepareHistories(verb, recipe.type, data);
  return fitPrepared(recipe, prepared, options, before);
}

/** Refuses histories without the times between purchases for a model that needs them. */
export function needGaps(
  verb: string,
  { regularity = 1 }: Pick<Recipe<string, never>, 'regularity'>,
  { sumLogGaps }: CheckedHistories,
): void {
  if (regularity === 1 || sumLogGaps !== null) return;
  throw new InvalidInputError(
    `${verb}: column sumLogGaps is missing: the times between purchases tell k (deriveBtyd gives their sum; k = 1 needs none)`,
  );
}

/** @returns the histories read for a model of that type, grouped and scaled */
export function prepareHistories<P>(
  verb: string,
  type: ModelType<string, P>,
  data: Histories | Opportunities,
): Prepared {
  const histories = readFor(verb, type, data);
  const longest = histories.T.reduce((most, T) => Math.max(most, T), 0);
  const scale = type.times.length === 0 ? 1 : longest || 1;
  const scaled = (times: Float64Array): Float64Array => times.map((time) => time / scale);
  const groups = groupRows([histories.x, scaled(histories.tx), scaled(histories.T)]);
  const weights = groupWeights(groups, histories.weight);
  return { histories, groups, weights, moments: momentsOf(verb, groups.columns, weights), scale };
}

/** @returns checked columns of histories, or of opportunities where the model is one of those */
export function readFor<P>(
  verb: string,
  { opportunities }: Pick<ModelType<string, P>, 'opportunities'>,
  data: Histories | Opportunities,
): CheckedHistories {
  return opportunities ? readOpportunities(verb, data as Opportunities) : readHistories(verb, data as Histories);
}

/** @returns the model fitted to histories that are ready */
export function fitPrepared<K extends string, P extends Record<keyof P, number>>(
  recipe: Recipe<K, P>,
  prepared: Prepared,
  options: FitOptions,
  before?: P,
): HistoryModel<K, P> {
  const { type } = recipe;
  const { histories, moments, scale } = prepared;
  const found = maximizePrepared(recipe, prepared, options, before);
  const { status, iterations, gradientNorm } = found;
  const estimates = estimatesOf(type.parameters, found, (name) => scaleOf(type, name, scale));
  const logLikelihood =
    found.meanLogLikelihood * moments.customers + likelihoodConstant(recipe, histories, moments.repeats, scale);
  const notes = [
    ...fitNotes(type.name, status, histories.length, moments.customers),
    ...(status === 'boundary' ? recipe.boundaryNotes(estimates.parameters, scale) : []),
  ];
  return frozen({
    kind: type.kind,
    version: type.version,
    options: keptOptions(options),
    ...estimates,
    logLikelihood,
    unit: histories.unit,
    diagnostics: { status, rows: histories.length, iterations, objective: logLikelihood, gradientNorm, notes },
  });
}

/** @returns the maximum of the likelihood, times in units of the longest T */
export function maximizePrepared<P extends Record<keyof P, number>>(
  { type, loss, starts }: Pick<Recipe<string, P>, 'type' | 'loss' | 'starts'>,
  { groups, weights, moments, scale }: Omit<Prepared, 'histories'>,
  options: FitOptions,
  before?: P,
): Maximum {
  const warm = before && type.parameters.map((name) => before[name] / scaleOf(type, name, scale));
  const part = (): Objective => {
    const few = partOf(groups, weights);
    return loss(few.groups, few.weights);
  };
  return maximizeLikelihood(loss(groups, weights), starts(moments), moments.customers, options, { warm, part });
}

/**
 * What the log-likelihood holds besides the part that is searched: times were divided by `scale`, and a purchase that is the
 * k-th event of its kind has the density of an Erlang time.
 */
export function likelihoodConstant(
  { regularity = 1 }: Pick<Recipe<string, never>, 'regularity'>,
  { sumLogGaps, weight }: CheckedHistories,
  repeats: number,
  scale: number,
): number {
  const ofScale = regularity * repeats * Math.log(scale);
  if (regularity === 1 || sumLogGaps === null) return -ofScale;
  // In order of size, so that the order of rows leaves no trace.
  const gaps = sumLogGaps
    .map((gap, row) => gap * (weight?.[row] ?? 1))
    .sort()
    .reduce((sum, gap) => sum + gap, 0);
  return (regularity - 1) * gaps - repeats * logGamma(regularity) - ofScale;
}
