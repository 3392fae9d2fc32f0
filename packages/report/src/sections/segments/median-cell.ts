import type { Analysis } from '@clientele/core';
import { median } from '@clientele/stats';
import { formatNumber, unknown } from '../../format/number.ts';
import { type Fill, html } from '../../html/html.ts';
import { knownAt, numbersOf, textsOf } from '../../read/columns.ts';

/** A column of the customers, and how its numbers are written. */
export interface MedianOf {
  readonly name: string;
  readonly decimals: number;
}

/**
 * The median of a segment's customers, and below it the interval that the table of segments gives.
 *
 * @param analysis what was found out
 * @param of which column
 * @param segment name of the segment
 * @param rows its customers
 * @returns the cell; the median alone where there is no interval
 */
export function medianCell(
  { customers, segments }: Analysis,
  { name, decimals }: MedianOf,
  segment: string,
  rows: readonly number[],
): Fill {
  const values = numbersOf(customers, name);
  const found = values === null ? [] : knownAt(values, rows);
  if (found.length === 0) return unknown;
  const middle = formatNumber(median(found), decimals);
  const row = (textsOf(segments, 'segment') ?? []).indexOf(segment);
  const column = `median${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const bound = (end: 'Lower' | 'Upper'): number => numbersOf(segments, `${column}${end}`)?.[row] ?? Number.NaN;
  const [lower, upper] = [bound('Lower'), bound('Upper')];
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return middle;
  return html`${middle}<small>${formatNumber(lower, decimals)} to ${formatNumber(upper, decimals)}</small>`;
}
