import type { Analysis } from '@clientele/core';
import { figure } from '../chart/figure.ts';
import { riskBars } from '../chart/risk-bars.ts';
import { riskTree, type TreeNodeView } from '../chart/risk-tree.ts';
import type { ReportContext } from '../context/context.ts';
import { charted } from '../context/segments.ts';
import { formatNumber, formatShare, unknown } from '../format/number.ts';
import { counted, cut, dataText } from '../format/text.ts';
import { type Fact, factList, remark } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { dataTable, type TableColumn } from '../html/table.ts';
import { known, knownAt, meanOf, numbersOf, textsOf } from '../read/columns.ts';
import { signalled } from './churn/signalled.ts';
import { tested } from './churn/tested.ts';
import { notRun } from './not-run.ts';
import type { Section } from './section.ts';

/** Customers that are listed to be called. */
const listed = 15;

/** Who may leave, what gives them away, and whom to call. */
export const churn: Section = {
  id: 'churn',
  title: 'Who may leave',
  render(analysis, context) {
    const flagged = signalled(analysis);
    if (analysis.stages.churn !== 'done') return html`${notRun(analysis, 'churn')}${flagged}`;
    return html`${outlook(analysis)}${bySegment(analysis, context)}${tree(analysis)}${flagged}${calls(analysis, context)}${tested(analysis)}`;
  },
};

function outlook(analysis: Analysis): Html | null {
  const table = analysis.tables?.['churnOutlook'];
  if (table === undefined || table.length === 0) return null;
  const fact = (name: string): number => numbersOf(table, name)?.[0] ?? Number.NaN;
  const [days, rate, rocAuc] = [fact('days'), fact('churnRate'), fact('rocAuc')];
  const chances = numbersOf(analysis.customers, 'churnProbability') ?? new Float64Array(0);
  const likely = chances.filter((chance) => chance >= 0.5).length;
  const isTested = Number.isFinite(rocAuc);
  const told = known(chances).length;
  const isContract = Number.isNaN(fact('gap'));
  const facts: Fact[] = [
    isContract
      ? {
          name: 'A contract is foretold to end within',
          value: `${formatNumber(days)} days`,
          detail: 'by the customer’s own word',
        }
      : {
          name: 'Silence that counts as leaving',
          value: `${formatNumber(days)} days`,
          detail: gapWords(fact('gap'), days),
        },
    {
      name: 'Left in the last such window',
      value: formatShare(rate),
      detail: isContract ? 'of the contracts that ran before it' : 'of the customers known before it',
    },
    {
      name: isContract ? 'More likely to leave than not' : 'More likely gone than not',
      value: formatNumber(likely),
      detail: `of ${counted(told, formatNumber(told), isContract ? 'running contract' : 'customer')}`,
    },
    { name: 'Foretold in a test', value: isTested ? formatShare(rocAuc) : unknown, detail: testWords(isTested) },
  ];
  return html`${factList(facts)}${isTested && rocAuc < worthActing ? remark(hardlyTold) : null}`;
}

/** Below this share of pairs in the right order, a list of risks is little better than a draw. */
const worthActing = 0.6;
const hardlyTold =
  'In the test the risks told little more than chance: what customers buy does not say who leaves. Do not act on single risks here.';

function gapWords(gap: number, days: number): string {
  return gap > days
    ? 'customers stay away for longer and come back: the longest span there is'
    : 'nine of ten gaps between purchases are no longer';
}

function testWords(isTested: boolean): string {
  return isTested
    ? 'of the pairs of one who left and one who stayed stood in the right order (by chance: half)'
    : 'the data do not reach back far enough for a test';
}

function bySegment(analysis: Analysis, { segments }: ReportContext): Html | null {
  const chances = numbersOf(analysis.customers, 'churnProbability');
  if (chances === null || segments.length === 0) return null;
  const bars = segments
    .map(({ name, colour, rows }) => ({ name, colour, risk: meanOf(knownAt(chances, rows)) }))
    .filter(({ risk }) => Number.isFinite(risk))
    .sort((a, b) => b.risk - a.risk);
  const { shown, remark: left } = charted(bars);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return null;
  const told = `Highest: ${cut(first.name, 40)}, ${formatShare(first.risk)}; lowest: ${cut(last.name, 40)}, ${formatShare(last.risk)}.`;
  return figure({
    title: 'Risk by segment',
    label: `Bars of the mean risk of ${shown.length} segments. ${told}`,
    caption: `Mean chance that a customer of the segment leaves in the window ahead. ${told}${left}`,
    draw: (width) => riskBars(shown, width),
  });
}

function tree(analysis: Analysis): Html | null {
  const table = analysis.tables?.['churnTree'];
  if (table === undefined || table.length < 2) return null;
  const number = (name: string): Float64Array => numbersOf(table, name) ?? new Float64Array(table.length);
  const [depth, customers, mean] = [number('depth'), number('customers'), number('mean')];
  const answers = textsOf(table, 'answer') ?? [];
  const nodes = Array.from(
    { length: table.length },
    (_, row): TreeNodeView => ({
      depth: depth[row] ?? 0,
      answer: row === 0 ? 'all customers' : (answers[row] ?? ''),
      customers: customers[row] ?? 0,
      share: mean[row] ?? 0,
    }),
  );
  const leaves = nodes.filter((node, row) => (nodes[row + 1]?.depth ?? 0) <= node.depth);
  const worst = leaves.reduce((most, leaf) => (leaf.share > most.share ? leaf : most));
  const told = `The riskiest group, ${cut(worst.answer, 60)}: ${formatShare(worst.share)} of ${formatNumber(worst.customers)} left.`;
  return figure({
    title: 'What gives them away',
    label: `Decision tree of ${leaves.length} groups. ${told}`,
    caption: `From top to bottom: each line is the answer to the question that parts the group above it best; the bar is the share that left. Full bars are groups that are parted no further. ${told}`,
    draw: (width) => riskTree(nodes, width),
  });
}

function calls(analysis: Analysis, { money }: ReportContext): Html | null {
  const table = analysis.tables?.['churnCalls'];
  if (table === undefined) return null;
  if (table.length === 0) return remark('Nobody is worth a call: no customer has anything at stake.');
  const number = (name: string): ((row: number) => number) => {
    const values = numbersOf(table, name);
    return (row) => values?.[row] ?? Number.NaN;
  };
  const [chance, worth, stake] = [number('churnProbability'), number('worth'), number('atStake')];
  const [ids, reasons] = [textsOf(table, 'customer') ?? [], textsOf(table, 'reasons') ?? []];
  const valued = numbersOf(analysis.customers, 'lifetimeValue') === null ? 'Spend so far' : 'Lifetime value';
  const columns: TableColumn<number>[] = [
    { header: 'Customer', cell: (row) => dataText(ids[row] ?? null) },
    { header: 'Risk', numeric: true, cell: (row) => formatShare(chance(row)) },
    { header: valued, numeric: true, cell: (row) => money.rounded(worth(row)) },
    { header: 'At stake', numeric: true, cell: (row) => money.rounded(stake(row)) },
    { header: 'Why', cell: (row) => dataText(reasons[row] ?? null, 260) },
  ];
  const rows = Array.from({ length: Math.min(listed, table.length) }, (_, row) => row);
  return html`${dataTable('churn-calls', 'Whom to call first: risk times what is at stake', columns, rows)}<p>The reasons are
what the model goes by; they do not say that a call helps. Leave some of the list alone, and compare.</p>
`;
}
