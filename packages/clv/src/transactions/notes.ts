import type { Note } from '@clientele/core';

/** Beyond this a distribution across customers has shrunk to a point, for every use. */
const alike = 1000;
/** Below this chance to leave nobody is seen to leave. */
const never = 1e-4;

/** How customers leave, as far as notes speak of it. */
export interface Leaving {
  /** Mean chance to leave, after a purchase or within the longest T. */
  readonly leaving: number;
  /** How concentrated that chance, or the rate of leaving, is across customers. */
  readonly concentration: number;
  /** What does not differ between customers where it is concentrated. */
  readonly what: string;
}

/**
 * What it means for the customers that a fit ended on a boundary.
 *
 * @param model the model's name, for people
 * @param r shape of the gamma distribution of purchase rates
 * @param leaving how customers leave; `null` in a model without leaving
 * @returns one note for each thing that the data show no sign of
 */
export function boundaryNotes(model: string, r: number, leaving: Leaving | null): Note[] {
  const notes = leaving === null ? [] : leavingNotes(model, leaving);
  if (r <= alike) return notes;
  return [
    ...notes,
    { code: 'equal-rates', message: `${model}: purchase rates do not differ between customers in these data` },
  ];
}

/** @returns what it means for the customers that nobody is seen to leave, or all with one chance */
export function leavingNotes(model: string, { leaving, concentration, what }: Leaving): Note[] {
  if (leaving < never) {
    return [{ code: 'nobody-leaves', message: `${model}: ${nobodyLeaves}`, details: { leaving } }];
  }
  if (concentration <= alike) return [];
  const message = `${model}: ${what} does not differ between customers in these data`;
  return [{ code: 'equal-leaving', message, details: { leaving } }];
}

const nobodyLeaves =
  'no customer shows a sign of having left: P(alive) is 1 or nearly so for everyone, and forecasts follow from purchase rates alone';
