import type { Analysis, Column, Table } from '@clientele/core';
import { formatNumber, formatShare } from '../format/number.ts';
import { counted, dataText } from '../format/text.ts';
import { remark } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { dataTable, type TableColumn } from '../html/table.ts';
import { numbersOf, textsOf } from '../read/columns.ts';
import { notRun } from './not-run.ts';
import { graphFigure, matrixFigure, scatterFigure } from './rules/rule-figures.ts';
import { listsOf, productNames, type RuleRow, ruleRows } from './rules/rule-rows.ts';
import type { Section } from './section.ts';

/** Rules listed in full. */
const listed = 12;

/** What is bought together, why that is no chance, and which promotions to try. */
export const rules: Section = {
  id: 'rules',
  title: 'Bought together',
  render(analysis) {
    if (analysis.stages.rules !== 'done') return notRun(analysis, 'rules');
    const rows = ruleRows(analysis);
    if (rows.length === 0) return remark('No two products are bought together more often than chance explains.');
    return html`${explained(rows)}${promotionTable(analysis)}${ruleTable(rows.slice(0, listed))}
${scatterFigure(rows)}${matrixFigure(rows)}${graphFigure(rows)}`;
  },
};

function explained(rows: readonly RuleRow[]): Html {
  const n = formatNumber(rows[0]?.n ?? Number.NaN);
  const found = counted(rows.length, formatNumber(rows.length), 'rule');
  return html`<p>Of ${n} baskets ${found} can be read that chance does not explain (Fisher’s exact test, corrected for the number of
rules tested), and of which none says less than a shorter one. They stand in the order of leverage: by how many baskets a rule
exceeds what chance would give.</p>
`;
}

function ruleTable(rows: readonly RuleRow[]): Html {
  const items = (names: readonly string[]): Html => dataText(names.join(', '), 90);
  const columns: TableColumn<RuleRow>[] = [
    { header: 'Who buys', cell: ({ before }) => items(before) },
    { header: 'also buys', cell: ({ after }) => items(after) },
    { header: 'Confidence', numeric: true, cell: ({ confidence }) => formatShare(confidence) },
    { header: 'Times chance', numeric: true, cell: ({ lift }) => formatNumber(lift, 1) },
    { header: 'Baskets', numeric: true, cell: ({ count }) => formatNumber(count) },
    { header: 'Why', cell: reasonOf },
  ];
  return dataTable('rule-table', `The first ${rows.length} rules, and what they rest on`, columns, rows);
}

/** The counts behind a rule, so that it can be redone by hand. */
function reasonOf({ count, beforeCount, afterCount, n }: RuleRow): string {
  const chance = (beforeCount * afterCount) / n;
  return `${formatNumber(count)} of ${formatNumber(beforeCount)} baskets; by chance it would be ${formatNumber(chance, chance < 10 ? 1 : 0)}`;
}

function promotionTable(analysis: Analysis): Html | null {
  const promotions = analysis.tables?.['promotions'];
  if (promotions === undefined || promotions.length === 0) return null;
  const named = productNames(analysis);
  const before = listsOf(promotions, 'antecedent', named);
  const offered = textsOf(promotions, 'item') ?? [];
  const number = (name: string): ((row: number) => number) => numberAt(promotions, name);
  const [customers, confidence, lift] = [number('customers'), number('confidence'), number('lift')];
  const columns: TableColumn<number>[] = [
    { header: 'Offer', cell: (row) => dataText(named(offered[row] ?? ''), 60) },
    { header: 'to those who bought', cell: (row) => dataText((before?.(row) ?? []).join(', '), 90) },
    { header: 'Customers who have not bought it yet', numeric: true, cell: (row) => formatNumber(customers(row)) },
    { header: 'Confidence', numeric: true, cell: (row) => formatShare(confidence(row)) },
    { header: 'Times chance', numeric: true, cell: (row) => formatNumber(lift(row), 1) },
  ];
  const rows = Array.from({ length: promotions.length }, (_, row) => row);
  return html`${dataTable('promotion-table', 'Promotions to try, each with a group to try it on', columns, rows)}<p>A rule says what was bought
together, not what an offer would change: keep some of each group without the offer, and compare.</p>
`;
}

function numberAt(source: Table<Record<string, Column>>, name: string): (row: number) => number {
  const values = numbersOf(source, name);
  return (row) => values?.[row] ?? Number.NaN;
}
