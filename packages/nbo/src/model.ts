import type { FitDiagnostics, JsonValue, Note } from '@clientele/core';
import type { EaseModel } from './ease/model.ts';
import type { ImplicitAlsModel } from './implicit-als/model.ts';
import type { ItemSimilarityModel } from './item-similarity/model.ts';
import type { NextBasketModel } from './next-basket/model.ts';
import type { PopularityModel } from './popularity/model.ts';
import type { SarModel } from './sar/model.ts';

/** A model that says what customers will buy. */
export type NboModel =
  | EaseModel
  | ImplicitAlsModel
  | ItemSimilarityModel
  | NextBasketModel
  | PopularityModel
  | SarModel;

/** The kinds of these models. */
export const nboKinds: readonly NboModel['kind'][] = [
  'nbo/popularity',
  'nbo/item-similarity',
  'nbo/sar',
  'nbo/ease',
  'nbo/implicit-als',
  'nbo/next-basket',
];

/** What a fit that only counts says of itself. */
export function exactDiagnostics(rows: number, notes: readonly Note[]): FitDiagnostics {
  return { status: 'exact', rows, iterations: 0, objective: null, gradientNorm: null, notes };
}

/** The options as given; those left out, and functions, left out. */
export function optionsAsGiven(options: object): Readonly<Record<string, JsonValue>> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && typeof value !== 'function');
  return Object.fromEntries(given.map(([name, value]) => [name, value as JsonValue]));
}
