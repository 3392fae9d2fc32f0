import {
  type Duration,
  durationIn,
  finiteShape,
  nullOr,
  type OptionRule,
  oneOf,
  positiveShape,
  type Shape,
  wordShape,
} from '@clientele/core';
import { halfLifeOf, halfLifeRule } from './half-life.ts';
import type { Weighing } from './histories.ts';

/** How the events of a customer with an item become one weight. */
export interface WeighingOptions {
  /** Whether having an item counts (`'binary'`, default) or the sum of the values of its events (`'count'`). */
  readonly weight?: 'binary' | 'count';
  /** The age at which an event counts half; without it nothing ages. */
  readonly halfLife?: Duration;
}

/** The rules of these options. */
export const weighingRules: Readonly<Record<keyof WeighingOptions, OptionRule>> = {
  weight: oneOf('binary', 'count'),
  halfLife: halfLifeRule,
};

/** The same as a model keeps it. */
export interface StoredWeighing {
  /** Whether a customer has an item, or how much of it, decides. */
  readonly weight: 'binary' | 'count';
  /** The age in days at which an event of a history counts half; `null`: none ages. */
  readonly halfLifeDays: number | null;
  /** The last event of the fit, epoch milliseconds; `null` where it had no times. */
  readonly lastEvent: number | null;
}

/** The shapes of these fields. */
export const weighingShapes: { readonly [F in keyof StoredWeighing]: Shape<StoredWeighing[F]> } = {
  weight: wordShape<'binary' | 'count'>('binary', 'count'),
  halfLifeDays: nullOr(positiveShape),
  lastEvent: nullOr(finiteShape),
};

/** Options as a model keeps them. */
export function storedWeighing(
  { weight = 'binary', halfLife }: WeighingOptions,
  lastEvent: number | null,
): StoredWeighing {
  return { weight, halfLifeDays: halfLife === undefined ? null : durationIn(halfLife, 'day'), lastEvent };
}

/** The weighing that a model keeps. */
export function weighingOf({ weight, halfLifeDays, lastEvent }: StoredWeighing): Weighing {
  return { rule: weight, halfLife: halfLifeDays === null ? null : halfLifeOf({ days: halfLifeDays }), lastEvent };
}
