import {
  diagnosticsShape,
  type FeatureSchema,
  type FitStatus,
  finiteShape,
  frozen,
  type JsonValue,
  jsonRecordShape,
  type Model,
  type Note,
  optional,
  parseModelRecord,
  type Shape,
  textShape,
} from '@clientele/core';
import { checkFeatures, featuresShape } from '../features/schema.ts';
import { type Demand, demandOf } from './check-places.ts';

/** A model that reads features. */
export type FeatureModel<K extends string, P> = Model<K, P> & { readonly features: readonly FeatureSchema[] };

/** What one kind of model is called, and what shapes and checks its parameters pass. */
export interface FeatureKind<K extends string, P> {
  readonly kind: K;
  /** Rises when a field changes. */
  readonly version: number;
  readonly parameters: Shape<P>;
  /** What shapes cannot see. */
  check(model: FeatureModel<K, P>, demand: Demand): void;
}

/** What a fit has to say beside kind and version. */
export interface FittedParts<P> {
  readonly options: Readonly<Record<string, JsonValue>>;
  readonly parameters: P;
  readonly features: readonly FeatureSchema[];
  readonly status: FitStatus;
  readonly rows: number;
  readonly iterations: number;
  readonly objective: number;
  readonly notes: readonly Note[];
  readonly engine?: string | undefined;
  readonly logLikelihood?: number | undefined;
}

/** Puts a fit into the words of a model, frozen. */
export function featureModel<K extends string, P>(
  { kind, version }: FeatureKind<K, P>,
  { options, parameters, features, status, rows, iterations, objective, notes, ...some }: FittedParts<P>,
): FeatureModel<K, P> {
  return Object.freeze({
    kind,
    version,
    ...(some.engine === undefined ? {} : { engine: some.engine }),
    options,
    parameters: Object.freeze(parameters),
    ...(some.logLikelihood === undefined ? {} : { logLikelihood: some.logLikelihood }),
    features,
    diagnostics: Object.freeze({
      status,
      rows,
      iterations,
      objective,
      gradientNorm: null,
      notes: frozen([...notes]),
    }),
  });
}

type Fields<K extends string, P> = Pick<
  FeatureModel<K, P>,
  'engine' | 'options' | 'parameters' | 'logLikelihood' | 'features' | 'diagnostics'
>;

/**
 * Reads a model of one kind back from JSON, every field checked, features included.
 *
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 */
export function parseFeatureModel<K extends string, P>(
  verb: string,
  value: unknown,
  type: FeatureKind<K, P>,
): FeatureModel<K, P> {
  const model: FeatureModel<K, P> = parseModelRecord<K, Fields<K, P>>(verb, value, type.kind, type.version, {
    engine: optional(textShape) as Shape<string>,
    options: jsonRecordShape,
    parameters: type.parameters,
    logLikelihood: optional(finiteShape) as Shape<number>,
    features: featuresShape,
    diagnostics: diagnosticsShape,
  });
  checkFeatures(verb, model.features);
  type.check(model, demandOf(verb));
  return model;
}
