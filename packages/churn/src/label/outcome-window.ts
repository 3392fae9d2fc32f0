import {
  type CustomerTable,
  civilDay,
  type DataIssues,
  type Duration,
  formatCivilDay,
  type Instant,
  type Note,
  resolveAsOf,
  type TimedLog,
} from '@clientele/core';
import { type ObservationEnd, observationEnd } from '../span/observation.ts';
import { shiftInstant } from '../span/shift-instant.ts';

/** Who left, one row a customer. */
export type LabelColumns = {
  /** 1 for churn in the outcome window, 0 for none, missing where that is not known. */
  label: Float64Array;
  /** 1 where the outcome is not known: the window reaches past the data, or the customer left in another way; else 0. */
  censored: Float64Array;
};

/** The windows that labels were told from, and who got none. */
export interface LabelWindows extends ObservationEnd {
  /** Exclusive end of the outcome window, epoch milliseconds. */
  readonly outcomeEnd: number;
  /** Exclusive end of the data, epoch milliseconds. */
  readonly observedUntil: number;
  /** Customers without a row. */
  readonly leftOut: {
    /** Nothing is known of them before the histories end. */
    readonly noHistory: number;
    /** They had left, or fallen silent for long, before the outcome window begins. */
    readonly inactive: number;
  };
}

/** Labels, the windows that they were told from, and what was met on the way. */
export type WindowedLabels<C extends LabelColumns> = CustomerTable<C> &
  LabelWindows & { readonly issues: DataIssues; readonly notes: readonly Note[] };

interface WindowOptions {
  readonly asOf: Instant;
  readonly outcome: Duration;
  readonly lead?: Duration;
  readonly observedUntil?: Instant | 'end';
}

/** Resolves the windows on the calendar of the log's zone. */
export function outcomeWindow(
  verb: string,
  log: TimedLog,
  { asOf, outcome, lead, observedUntil }: WindowOptions,
): Omit<LabelWindows, 'leftOut'> {
  const end = observationEnd(verb, log, asOf, lead);
  return {
    ...end,
    outcomeEnd: shiftInstant(end.asOf, outcome, 1, log.timeZone),
    observedUntil: resolveAsOf(observedUntil, log, verb),
  };
}

/** Whether nobody can be labelled: of an unfinished window only those who came back, or left, are known. */
export function isUnfinished({ outcomeEnd, observedUntil }: Omit<LabelWindows, 'leftOut'>): boolean {
  return outcomeEnd > observedUntil;
}

/**
 * What must be known before labels are believed: an unfinished window, and who got no row.
 *
 * @param customers rows
 * @param windows of the labels
 * @param why what keeps customers without a history, and inactive ones, from having a row
 */
export function windowNotes(
  customers: number,
  windows: LabelWindows,
  why: Readonly<Record<keyof LabelWindows['leftOut'], string>>,
): Note[] {
  const { timeZone, outcomeEnd, observedUntil, leftOut } = windows;
  const lastDay = (end: number): string => formatCivilDay(civilDay(end - 1, timeZone));
  const notes: Note[] = [];
  if (isUnfinished(windows)) {
    const message = `the outcome window lasts until ${lastDay(outcomeEnd)}, the data until ${lastDay(observedUntil)}: nobody is labelled`;
    notes.push({ code: 'outcome-censored', message, details: { outcomeEnd, observedUntil, customers } });
  }
  const { noHistory, inactive } = leftOut;
  if (noHistory + inactive > 0) {
    const message = `${noHistory} customers ${why.noHistory} and ${inactive} ${why.inactive} have no row`;
    notes.push({ code: 'customers-left-out', message, details: { noHistory, inactive } });
  }
  return notes;
}
