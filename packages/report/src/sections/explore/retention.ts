import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { type RetentionCell, retentionMap } from '../../chart/retention-map.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import { folded } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable } from '../../html/table.ts';
import { exploreTable, rowsOf } from './tables.ts';

interface CohortCell extends RetentionCell {
  readonly eligible: number;
  readonly customers: number;
}

const nearlyAll = 0.95;

/** Of the customers who first bought in one period, how many bought again one, two, three periods later. */
export function retentionFigure(analysis: Analysis): Html | null {
  const cells = rowsOf(
    exploreTable(analysis, 'cohorts'),
    ({ number, text }): CohortCell => ({
      cohort: text('cohort'),
      period: number('period'),
      rate: number('rate'),
      complete: number('complete') !== 0,
      eligible: number('eligible'),
      customers: number('customers'),
    }),
  );
  if (!cells.some(({ period }) => period > 0)) return null;
  const word = periodWord(cells[0]?.cohort ?? '');
  const open = cells.some(({ complete }) => !complete) ? ` Dashed: the ${word} was not over when the data ended.` : '';
  const full = fullRate(cells);
  const caption = `${meanWords(cells, word)} Full colour: ${formatShare(full)} or more.${open}`;
  return html`${figure({
    title: `Customers who come back, by ${word} of the first purchase`,
    label: `Heat map of ${new Set(cells.map(({ cohort }) => cohort)).size} cohorts. ${caption}`,
    caption,
    draw: (width) =>
      retentionMap(
        cells,
        full,
        `${word === 'month' ? 'Months' : word === 'week' ? 'Weeks' : 'Years'} since the first purchase`,
        width,
      ),
  })}${cohortTable(cells, word)}`;
}

/**
 * What has the full colour: few customers come back to a larger share than this. One customer alone comes back to 100 % or not
 * at all, and beside such a cohort all others would be pale; so cells count as often as customers could come back.
 */
function fullRate(cells: readonly CohortCell[]): number {
  const after = cells.filter(({ period, rate, eligible }) => period > 0 && rate > 0 && eligible > 0);
  after.sort((a, b) => a.rate - b.rate);
  const all = after.reduce((sum, { eligible }) => sum + eligible, 0);
  let met = 0;
  for (const { rate, eligible } of after) {
    met += eligible;
    if (met >= nearlyAll * all) return rate;
  }
  return 1;
}

/** `2026-01`, `2026`, or the date of a week's first day. */
function periodWord(cohort: string): 'week' | 'month' | 'year' {
  if (/^\d{4,}$/.test(cohort)) return 'year';
  return /^\d{4,}-\d\d$/.test(cohort) ? 'month' : 'week';
}

/** The mean over all cohorts of the first whole period after, customers weighed alike. */
function meanWords(cells: readonly CohortCell[], word: string): string {
  const next = cells.filter(({ period, complete }) => period === 1 && complete);
  const eligible = next.reduce((sum, cell) => sum + cell.eligible, 0);
  const back = next.reduce((sum, cell) => sum + cell.customers, 0);
  if (eligible === 0) return `The stronger the colour, the more of the cohort bought in that ${word}.`;
  return `${formatShare(back / eligible)} of customers bought again in the ${word} after their first; the stronger the colour, the more of the cohort did.`;
}

function cohortTable(cells: readonly CohortCell[], word: string): Html {
  const first = cells.filter(({ period }) => period === 0);
  const after = new Map<string, CohortCell>();
  for (const cell of cells) if (cell.period === 1) after.set(cell.cohort, cell);
  return folded(
    `All ${first.length} cohorts as a table`,
    dataTable(
      'cohort-table',
      `Cohorts by ${word} of the first purchase`,
      [
        { header: 'First purchase', cell: ({ cohort }) => dataText(cohort) },
        { header: 'Customers', numeric: true, cell: ({ eligible }) => formatNumber(eligible) },
        {
          header: `Bought in the ${word} after`,
          numeric: true,
          cell: ({ cohort }) => formatShare(after.get(cohort)?.rate ?? Number.NaN),
        },
      ],
      first,
    ),
  );
}
