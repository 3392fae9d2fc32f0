import {
  diagnosticsShape,
  finiteShape,
  jsonRecordShape,
  listOf,
  type Model,
  nullOr,
  optional,
  positiveShape,
  recordOf,
  type Shape,
} from '@clientele/core';

/** A symmetric matrix, row by row. */
export type Covariance = readonly (readonly number[])[];

/** A model fitted by maximum likelihood, or made of known parameters: all of them numbers above 0. */
export interface EstimatedModel<K extends string, P extends Record<keyof P, number>> extends Model<K, P> {
  /** By the observed information and the delta method; `null` where the fit is flat, on a boundary or was not made. */
  readonly standardErrors: P | null;
  /** Covariances of the estimates, a row a parameter in their order; `null` where there are no standard errors. */
  readonly covariance: Covariance | null;
  /** In the user's unit, every constant included; missing where the parameters were given. */
  readonly logLikelihood?: number;
}

/** A model's fields, without those that every reader checks and those that no model here has. */
export type Fields<M> = Omit<M, 'kind' | 'version' | 'engine' | 'features'>;

type Common<P extends Record<keyof P, number>> = Omit<Fields<EstimatedModel<string, P>>, 'unit'>;

/** @returns the shapes of the fields that every such model has, for parameters of those names */
export function estimateShapes<P extends Record<keyof P, number>>(
  names: readonly (keyof P & string)[],
): { readonly [F in keyof Common<P>]-?: Shape<Common<P>[F]> } {
  const shapes: Record<string, Shape<number>> = Object.fromEntries(names.map((name) => [name, positiveShape]));
  const parameters = recordOf(shapes) as Shape<unknown> as Shape<P>;
  return {
    options: jsonRecordShape,
    parameters,
    standardErrors: nullOr(parameters),
    covariance: nullOr(covarianceShape(names.length)),
    logLikelihood: optional(finiteShape),
    diagnostics: diagnosticsShape,
  };
}

function covarianceShape(size: number): Shape<Covariance> {
  const matrix = listOf(listOf(finiteShape));
  return (value, path, refuse) => {
    const rows = matrix(value, path, refuse);
    const fits = rows.length === size && rows.every((row) => row.length === size);
    return fits ? rows : refuse(path, `${size} rows of ${size} numbers`, value);
  };
}
