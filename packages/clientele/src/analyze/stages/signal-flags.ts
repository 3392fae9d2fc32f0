import type { Signals } from '@clientele/churn';
import {
  type Column,
  type CustomerTable,
  civilDay,
  encode,
  filterRows,
  formatCivilDay,
  type Note,
  type TextColumn,
  textAt,
} from '@clientele/core';
import type { StageContext, StageResult } from '../stage.ts';

/** What signals add to an analysis. */
type Flags = Required<Pick<StageResult, 'columns' | 'tables' | 'notes'>>;

/**
 * Who is flagged at the end of the observation: the customer's latest signal whose cool-down is not over. Customers without a purchase
 * have no row of the analysis; their signals stand in the table all the same.
 */
export function flagsOf(signals: Signals, { customers, summary }: StageContext): Flags {
  const { time, signal, until } = signals.columns;
  const rowOf = new Map(Array.from(customers.customer.codes, (_, row) => [textAt(customers.customer, row), row]));
  const latest = new Map<number, number>();
  const open = until.map((end) => Number(end > summary.asOf));
  let strangers = 0;
  open.forEach((isOpen, at) => {
    const row = rowOf.get(textAt(signals.customer, at));
    if (isOpen === 0) return;
    if (row === undefined) strangers++;
    else latest.set(row, at);
  });
  const places = Array.from(customers.customer.codes, (_, row) => latest.get(row));
  return {
    columns: {
      signal: encode(places.map((at) => (at === undefined ? null : textAt(signal, at)))),
      signalTime: Float64Array.from(places, (at) => (at === undefined ? Number.NaN : (time[at] as number))),
    },
    tables: { signals: filterRows(signals, open) as CustomerTable<Record<string, Column>> },
    notes: [flagNote(signals.length, latest.size, strangers)],
  };
}

function flagNote(given: number, customers: number, strangers: number): Note {
  const others = strangers === 0 ? '' : `; ${strangers} more are of customers without a purchase`;
  const message = `${given} signals were given, and ${customers} customers have one that is still open${others}`;
  return { code: 'signals', message, details: { given, customers, strangers } };
}

/** A flagged customer is called in the place of any other offer: who asks how to leave has no use for a referral. */
export function withCalls(
  { columns }: CustomerTable<Record<string, Column>>,
  { actions, reasons }: { readonly actions: TextColumn; readonly reasons: TextColumn },
  timeZone: string,
): { readonly actions: TextColumn; readonly reasons: TextColumn } {
  const { signal, signalTime } = columns;
  if (signal === undefined || !('codes' in signal) || 'offsets' in signal) return { actions, reasons };
  const times = signalTime as Float64Array;
  return {
    actions: actions.map((offer, row) => (textAt(signal, row) === null ? offer : retentionCall)),
    reasons: reasons.map((reason, row) => {
      const name = textAt(signal, row);
      return name === null ? reason : `${name}, ${formatCivilDay(civilDay(times[row] as number, timeZone))}`;
    }),
  };
}

const retentionCall = 'retention call';
