import type { FeatureSchema } from '@clientele/core';
import { placesOf } from '../model/rows.ts';
import type { MixedPoints } from './mixed.ts';

/** The numbers of some prototypes, as a model holds them. */
export function centersOf(C: Float64Array, { d, p }: Pick<MixedPoints, 'd' | 'p'>): readonly (readonly number[])[] {
  return Object.freeze(placesOf(C, d).map((place) => Object.freeze(place.slice(0, p))));
}

/** The texts of some prototypes; `null` for the pool of rarer ones. */
export function modesOf(
  C: Float64Array,
  { d, p }: Pick<MixedPoints, 'd' | 'p'>,
  features: readonly FeatureSchema[],
): readonly (readonly (string | null)[])[] {
  const texts = features.filter(({ type }) => type === 'category');
  const modes = placesOf(C, d).map((place) =>
    Object.freeze(texts.map(({ levels = [] }, c) => levels[place[p + c] as number] ?? null)),
  );
  return Object.freeze(modes);
}

/** Prototypes as coordinates again. */
export function prototypesFrom(
  centers: readonly (readonly number[])[],
  modes: readonly (readonly (string | null)[])[],
  features: readonly FeatureSchema[],
): Float64Array {
  const texts = features.filter(({ type }) => type === 'category');
  return Float64Array.from(
    modes.flatMap((own, j) => {
      const places = own.map((mode, c) => {
        const levels = texts[c]?.levels ?? [];
        return mode === null ? levels.length : levels.indexOf(mode);
      });
      return [...(centers[j] ?? []), ...places];
    }),
  );
}
