import type { Note } from '@clientele/core';
import { type RfmNumbers, rfmNames } from './columns.ts';
import type { RfmScale, RfmScoresParameters } from './model.ts';

/**
 * Below this, a fifth of the base is a handful of people and scores say little: the number of customers that a widely used
 * marketing suite (Klaviyo) asks for before it shows RFM groups.
 */
export const fewCustomers = 500;

/** What must be known before the scores of a fit are believed: small bases, constant columns, scores that nobody got. */
export function scoreNotes(parameters: RfmScoresParameters, numbers: Omit<RfmNumbers, 'length'>): readonly Note[] {
  const rows = numbers.recency.length;
  const small = rows < fewCustomers ? [smallBase(rows)] : [];
  const columns = rfmNames.flatMap((name) => columnNotes(name, parameters[name], numbers[name]));
  return Object.freeze([...small, ...columns]);
}

function smallBase(rows: number): Note {
  const message = `scores of ${rows} customers: below ${fewCustomers}, a single order can move a customer by a score`;
  return { code: 'few-customers', message, details: { rows, advised: fewCustomers } };
}

function columnNotes(name: string, { bins, counts }: RfmScale, values: Float64Array): Note[] {
  if (bins === 1) return [];
  if (values.every((value) => value === values[0])) {
    const score = counts.findIndex((count) => count > 0) + 1;
    const message = `every customer has the same ${name}: all get score ${score}, which carries no information`;
    return [{ code: 'constant-column', message, details: { column: name, score } }];
  }
  const empty = counts.flatMap((count, index) => (count === 0 ? [index + 1] : []));
  if (empty.length === 0) return [];
  const different = new Set(values).size;
  const cause =
    different < bins ? `${name} has only ${different} different values` : `many customers share one ${name}`;
  const message = `${cause}: nobody gets score ${empty.join(', ')}`;
  return [{ code: 'empty-bin', message, details: { column: name, scores: empty } }];
}
