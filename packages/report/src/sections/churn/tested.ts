import type { Analysis } from '@clientele/core';
import { calibrationDots } from '../../chart/calibration-dots.ts';
import { figure } from '../../chart/figure.ts';
import { gainsCurve } from '../../chart/gains-curve.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { folded } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable } from '../../html/table.ts';
import { numbersOf } from '../../read/columns.ts';

/** How good the risks were where nothing of the outcome had been seen: whom they find, and whether they are to be taken at their word. */
export function tested(analysis: Analysis): Html {
  return html`${found(analysis)}${atTheirWord(analysis)}`;
}

/** The rows of a table that the analysis may have, each as a record of numbers. */
function rowsOf<N extends string>(analysis: Analysis, name: string, names: readonly N[]): Record<N, number>[] {
  const table = analysis.tables?.[name];
  if (table === undefined) return [];
  const columns = names.map((column): [N, Float64Array | null] => [column, numbersOf(table, column)]);
  if (columns.some(([, values]) => values === null)) return [];
  return Array.from(
    { length: table.length },
    (_, row) =>
      Object.fromEntries(columns.map(([column, values]) => [column, values?.[row] ?? 0])) as Record<N, number>,
  );
}

const named = [0.1, 0.2, 0.3, 0.5];

function found(analysis: Analysis): Html | null {
  const steps = rowsOf(analysis, 'churnGains', ['share', 'captured', 'lift']);
  const [first] = steps;
  if (first === undefined) return null;
  const lift = `${formatNumber(first.lift, 1)} times as many as among as many drawn by lot`;
  const told = `Among the riskiest ${formatShare(first.share)} were ${formatShare(first.captured)} of all who left: ${lift}.`;
  const columns = [
    { header: 'Approached', numeric: true, cell: (row: (typeof steps)[0]) => formatShare(row.share) },
    { header: 'Of those who left', numeric: true, cell: (row: (typeof steps)[0]) => formatShare(row.captured) },
    { header: 'Lift', numeric: true, cell: (row: (typeof steps)[0]) => formatNumber(row.lift, 1) },
  ];
  return html`${figure({
    title: 'Whom the risks find',
    label: `Curve of gains over ${steps.length} steps. ${told}`,
    caption: `In the test. The further the curve bends away from the dashed line, which is a draw by lot, the fewer customers must be approached. ${told}`,
    draw: (width) => gainsCurve(steps, named, width),
  })}${folded('Gains and lift in figures', dataTable('churn-gains', 'What approaching the riskiest would have found', columns, steps))}`;
}

function atTheirWord(analysis: Analysis): Html | null {
  const names = ['customers', 'predicted', 'actual', 'lower', 'upper'] as const;
  const groups = rowsOf(analysis, 'churnCalibration', names);
  if (groups.length < 2) return null;
  const off = groups.filter(({ predicted, lower, upper }) => predicted < lower || predicted > upper).length;
  const told =
    off === 0
      ? 'In all groups the risk that was told lies within the interval of what happened.'
      : `In ${formatNumber(off)} of ${formatNumber(groups.length)} groups the risk that was told lies outside the interval of what happened: rank customers by it, and do not count on the figure.`;
  type Group = (typeof groups)[0];
  const columns = [
    { header: 'Customers', numeric: true, cell: (row: Group) => formatNumber(row.customers) },
    { header: 'Told', numeric: true, cell: (row: Group) => formatShare(row.predicted) },
    { header: 'Left', numeric: true, cell: (row: Group) => formatShare(row.actual) },
    { header: 'From', numeric: true, cell: (row: Group) => formatShare(row.lower) },
    { header: 'To', numeric: true, cell: (row: Group) => formatShare(row.upper) },
  ];
  return html`${figure({
    title: 'Are the risks to be taken at their word?',
    label: `Dots of ${groups.length} groups: share that left over the risk that was told. ${told}`,
    caption: `In the test, customers in groups of like risk. On the dashed line both agree; the bars are intervals of 95 %. ${told}`,
    draw: (width) => calibrationDots(groups, width),
  })}${folded('Told and happened in figures', dataTable('churn-calibration', 'Risk that was told, and share that left', columns, groups))}`;
}
