import {
  type CodedColumn,
  type Column,
  encode,
  type FeedbackLog,
  type InteractionLog,
  isNumberColumn,
  type Table,
  type TransactionLog,
} from '@clientele/core';

/** What can be profiled: any table, and logs. */
export type ProfileInput = Table<Record<string, Column>> | TransactionLog | InteractionLog | FeedbackLog;

/** One column, as profiles see it: numbers, or texts with one code a row. */
export type ProfiledColumn =
  | { readonly name: string; readonly type: 'number' | 'time'; readonly values: Float64Array }
  | { readonly name: string; readonly type: 'text' | 'list'; readonly values: CodedColumn };

/** Names every column of a table or a log, in their order; those of a list count item by item. */
export function profiledColumns(source: ProfileInput, times: readonly string[]): ProfiledColumn[] {
  const isTable = 'columns' in source;
  const fields: [string, unknown][] = isTable
    ? [
        ...('customer' in source ? ([['customer', source.customer]] as [string, unknown][]) : []),
        ...Object.entries(source.columns),
      ]
    : [...Object.entries(source), ...Object.entries(customOf(source))];
  const isTime = (name: string): boolean => times.includes(name) || (!isTable && name === 'time');
  return fields.flatMap(([name, values]) => (isColumn(values) ? [profiled(name, values, isTime(name))] : []));
}

/** Further columns of a log. */
function customOf(source: object): object {
  const { custom } = source as { readonly custom?: unknown };
  return typeof custom === 'object' && custom !== null ? custom : {};
}

/** Whether a field of a log is a column: its length, zone and notes are none. */
function isColumn(value: unknown): value is Column {
  if (typeof value !== 'object' || value === null) return false;
  if (isNumberColumn(value) || 'codes' in value) return true;
  return Array.isArray(value) && value.every((cell) => cell === null || typeof cell === 'string');
}

function profiled(name: string, values: Column, isTime: boolean): ProfiledColumn {
  if (isNumberColumn(values)) return { name, type: isTime ? 'time' : 'number', values };
  if ('offsets' in values) return { name, type: 'list', values };
  if ('codes' in values) return { name, type: 'text', values };
  return { name, type: 'text', values: encode(values) };
}
