import { checkOptions, type Note, type OptionRule, optionRule, type Table, table } from '@clientele/core';
import type { ClusterInput } from '../features/columns.ts';
import { distinctUpTo } from '../k-means/canonical.ts';
import { type FitGaussianMixtureOptions, fittedMixture, mixtureRules } from './fit.ts';
import type { GaussianMixtureModel } from './model.ts';
import { readNumbers } from './read.ts';

/** The numbers of components to try; all else as for `fitGaussianMixture`. */
export interface ChooseMixtureOptions extends Omit<FitGaussianMixtureOptions, 'k'> {
  /** The least and the largest, 1 to 50; `[1, 9]` unless told otherwise. */
  readonly range?: readonly [number, number];
}

/** One row a number of components, and what is recommended. */
export type MixtureChoice = Table<{
  /** Components. */
  k: Float64Array;
  /** In the unit of the features. */
  logLikelihood: Float64Array;
  /** Smaller is better. */
  bic: Float64Array;
  /** How many components are degenerate: where any is, the BIC says nothing. */
  degenerate: Float64Array;
}> & {
  /** The k with the least BIC among fits without degenerate components; `null` where every fit has some. */
  readonly recommended: number | null;
  /** Why, in a sentence. */
  readonly reason: string;
  /** The fit with that k. */
  readonly model: GaussianMixtureModel | null;
  readonly notes: readonly Note[];
};

const rangeOfOne: OptionRule = optionRule(
  'two whole numbers from 1 to 50, the first not above the second',
  (value) =>
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((k) => Number.isInteger(k) && k >= 1 && k <= 50) &&
    value[0] <= value[1],
);

/**
 * Fits a Gaussian mixture for each number of components in a range, and recommends the one with the least BIC. Fits with degenerate
 * components are in the table, and never recommended: their likelihood grows with the narrowness that one allows.
 *
 * @param data a table, columns or rows; features are columns of numbers
 * @param options the range, and the options of `fitGaussianMixture`
 * @returns a table with one row a k; `recommended`, `reason`, and the recommended `model`
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell cannot be used, naming row and column
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong, or a feature is of texts
 * @throws InsufficientDataError (`insufficient-data`) where there are no rows
 * @example
 * import { chooseMixture } from '@clientele/segmentation';
 * const visits = [1, 2, 3, 4, 2, 3, 31, 32, 33, 34, 32, 33];
 * chooseMixture({ visits }, { range: [1, 3] }).recommended; // => 2
 */
export function chooseMixture(data: ClusterInput, options: ChooseMixtureOptions = {}): MixtureChoice {
  const verb = 'chooseMixture';
  const { k: _, ...rules } = mixtureRules;
  checkOptions(verb, options, { ...rules, range: rangeOfOne });
  const { range: [least, most] = [1, 9], ...search } = options;
  const { points, learnt } = readNumbers(verb, data, search);
  const possible = Math.max(least, distinctUpTo(points, most));
  const ks = Array.from({ length: Math.min(possible, most) - least + 1 }, (_, at) => least + at);
  const fits = ks.map((k) => fittedMixture(points, learnt, k, { ...search, k } as FitGaussianMixtureOptions));
  const sound = fits.filter(({ parameters }) => parameters.degenerate.length === 0);
  const best = sound.reduce<GaussianMixtureModel | null>(
    (found, fit) => (found === null || fit.parameters.bic < found.parameters.bic ? fit : found),
    null,
  );
  const columns = {
    k: Float64Array.from(ks),
    logLikelihood: Float64Array.from(fits, ({ logLikelihood = Number.NaN }) => logLikelihood),
    bic: Float64Array.from(fits, ({ parameters }) => parameters.bic),
    degenerate: Float64Array.from(fits, ({ parameters }) => parameters.degenerate.length),
  };
  const recommended = best === null ? null : best.parameters.means.length;
  const notes = Object.freeze([...learnt.notes]);
  return Object.freeze({
    ...table(columns),
    recommended,
    reason: reasonOf(best, fits.length - sound.length),
    model: best,
    notes,
  });
}

function reasonOf(best: GaussianMixtureModel | null, degenerate: number): string {
  if (best === null) return 'every fit has degenerate components: no number of components can be told from another';
  const k = best.parameters.means.length;
  const first = `${k} component${k === 1 ? ' has' : 's have'} the least BIC, ${best.parameters.bic.toFixed(1)}`;
  if (degenerate === 0) return first;
  return `${first}, among fits without degenerate components; ${degenerate} ${degenerate === 1 ? 'fit' : 'fits'} had some`;
}
