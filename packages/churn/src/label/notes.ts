import { type CustomerTable, civilDay, formatCivilDay, frozen, type Note } from '@clientele/core';

interface Windows {
  readonly timeZone: string;
  readonly outcomeEnd: number;
  readonly observedUntil: number;
  readonly leftOut: { readonly noHistory: number; readonly inactive: number };
}

/** What must be known before labels are believed: an unfinished window, and who got no row. */
export function labelNotes(
  labels: CustomerTable<{ label: Float64Array; censored: Float64Array }>,
  { timeZone, outcomeEnd, observedUntil, leftOut }: Windows,
): readonly Note[] {
  const lastDay = (end: number): string => formatCivilDay(civilDay(end - 1, timeZone));
  const notes: Note[] = [];
  if (outcomeEnd > observedUntil) {
    const message = `the outcome window lasts until ${lastDay(outcomeEnd)}, the data until ${lastDay(observedUntil)}: nobody is labelled`;
    notes.push({ code: 'outcome-censored', message, details: { outcomeEnd, observedUntil, customers: labels.length } });
  }
  const { noHistory, inactive } = leftOut;
  if (noHistory + inactive > 0) {
    const message = `${noHistory} customers without a purchase before the histories end and ${inactive} without a recent one have no row`;
    notes.push({ code: 'customers-left-out', message, details: { noHistory, inactive } });
  }
  return frozen(notes);
}
