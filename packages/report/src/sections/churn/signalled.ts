import type { Analysis } from '@clientele/core';
import { formatDay } from '../../format/date.ts';
import { formatNumber } from '../../format/number.ts';
import { counted, dataText } from '../../format/text.ts';
import { remark } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/** Signals that are listed. */
const listed = 15;

/** Who gave a signal that is still open, the latest first; null where no rules were given. */
export function signalled(analysis: Analysis): Html | null {
  const table = analysis.tables?.['signals'];
  if (table === undefined) return null;
  if (table.length === 0) return remark('No signal is open: nobody did what the rules look for.');
  const [times, names] = [numbersOf(table, 'time'), textsOf(table, 'signal') ?? []];
  const whose =
    textsOf({ ...table, columns: { customer: (table as Analysis['customers']).customer } }, 'customer') ?? [];
  const timeAt = (row: number): number => times?.[row] ?? Number.NaN;
  const rows = [...names.keys()].sort((a, b) => timeAt(b) - timeAt(a)).slice(0, listed);
  const columns: TableColumn<number>[] = [
    { header: 'Customer', cell: (row) => dataText(whose[row] ?? null) },
    { header: 'Signal', cell: (row) => dataText(names[row] ?? null) },
    { header: 'On', cell: (row) => formatDay(timeAt(row), analysis.timeZone) },
  ];
  const open = counted(table.length, formatNumber(table.length), 'signal');
  return html`${dataTable('churn-signals', `To be called at once: ${open} still open, the latest first`, columns, rows)}`;
}
