import type { Covariance } from './estimated-model.ts';
import type { Maximum } from './maximum.ts';

/** What a search tells of the parameters, in the user's unit. */
export interface Estimates<P> {
  readonly parameters: P;
  readonly standardErrors: P | null;
  readonly covariance: Covariance | null;
}

/**
 * Parameters, standard errors and covariances of a maximum found in logarithms of scaled parameters, by the delta method:
 * cov(a, b) = a b cov(ln a, ln b).
 *
 * @param names of the parameters, in the order of the search
 * @param found the maximum
 * @param scaleOf how many of the user's units one of the search is, for each parameter
 * @returns all three, frozen
 */
export function estimatesOf<P extends Record<keyof P, number>>(
  names: readonly (keyof P & string)[],
  { logParameters, logCovariance }: Maximum,
  scaleOf: (name: keyof P & string) => number,
): Estimates<P> {
  const values = names.map((name, at) => Math.exp(logParameters[at] as number) * scaleOf(name));
  const record = (cells: readonly number[]): P =>
    Object.freeze(Object.fromEntries(names.map((name, at) => [name, cells[at]]))) as unknown as P;
  const parameters = record(values);
  if (logCovariance === null) return { parameters, standardErrors: null, covariance: null };
  const covariance = values.map((a, i) =>
    values.map((b, j) => a * b * (logCovariance.values[i * values.length + j] as number)),
  );
  const standardErrors = record(covariance.map((row, i) => Math.sqrt(row[i] as number)));
  return { parameters, standardErrors, covariance };
}
