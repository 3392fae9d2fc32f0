import { parseModelRecord, type TimeUnit, unitShape } from '@clientele/core';
import { type EstimatedModel, estimateShapes, type Fields } from '../likelihood/estimated-model.ts';

/** A model of purchase histories: its parameters, how sure they are, and the unit of time that they speak of. */
export interface HistoryModel<K extends string, P extends Record<keyof P, number>> extends EstimatedModel<K, P> {
  /** The unit of time of the parameters and of every table that the model reads. */
  readonly unit: TimeUnit;
}

/** What a kind of model is: the words that fitting, making and reading it need. */
export interface ModelType<K extends string, P> {
  readonly kind: K;
  /** The version written by this release. */
  readonly version: number;
  /** Its name, for people. */
  readonly name: string;
  /** Parameters in the order of the paper. */
  readonly parameters: readonly (keyof P & string)[];
  /** Those that are lengths of time. */
  readonly times: readonly (keyof P & string)[];
  /** Those that are rates, a unit of time. */
  readonly rates?: readonly (keyof P & string)[];
  /** Whether it reads opportunities in place of times. */
  readonly opportunities?: true;
}

/** @returns how many units of time, `scale` of which are one in a search, a parameter's one stands for */
export function scaleOf<P>(
  { times, rates }: Pick<ModelType<string, P>, 'times' | 'rates'>,
  name: keyof P & string,
  scale: number,
): number {
  if (times.includes(name)) return scale;
  return rates?.includes(name) ? 1 / scale : 1;
}

/** @returns the parameters of a type, each with its value, frozen */
export function parametersOf<P extends Record<keyof P, number>>(
  { parameters }: Pick<ModelType<string, P>, 'parameters'>,
  value: (name: keyof P & string, at: number) => number,
): P {
  return Object.freeze(Object.fromEntries(parameters.map((name, at) => [name, value(name, at)])) as unknown as P);
}

/**
 * Reads a model of purchase histories back from JSON.
 *
 * @param verb begins the message
 * @param type what kind of model is expected
 * @param value anything at all
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 */
export function parseHistoryModel<K extends string, P extends Record<keyof P, number>>(
  verb: string,
  { kind, version, parameters }: ModelType<K, P>,
  value: unknown,
): HistoryModel<K, P> {
  const shapes = { ...estimateShapes(parameters), unit: unitShape };
  return parseModelRecord<K, Fields<HistoryModel<K, P>>>(verb, value, kind, version, shapes);
}
