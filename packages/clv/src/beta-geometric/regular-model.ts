import {
  IncompatibleModelError,
  type OptionRule,
  parseModelRecord,
  showValue,
  unitShape,
  wholeNumber,
} from '@clientele/core';
import { estimateShapes, type Fields } from '../likelihood/estimated-model.ts';
import type { HistoryModel, ModelType } from '../transactions/history-model.ts';
import type { BetaGeometricParameters } from './parameters.ts';

/** A model in which purchases are every k-th event of a Poisson process. */
export interface RegularModel<K extends string> extends HistoryModel<K, BetaGeometricParameters> {
  /** Regularity: 1 where purchases come at random, the larger the more alike are the times between them. */
  readonly k: number;
}

/** What k may be. */
export const regularityRule: OptionRule = wholeNumber(1, 12);

/** @returns such a model read back from JSON, frozen */
export function parseRegularModel<K extends string>(
  verb: string,
  { kind, version, parameters }: ModelType<K, BetaGeometricParameters>,
  value: unknown,
): RegularModel<K> {
  const k = (given: unknown, path: string): number => {
    if (regularityRule.accepts(given)) return given as number;
    throw new IncompatibleModelError(verb, path, regularityRule.allowed, showValue(given));
  };
  const shapes = { ...estimateShapes<BetaGeometricParameters>(parameters), unit: unitShape, k };
  return parseModelRecord<K, Fields<RegularModel<K>>>(verb, value, kind, version, shapes);
}
