import type { Analysis } from '@clientele/core';
import { figure } from '../../chart/figure.ts';
import { timeLines } from '../../chart/time-lines.ts';
import type { ReportContext } from '../../context/context.ts';
import { formatNumber, formatShare } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import { type Html, html } from '../../html/html.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';

/**
 * Single customers through time: how likely it seemed, week by week, that each still was one.
 *
 * @param analysis what was found out
 * @param context what the chapters share
 * @returns a picture a customer; nothing where none is shown
 */
export function lifeFigures(analysis: Analysis, context: ReportContext): readonly Html[] {
  const table = analysis.tables?.['aliveHistories'];
  const ids = table === undefined ? null : textsOf(table, 'customer');
  if (table === undefined || ids === null) return [];
  const [times, chances, counts] = ['time', 'probabilityAlive', 'x'].map(
    (name) => numbersOf(table, name) ?? new Float64Array(0),
  ) as [Float64Array, Float64Array, Float64Array];
  return [...new Set(ids)].map((id) => {
    const rows = [...ids.keys()].filter((row) => ids[row] === id);
    const points = rows.map((row) => ({ at: times[row] ?? Number.NaN, value: chances[row] ?? Number.NaN }));
    const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0];
    const end = formatShare(chances[last] ?? Number.NaN);
    const repeats = formatNumber(counts[last] ?? 0);
    return figure({
      title: html`One customer through time: ${dataText(id, 40)}`,
      label: `Line of the chance of being active of one customer with ${repeats} repeat purchases; at the end ${end}.`,
      caption: `From the first purchase, ${context.day(times[first] ?? Number.NaN)}, on: the chance falls while nothing is heard and comes back with each of ${repeats} repeat purchases. At the end it is ${end}.`,
      draw: (width) => timeLines({ actual: points, top: 1, format: (chance) => formatShare(chance) }, width),
    });
  });
}
