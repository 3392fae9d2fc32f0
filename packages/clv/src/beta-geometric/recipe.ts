import type { Note } from '@clientele/core';
import type { Moments } from '../transactions/moments.ts';
import { boundaryNotes } from '../transactions/notes.ts';
import type { BetaGeometricParameters } from './parameters.ts';

/**
 * The gamma distribution by the moments of x with an early share of leavers, then fixed points of the scaled space; where only
 * every k-th event is a purchase, events come k times as often.
 */
export function betaGeometricStarts({ r, alpha }: Moments, k: number = 1): number[][] {
  return [
    [r, alpha / k, 0.8, 2.5],
    [1, 1 / k, 1, 3],
    [0.2, 0.1 / k, 1, 1],
    [3, 1 / k, 0.1, 2],
  ];
}

/** @returns what it means that a fit of a model with these parameters ended on a boundary */
export function betaGeometricNotes(model: string, { r, a, b }: BetaGeometricParameters): Note[] {
  return boundaryNotes(model, r, {
    leaving: a / (a + b),
    concentration: a + b,
    what: 'the chance to leave after a purchase',
  });
}
