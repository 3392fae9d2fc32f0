import type { Analysis } from '@clientele/core';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber } from '../../format/number.ts';
import { remark } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/** Alerts that are listed, the latest. */
const listed = 12;

/** @returns the weeks in which feedback got worse, the latest first. */
export function alertTable({ tables }: Analysis, { day }: ReportContext): Html | null {
  const table = tables?.['feedbackAlerts'];
  if (table === undefined) return null;
  if (table.length === 0) return remark('No week stands out as worse than the eight before it.');
  const at = (name: string, row: number): number => numbersOf(table, name)?.[row] ?? Number.NaN;
  const kinds = textsOf(table, 'alert') ?? [];
  const isDrop = (row: number): boolean => kinds[row] === 'drop';
  const amount = (name: string) => (row: number) => formatNumber(at(name, row), isDrop(row) ? 2 : 1);
  const columns: TableColumn<number>[] = [
    { header: 'Week', cell: (row) => html`${day(at('from', row))} to ${day(at('until', row) - 1)}` },
    { header: 'What happened', cell: (row) => (isDrop(row) ? 'the mean score fell' : 'a burst of negative texts') },
    { header: 'Texts', numeric: true, cell: (row) => formatNumber(at('count', row)) },
    { header: 'Seen', numeric: true, cell: amount('actual') },
    { header: 'Expected', numeric: true, cell: amount('expected') },
  ];
  const rows = Array.from({ length: table.length }, (_, row) => row)
    .reverse()
    .slice(0, listed);
  const more = table.length > listed ? `, the latest ${listed} of ${formatNumber(table.length)}` : '';
  return dataTable('alert-table', `Weeks in which feedback got worse${more}`, columns, rows);
}
