import type { Analysis } from '@clientele/core';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber, formatShare, unknown } from '../../format/number.ts';
import { counted, dataText } from '../../format/text.ts';
import { type Fact, factList, remark } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/**
 * Whom it pays to keep, and the most to spend on each; what is missing where no costs were given.
 *
 * @param analysis what was found out
 * @param context what the chapters share
 * @returns the markup; nothing where the step did not run at all
 */
export function worthKeeping(analysis: Analysis, { money, limits }: ReportContext): Html | null {
  const [budget, totals] = [analysis.tables?.['retentionBudget'], analysis.tables?.['retentionTotals']];
  if (budget === undefined || totals === undefined) {
    const note = analysis.notes.find(({ code }) => code.startsWith('retention-'));
    return note === undefined
      ? null
      : remark(dataText(`${note.message.slice(0, 1).toUpperCase()}${note.message.slice(1)}.`, 400));
  }
  const total = (name: string): number => numbersOf(totals, name)?.[0] ?? Number.NaN;
  const column = (name: string): ((row: number) => number) => {
    const values = numbersOf(budget, name);
    return (row) => values?.[row] ?? Number.NaN;
  };
  const ids = textsOf(budget, 'customer') ?? [];
  const back = total('returnOnSpend');
  const facts: Fact[] = [
    {
      name: 'Worth contacting',
      value: formatNumber(total('targeted')),
      detail: `of ${counted(ids.length, formatNumber(ids.length), 'customer')}`,
    },
    { name: 'Expected to cost', value: money.rounded(total('spend')) },
    { name: 'Expected to gain', value: money.rounded(total('gain')), detail: 'costs taken off' },
    { name: 'Gain for each one spent', value: Number.isFinite(back) ? formatNumber(back, 2) : unknown },
  ];
  const [value, leaves, most, gain] = ['lifetimeValue', 'churnProbability', 'maxSpend', 'expectedGain'].map(column) as [
    (row: number) => number,
    (row: number) => number,
    (row: number) => number,
    (row: number) => number,
  ];
  const columns: TableColumn<number>[] = [
    { header: 'Customer', cell: (row) => dataText(ids[row] ?? null, 40) },
    { header: `Worth, ${money.unit}`, numeric: true, cell: (row) => formatNumber(value(row), 2) },
    { header: 'Chance to leave', numeric: true, cell: (row) => formatShare(leaves(row)) },
    { header: `Most to spend, ${money.unit}`, numeric: true, cell: (row) => formatNumber(most(row), 2) },
    { header: `Expected gain, ${money.unit}`, numeric: true, cell: (row) => formatNumber(gain(row), 2) },
  ];
  const rows = Array.from({ length: Math.min(total('targeted'), limits.topCustomers) }, (_, row) => row);
  const careful = textsOf(totals, 'bound')?.[0] === 'lower' ? ' Values count with the low end of their intervals.' : '';
  return html`<h3>Who is worth keeping</h3>
${factList(facts)}
${rows.length === 0 ? remark('At these costs nobody is worth contacting.') : dataTable('retention-table', 'Whom to contact first: the largest expected gain', columns, rows)}
<p>The most to spend is the largest incentive at which contacting the customer loses nothing.${careful} The share that is saved is what
was given: a control group tells what it really is.</p>
`;
}
