import type { Analysis } from '@clientele/core';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber, formatShare, unknown } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import type { Html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { exploreTable, type RowReader, rowsOf } from './tables.ts';

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  readonly least: number;
  readonly middle: number;
  readonly most: number;
}

/** What each column holds, and how much of it is missing. */
export function columnTable(analysis: Analysis, { day }: ReportContext): Html | null {
  const rows = rowsOf(exploreTable(analysis, 'columnProfile'), read);
  if (rows.length === 0) return null;
  const value = (row: ColumnRow, of: number): string => {
    if (!Number.isFinite(of)) return unknown;
    return row.type === 'time' ? day(of) : formatNumber(of, isWhole(row) ? 0 : 2);
  };
  const columns: TableColumn<ColumnRow>[] = [
    { header: 'Column', cell: ({ name }) => dataText(name, 40) },
    { header: 'Holds', cell: ({ type }) => holds.get(type) ?? type },
    { header: 'Missing', numeric: true, cell: missingWords },
    { header: 'Distinct', numeric: true, cell: ({ distinct }) => formatNumber(distinct) },
    { header: 'Least', numeric: true, cell: (row) => value(row, row.least) },
    { header: 'Median', numeric: true, cell: (row) => value(row, row.middle) },
    { header: 'Most', numeric: true, cell: (row) => value(row, row.most) },
  ];
  return dataTable('column-table', 'What the columns hold, and what is missing', columns, rows);
}

/** Pieces and years are not written with cents. */
function isWhole({ least, middle, most }: ColumnRow): boolean {
  return [least, middle, most].every(Number.isInteger);
}

function missingWords({ missing, rows }: ColumnRow): string {
  return missing > 0 ? `${formatNumber(missing)} (${formatShare(missing / rows)})` : formatNumber(missing);
}

const holds: ReadonlyMap<string, string> = new Map([
  ['number', 'numbers'],
  ['time', 'dates'],
  ['text', 'texts'],
  ['list', 'lists'],
]);

function read({ number, text }: RowReader): ColumnRow {
  return {
    name: text('column'),
    type: text('type'),
    rows: number('rows'),
    missing: number('missing'),
    distinct: number('distinct'),
    least: number('min'),
    middle: number('median'),
    most: number('max'),
  };
}
