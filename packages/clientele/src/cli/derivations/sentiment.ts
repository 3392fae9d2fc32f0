import type { FeedbackLog, Note } from '@clientele/core';
import { customerSentiment } from '@clientele/sentiment';
import { dateText } from '../files/summary-record.ts';
import { asOfOption } from './core.ts';
import type { ColumnsInput, Derivation, DerivedTable } from './derivation.ts';

/** Derivations of `@clientele/sentiment`. */
export const sentimentDerivations: readonly Derivation[] = [
  {
    name: 'customer-sentiment',
    from: 'columns',
    columns: { customer: 'id', time: 'time', text: 'text' },
    optional: { rating: 'number' },
    timed: true,
    derive: ofCustomers,
  },
];

const names: readonly string[] = ['customer', 'count', 'score', 'lower', 'upper', 'trend', 'lastNegative'];

function ofCustomers({ table, asOf, timeZone = 'UTC', settings }: ColumnsInput): DerivedTable {
  const { customer, length, columns } = table as ColumnsInput['table'] & Pick<FeedbackLog, 'customer'>;
  const feedback = { length, timeZone, customer, ...columns } as unknown as FeedbackLog;
  const found = customerSentiment(feedback, { ...settings, ...asOfOption(asOf) });
  const notes = asOf === undefined || asOf === 'end' ? [endNote(found.asOf, timeZone), ...found.notes] : found.notes;
  return { table: found, names, instants: ['lastNegative'], timeZone, notes };
}

function endNote(asOf: number, timeZone: string): Note {
  const message = `as of ${dateText(asOf, timeZone)} (${timeZone}), the midnight after the last text`;
  return { code: 'as-of-end', message };
}
