import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { type MatrixCell, matrix } from '../../chart/matrix.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { type Html, html } from '../../html/html.ts';
import { numbersOf } from '../../read/columns.ts';

const across = 'Weeks from the first purchase to the last';

/**
 * What the model thinks of every combination of how often and when last.
 *
 * @param analysis what was found out
 * @returns two pictures; nothing where there are no combinations
 */
export function combinationFigures(analysis: Analysis): Html | null {
  const table = analysis.tables?.['frequencyRecency'];
  const [counts, lasts] = table === undefined ? [null, null] : [numbersOf(table, 'x'), numbersOf(table, 'tx')];
  if (table === undefined || counts === null || lasts === null) return null;
  const cells = (name: string): MatrixCell[] =>
    Array.from(numbersOf(table, name) ?? new Float64Array(0), (value, row) => ({
      last: lasts[row] ?? 0,
      count: counts[row] ?? 0,
      value,
    }));
  const [alive, purchases] = [cells('probabilityAlive'), cells('expectedTransactions')];
  const most = purchases.reduce((largest, { value }) => Math.max(largest, value), 0) || 1;
  const weeks = formatNumber(lasts.reduce((longest, last) => Math.max(longest, last), 0));
  return html`${figure({
    title: 'How often, and when last: the chance of being active',
    label: `Grid of the chance of being active by repeat purchases and time of the last one, of customers who came ${weeks} weeks ago.`,
    caption: `Of customers who came ${weeks} weeks ago. To the right the last purchase is fresh; to the left the silence is long, and the more someone used to buy, the more it says.`,
    draw: (width) => matrix(alive, { most: 1, format: (chance) => formatShare(chance), across }, width),
  })}${figure({
    title: 'How often, and when last: purchases expected',
    label: `Grid of expected purchases by repeat purchases and time of the last one; the most is ${formatNumber(most, 1)}.`,
    caption:
      'The same customers: purchases expected of each within the horizon, the chance of having left taken into account.',
    draw: (width) => matrix(purchases, { most, format: (count) => formatNumber(count, 1), across }, width),
  })}`;
}
