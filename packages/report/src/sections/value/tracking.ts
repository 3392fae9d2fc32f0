import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { type TimePoint, timeLines } from '../../chart/time-lines.ts';
import { formatNumber, formatShare, formatShort } from '../../format/number.ts';
import { type Html, html } from '../../html/html.ts';
import { numbersOf } from '../../read/columns.ts';

/**
 * Whether the model follows the course of time: repeat purchases week by week and in sum, beside those expected.
 *
 * @param analysis what was found out
 * @returns the markup; nothing where no weeks were followed
 */
export function trackingFigures(analysis: Analysis): Html | null {
  const table = analysis.tables?.['purchaseTracking'];
  const ends = table === undefined ? null : numbersOf(table, 'end');
  if (table === undefined || ends === null || ends.length < 2) return null;
  const points = (name: string): TimePoint[] => {
    const values = numbersOf(table, name) ?? new Float64Array(0);
    return Array.from(values, (value, row) => ({ at: ends[row] ?? Number.NaN, value }));
  };
  const [came, expected] = [points('cumulativeActual'), points('cumulativeExpected')];
  const [sumCame, sumExpected] = [came.at(-1)?.value ?? 0, expected.at(-1)?.value ?? 0];
  const begins = numbersOf(table, 'foretold')?.indexOf(1) ?? -1;
  const split = begins > 0 ? ends[begins - 1] : undefined;
  const mark = split === undefined ? {} : { split };
  const trial =
    split === undefined
      ? ''
      : ' The model knew nothing of what lies right of the dotted line: from there on it foretold.';
  const missed =
    sumCame === 0
      ? ''
      : ` In the end ${formatNumber(sumExpected)} were expected and ${formatNumber(sumCame)} came${missText(sumExpected / sumCame - 1)}.`;
  return html`${figure({
    title: 'Repeat purchases in sum: what came, and what was expected',
    label: `Lines of repeat purchases in sum over ${ends.length} weeks.${missed}`,
    caption: `Full: what came. Dashed: expected of customers who came when these did.${trial}${missed}`,
    draw: (width) => timeLines({ actual: came, expected, ...mark, format: formatShort }, width),
  })}${figure({
    title: 'The same, week by week',
    label: `Lines of repeat purchases in each of ${ends.length} weeks, as they came and as they were expected.`,
    caption:
      'Peaks that the dashed line does not follow are chance, seasons or campaigns: the model knows of none of them.',
    draw: (width) =>
      timeLines({ actual: points('actual'), expected: points('expected'), ...mark, format: formatShort }, width),
  })}`;
}

function missText(bias: number): string {
  const share = formatShare(Math.abs(bias));
  return Math.abs(bias) < 0.005 ? '' : `, ${share} too ${bias < 0 ? 'few' : 'many'}`;
}
