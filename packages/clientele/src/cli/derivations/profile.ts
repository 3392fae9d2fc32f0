import { isNumberColumn, type Row, table, toRows } from '@clientele/core';
import { type ProfileOptions, profile } from '@clientele/stats';
import { dateText } from '../files/summary-record.ts';
import type { ColumnsInput, Derivation, DerivedTable } from './derivation.ts';

/** What the columns of any file hold. */
export const profileDerivation: Derivation = {
  name: 'profile',
  from: 'columns',
  columns: {},
  others: 'infer',
  dates: 'keep',
  nameless: true,
  zoned: true,
  derive: profileOf,
};

const quantities = ['min', 'quartile1', 'median', 'quartile3', 'max', 'mean'] as const;
const columns: readonly string[] = ['column', 'type', 'rows', 'missing', 'distinct', ...quantities];

/** Numbers and dates stand in the same columns, each written as what it is. */
function profileOf({ table: source, times = [], timeZone = 'UTC', settings }: ColumnsInput): DerivedTable {
  const held = times.filter((name) => isNumberColumn(source.columns[name]));
  const found = profile(source, { ...(settings as ProfileOptions), times: held }).columns;
  const rows = toRows(found).map((row) => ({ ...row, ...written(row, timeZone) }));
  const texts = quantities.map((name) => [name, rows.map((row) => textOf(row[name]))] as const);
  const json = (): string => `${JSON.stringify(rows, null, 2)}\n`;
  return { table: table({ ...found.columns, ...Object.fromEntries(texts) }), names: columns, json };
}

/** The quantities of a column of dates, as dates. */
function written(row: Row, timeZone: string): Row {
  if (row['type'] !== 'time') return {};
  const dates = quantities.map((name) => {
    const instant = row[name];
    return [name, typeof instant === 'number' ? dateText(Math.round(instant), timeZone) : null] as const;
  });
  return Object.fromEntries(dates);
}

function textOf(cell: unknown): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}
