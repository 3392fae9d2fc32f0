import { type Analysis, civilDay, exactSum, filterRows, formatCivilDay, type Row, toRows } from '@clientele/core';
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
    `from ${dayText(totals.first, timeZone)} to ${dayText(totals.last, timeZone)}, as of ${dateText(asOf, timeZone)} (${timeZone})`,
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

function valueLines(analysis: Analysis): string[] {
  const { customers, stages, options } = analysis;
  if (stages.clv !== 'done') return [`no lifetime value: ${stages.clv}`];
  const column = (name: string): Float64Array => customers.columns[name] as Float64Array;
  const value = column('lifetimeValue');
  const worth = options?.['margin'] === undefined ? 'discounted revenue' : 'discounted profit';
  const [orders, alive] = [exactSum(column('expectedTransactions')), exactSum(column('probabilityAlive'))];
  const best = value.reduce((leader, amount, row) => (amount > (value[leader] as number) ? row : leader), 0);
  const [row] = toRows(
    filterRows(
      customers,
      value.map((_, at) => Number(at === best)),
    ),
    ['customer', 'segment'],
  );
  return [
    `expected within ${spanText(options?.['horizon'])}: ${count(orders)} orders worth ${amount(exactSum(value))} (${worth}), about ${count(alive)} customers being active still`,
    `most valuable: ${row?.['customer']} (${row?.['segment']}), ${amount(value[best] as number)}`,
    ...cautions(analysis),
  ];
}

/** `{ years: 1 }` as "1 year". */
function spanText(horizon: unknown): string {
  const [[unit = '', span = ''] = []] = Object.entries((horizon ?? {}) as Record<string, number>);
  return `${span} ${Number(span) === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** A fit that did not settle says so beside its numbers, also where notes are not told. */
function cautions({ models }: Analysis): string[] {
  const unsettled = Object.values(models).filter(({ diagnostics }) => !settled.has(diagnostics.status));
  return unsettled.map(({ kind, diagnostics }) => {
    const { notes, status } = diagnostics;
    const note = notes.find(({ code }) => telling.has(code)) ?? notes.find(({ code }) => code.startsWith('fit-'));
    return `caution: ${kind}, ${status}: ${note?.message ?? 'its parameters are not settled'}`;
  });
}

/** Notes that say what a boundary means for the customers, rather than for the search. */
const telling: ReadonlySet<string> = new Set(['nobody-leaves', 'equal-leaving', 'equal-rates']);

const settled: ReadonlySet<string> = new Set(['converged', 'exact']);

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

function dayText(instant: number, timeZone: string): string {
  return formatCivilDay(civilDay(instant, timeZone));
}
