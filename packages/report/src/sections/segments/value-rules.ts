import type { Analysis } from '@clientele/core';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { dataText, wordsOf } from '../../format/text.ts';
import type { Html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/** One leaf of the tree. */
interface ValueRule {
  readonly rule: string | null;
  readonly customers: number;
  readonly share: number;
  readonly value: number;
}

/**
 * Who spends most, in the few questions that part high from low best.
 *
 * @param analysis what was found out
 * @param context what the chapters share
 * @returns the markup; nothing where no tree was fitted
 */
export function valueRules({ tables }: Analysis, { money }: ReportContext): Html | null {
  const source = tables?.['valueRules'];
  const phrases = source === undefined ? null : textsOf(source, 'rule');
  if (source === undefined || phrases === null) return null;
  const at = (name: string, row: number): number => numbersOf(source, name)?.[row] ?? Number.NaN;
  const rows = phrases.map(
    (rule, row): ValueRule => ({
      rule,
      customers: at('customers', row),
      share: at('share', row),
      value: at('value', row),
    }),
  );
  const columns: TableColumn<ValueRule>[] = [
    { header: 'Customers with', cell: ({ rule }) => dataText(rule === null ? null : wordsOf(rule), 200) },
    { header: 'Customers', numeric: true, cell: ({ customers }) => formatNumber(customers) },
    { header: 'Share of customers', numeric: true, cell: ({ share }) => formatShare(share, 1) },
    { header: `Mean spend, ${money.unit}`, numeric: true, cell: ({ value }) => formatNumber(value, 2) },
  ];
  return dataTable('value-rules', 'Who spends most, by preferences and by what is known of customers', columns, rows);
}
