import { figure } from '../../chart/figure.ts';
import { ruleGraph, type Tie } from '../../chart/rule-graph.ts';
import { type MatrixCell, ruleMatrix, ruleScatter } from '../../chart/rule-scatter.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { cut } from '../../format/text.ts';
import type { Html } from '../../html/html.ts';
import type { RuleRow } from './rule-rows.ts';

const nameOf = (items: readonly string[]): string => items.join(', ');

/** All rules at once: how often, how sure, how far from chance. */
export function scatterFigure(rows: readonly RuleRow[]): Html {
  const [surest] = [...rows].sort((a, b) => b.confidence - a.confidence);
  const told =
    surest === undefined
      ? ''
      : ` The surest: ${formatShare(surest.confidence)} of baskets with ${cut(nameOf(surest.before), 60)} hold ${cut(nameOf(surest.after), 60)}.`;
  return figure({
    title: 'How often and how sure, rule by rule',
    label: `Dots of ${rows.length} rules by support and confidence.${told}`,
    caption: `Upwards: confidence, the share of baskets with the first part that hold the second too. The fuller a dot, the further from chance.${told}`,
    draw: (width) => ruleScatter(rows, width),
  });
}

const matrixSize = { rows: 12, columns: 10 };

/** What goes with what, the strongest rule of each pair. */
export function matrixFigure(rows: readonly RuleRow[]): Html | null {
  const afters = firstNames(rows, ({ after }) => after, matrixSize.columns);
  const within = rows.filter(({ after }) => afters.includes(nameOf(after)));
  const befores = firstNames(within, ({ before }) => before, matrixSize.rows);
  const cells: MatrixCell[] = within
    .filter(({ before }) => befores.includes(nameOf(before)))
    .map(({ before, after, confidence, lift }) => ({ before: nameOf(before), after: nameOf(after), confidence, lift }));
  if (new Set(cells.map(({ after }) => after)).size < 2) return null;
  const most = cells.reduce((best, cell) => (cell.lift > best.lift ? cell : best));
  return figure({
    title: 'What goes with what',
    label: `Matrix of ${befores.length} antecedents and ${afters.length} consequents. Furthest from chance: ${cut(most.before, 60)} with ${cut(most.after, 60)}, ${formatNumber(most.lift, 1)} times.`,
    caption:
      'Rows: what is in the basket. Columns: what is bought with it. The larger a dot the surer the rule, the fuller the further from chance; where there is none, no rule was found.',
    draw: (width) => ruleMatrix(cells, width),
  });
}

function firstNames(rows: readonly RuleRow[], of: (row: RuleRow) => readonly string[], most: number): string[] {
  return [...new Set(rows.map((row) => nameOf(of(row))))].slice(0, most);
}

/** The strongest ties of two items as a graph. */
export function graphFigure(rows: readonly RuleRow[]): Html | null {
  const ties: Tie[] = rows
    .filter(({ before, after }) => before.length === 1 && after.length === 1)
    .slice(0, 40)
    .map(({ before, after, confidence, lift }) => ({ from: nameOf(before), to: nameOf(after), confidence, lift }));
  if (ties.length === 0) return null;
  const told = ties.slice(0, 3).map(({ from, to }) => `${cut(from, 40)} to ${cut(to, 40)}`);
  return figure({
    title: 'The strongest ties',
    label: `Graph of the ${ties.length} strongest ties between two products, such as ${told.join('; ')}.`,
    caption:
      'An arrow leads from what is in the basket to what is bought with it: the broader the surer, the darker the further from chance. Products that hang together stand together.',
    draw: (width) => ruleGraph(ties, width),
  });
}
