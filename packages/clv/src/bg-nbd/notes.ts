import type { FitStatus, Note } from '@clientele/core';
import type { BgNbdParameters } from './model.ts';

/** Beyond this a distribution across customers has shrunk to a point, for every use. */
const alike = 1000;
/** Below this chance to leave after a purchase nobody is seen to leave. */
const never = 1e-4;

/**
 * What it means for the customers that a BG/NBD fit ended on a boundary.
 *
 * @param status how the fit ended
 * @param parameters where it ended
 * @returns one note for each thing that the data show no sign of
 */
export function boundaryNotes(status: FitStatus, { r, a, b }: BgNbdParameters): Note[] {
  if (status !== 'boundary') return [];
  const notes: Note[] = [];
  const leaving = a / (a + b);
  if (leaving < never) notes.push({ code: 'nobody-leaves', message: nobodyLeaves, details: { leaving } });
  else if (a + b > alike) notes.push({ code: 'equal-leaving', message: equalLeaving, details: { leaving } });
  if (r > alike) notes.push({ code: 'equal-rates', message: equalRates });
  return notes;
}

const nobodyLeaves =
  'BG/NBD: no customer shows a sign of having left: P(alive) is 1 or nearly so for everyone, and forecasts follow from purchase rates alone';
const equalLeaving = 'BG/NBD: the chance to leave after a purchase does not differ between customers in these data';
const equalRates = 'BG/NBD: purchase rates do not differ between customers in these data';
