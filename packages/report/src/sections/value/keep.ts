import { type Analysis, textAt } from '@clientele/core';
import type { ReportContext } from '../../context/context.ts';
import type { ValueTerms } from '../../context/value-terms.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { counted, dataText } from '../../format/text.ts';
import { swatch } from '../../html/blocks.ts';
import type { Html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { summarizeChances } from '../../read/chances.ts';
import { known, numbersOf, textsOf } from '../../read/columns.ts';

/**
 * The customers of whom most is expected, the largest amount first; ties by id.
 *
 * @param analysis what was found out
 * @param context what the chapters share
 * @param terms what the value is called
 * @param worth one value a customer
 * @returns the markup; nothing where none are asked for
 */
export function keepTable(
  { customers }: Analysis,
  { segments, money, limits }: ReportContext,
  terms: ValueTerms,
  worth: Float64Array,
): Html | null {
  const rows = topRows(worth, (row) => textAt(customers.customer, row) ?? '', limits.topCustomers);
  if (rows.length === 0) return null;
  const names = textsOf(customers, 'segment') ?? [];
  const actions = textsOf(customers, 'action') ?? [];
  const alive = numbersOf(customers, 'probabilityAlive');
  const recency = numbersOf(customers, 'recency');
  const colours = new Map(segments.map(({ name, colour }) => [name, colour]));
  const ends = ['lifetimeValueLower', 'lifetimeValueUpper'].map((name) => numbersOf(customers, name));
  const written = money.column(rows.map((row) => worth[row] ?? Number.NaN));
  const columns: TableColumn<number>[] = [
    { header: 'Customer', cell: (row) => dataText(textAt(customers.customer, row), 40) },
    { header: `Expected, ${money.unit}`, numeric: true, cell: (row) => written(worth[row] ?? Number.NaN) },
    ...(ends.every((values) => values !== null)
      ? [{ header: 'Known to within', numeric: true, cell: (row: number) => rangeText(ends, row) }]
      : []),
    { header: 'Chance of being active', numeric: true, cell: (row) => formatShare(alive?.[row] ?? Number.NaN) },
    { header: 'Recency, days', numeric: true, cell: (row) => formatNumber(recency?.[row] ?? Number.NaN) },
    { header: 'Segment', cell: (row) => member(names[row] ?? null, colours) },
    { header: 'What to do', cell: (row) => dataText(actions[row] ?? null, 200) },
  ];
  const alike = summarizeChances(known(alive ?? new Float64Array()))?.alike === true;
  const what = alike ? 'of whom most is expected' : 'to keep first';
  const caption = `${counted(rows.length, formatNumber(rows.length), 'customer')} ${what}: the largest ${terms.name}`;
  return dataTable('keep-table', caption, columns, rows);
}

/** How well the expectation is known, not how far a customer may stray from it. */
function rangeText(ends: readonly (Float64Array | null)[], row: number): string {
  return ends.map((values) => formatNumber(values?.[row] ?? Number.NaN)).join(' to ');
}

function member(name: string | null, colours: ReadonlyMap<string, string>): Html {
  return name === null ? dataText(null) : swatch(colours.get(name) ?? 'var(--faint)', dataText(name));
}

function topRows(worth: Float64Array, idOf: (row: number) => string, most: number): number[] {
  return Array.from(worth, (amount, row) => ({ amount, row }))
    .filter(({ amount }) => Number.isFinite(amount) && amount > 0)
    .sort((a, b) => b.amount - a.amount || (idOf(a.row) < idOf(b.row) ? -1 : 1))
    .slice(0, most)
    .map(({ row }) => row);
}
