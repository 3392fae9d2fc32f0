import { type Analysis, type Row, toRows } from '@clientele/core';
import { dateText } from './summary-record.ts';

/**
 * The short summary for people that `analyze` prints.
 *
 * @param analysis the result
 * @returns some twenty lines of plain text
 */
export function summaryText(analysis: Analysis): string {
  return [
    ...totalsLines(analysis),
    '',
    ...segmentLines(analysis),
    '',
    ...valueLines(analysis),
    ...findingLines(analysis),
  ]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function totalsLines({ totals, asOf, timeZone, currency }: Analysis): string[] {
  const money = currency === undefined ? '' : ` ${currency}`;
  return [
    `${count(totals.customers)} customers, ${count(totals.orders)} orders, ${count(totals.lines)} lines, sales ${amount(totals.sales)}${money}`,
    `from ${dateText(totals.first, timeZone).slice(0, 10)} to ${dateText(totals.last, timeZone).slice(0, 10)}, as of ${dateText(asOf, timeZone)} (${timeZone})`,
  ];
}

function segmentLines({ segments }: Analysis): string[] {
  const rows = toRows(segments, ['segment', 'customers', 'revenueShare', 'action']);
  const width = Math.max(7, ...rows.map((row) => String(row['segment']).length));
  const line = (segment: string, customers: string, share: string, action: string): string =>
    `${segment.padEnd(width)}  ${customers.padStart(9)}  ${share.padStart(7)}  ${action}`;
  return [line('segment', 'customers', 'revenue', 'action'), ...rows.map((row) => segmentLine(row, line))];
}

function segmentLine(row: Row, line: (...cells: [string, string, string, string]) => string): string {
  const share = row['revenueShare'];
  return line(
    String(row['segment'] ?? '(none)'),
    count(Number(row['customers'])),
    typeof share === 'number' ? `${(share * 100).toFixed(1)} %` : '',
    String(row['action'] ?? ''),
  );
}

function valueLines({ customers, stages, notes }: Analysis): string[] {
  if (stages.clv !== 'done') return [`no lifetime value: ${stages.clv}`];
  const rows = toRows(customers, ['customer', 'segment', 'probabilityAlive', 'expectedTransactions', 'lifetimeValue']);
  const sum = (name: string): number => rows.reduce((total, row) => total + Number(row[name]), 0);
  const [best] = rows.toSorted((a, b) => Number(b['lifetimeValue']) - Number(a['lifetimeValue']));
  const worth = notes.some((note) => note.code === 'margin-not-given') ? 'discounted revenue' : 'discounted profit';
  return [
    `still customers: about ${count(Math.round(sum('probabilityAlive')))}; ahead of them ${count(Math.round(sum('expectedTransactions')))} orders, worth ${amount(sum('lifetimeValue'))} (${worth})`,
    ...(best === undefined
      ? []
      : [`most valuable: ${best['customer']} (${best['segment']}), ${amount(Number(best['lifetimeValue']))}`]),
  ];
}

function findingLines({ quality }: Analysis): string[] {
  const found = Object.entries(quality.counts).map(([code, times]) => `${count(times)} ${code}`);
  return [`findings: ${found.length === 0 ? 'none' : found.join(', ')}`];
}

function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

function amount(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
