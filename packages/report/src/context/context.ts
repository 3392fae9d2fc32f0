import type { Analysis } from '@clientele/core';
import { formatDay } from '../format/date.ts';
import { type Money, moneyOf } from './money.ts';
import { type SegmentView, segmentViews } from './segments.ts';

/** How much of a long list is shown. */
export interface Limits {
  /** Customers in the list of the most valuable ones. */
  readonly topCustomers: number;
  /** Findings on the data that are listed row by row. */
  readonly listedIssues: number;
}

/** What all sections share, worked out once. */
export interface ReportContext {
  readonly title: string;
  /** Name of the file the data came from, where it was told. */
  readonly source: string | null;
  readonly limits: Limits;
  readonly money: Money;
  /** Writes the civil day of an instant in the analysis' time zone. */
  readonly day: (instant: number) => string;
  readonly segments: readonly SegmentView[];
}

/** @returns the context of one report. */
export function openContext(
  analysis: Analysis,
  head: { readonly title: string; readonly source: string | null; readonly limits: Limits },
): ReportContext {
  return {
    ...head,
    money: moneyOf(analysis.currency),
    day: (instant) => formatDay(instant, analysis.timeZone),
    segments: segmentViews(analysis),
  };
}
