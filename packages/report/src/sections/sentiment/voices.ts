import { type Analysis, type Column, type Table, textAt } from '@clientele/core';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import { remark } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/** People that are listed of each kind. */
const listed = 10;

/** @returns who would recommend, and who advises against it: two lists. */
export function voices(analysis: Analysis, context: ReportContext): Html {
  const advocates = listOf(analysis, context, 'advocates', 'Advocates: ask them to recommend you');
  const detractors = listOf(analysis, context, 'detractors', 'Detractors: make it right with them first');
  return html`${advocates ?? remark('Nobody praises so often that they are an advocate for sure.')}${detractors ?? remark('Nobody blames so often that they are a detractor for sure.')}
<p>Counted are those with two texts or more whose mean score is surely beyond 0.2: one happy message makes nobody an advocate.</p>
`;
}

function listOf(analysis: Analysis, { money }: ReportContext, name: string, title: string): Html | null {
  const table = analysis.tables?.[name];
  if (table === undefined || table.length === 0) return null;
  const at = (column: string, row: number): number => numbersOf(table, column)?.[row] ?? Number.NaN;
  const ids = textsOf(table, 'customer') ?? [];
  const known = rowsById(analysis, ids);
  const segments = textsOf(analysis.customers, 'segment');
  const worth = numbersOf(analysis.customers, 'lifetimeValue') ?? numbersOf(analysis.customers, 'monetary');
  const valued = numbersOf(analysis.customers, 'lifetimeValue') === null ? 'Spend so far' : 'Lifetime value';
  const of = (row: number): number => known.get(ids[row] ?? '') ?? -1;
  const columns: TableColumn<number>[] = [
    { header: 'Customer', cell: (row) => dataText(ids[row] ?? null) },
    { header: 'Segment', cell: (row) => dataText(segments?.[of(row)] ?? null) },
    { header: 'Texts', numeric: true, cell: (row) => formatNumber(at('count', row)) },
    { header: 'Score', numeric: true, cell: (row) => formatNumber(at('score', row), 2) },
    { header: 'Surely beyond', numeric: true, cell: (row) => formatNumber(at('bound', row), 2) },
    { header: valued, numeric: true, cell: (row) => money.rounded(worth?.[of(row)] ?? Number.NaN) },
  ];
  const rows = Array.from({ length: Math.min(listed, table.length) }, (_, row) => row);
  const more = table.length > listed ? `, ${listed} of ${formatNumber(table.length)}` : '';
  return dataTable(`${name}-table`, `${title}${more}`, columns, rows);
}

/** Where the people of a list stand among the customers. */
function rowsById({ customers }: Analysis, ids: readonly (string | null)[]): ReadonlyMap<string, number> {
  const wanted = new Set(ids.slice(0, listed));
  const rows = new Map<string, number>();
  for (let row = 0; row < customers.length; row++) {
    const id = textAt((customers as Table<Record<string, Column>> & Analysis['customers']).customer, row);
    if (id !== null && wanted.has(id)) rows.set(id, row);
  }
  return rows;
}
