import {
  type Analysis,
  checkOptions,
  InvalidInputError,
  nonEmptyText,
  type OptionRule,
  showValue,
  wholeNumber,
} from '@clientele/core';
import { openContext, type ReportContext } from './context/context.ts';
import { cut, dataText } from './format/text.ts';
import { type Html, html } from './html/html.ts';
import { page } from './page.ts';
import { sections } from './sections/sections.ts';

/** What a report may be told. */
export interface ReportOptions {
  /** The headline; `Customer report` unless told otherwise. */
  readonly title?: string;
  /** Name of the file the data came from, shown under the headline. */
  readonly source?: string;
  /** How many of the most valuable customers are listed, 0 to 1,000; 10 unless told otherwise. */
  readonly topCustomers?: number;
  /** How many findings on the data are listed row by row, 0 to 1,000; 20 unless told otherwise. */
  readonly listedIssues?: number;
}

const rules: Readonly<Record<keyof ReportOptions, OptionRule>> = {
  title: nonEmptyText,
  source: nonEmptyText,
  topCustomers: wholeNumber(0, 1000),
  listedIssues: wholeNumber(0, 1000),
};

/**
 * Writes the report of an analysis: one HTML page that stands alone. It holds no scripts and asks for nothing from
 * elsewhere, so it opens from disk, from a mail and from a server alike; it is light or dark as its reader prefers,
 * readable on a phone and printable. Equal analyses give equal pages, byte by byte, in Node and in workers; in a window of a
 * coarse screen the charts' lines move by half a pixel.
 *
 * @param analysis what `analyze()` found out; a stage that did not run gives a chapter that says why
 * @param options headline, source and the length of lists
 * @returns the HTML document
 * @throws InvalidOptionError (`invalid-option`) naming each option that cannot be used
 * @throws InvalidInputError (`invalid-input`) where the value is not an analysis
 * @example
 * import { type Analysis, collectIssues, customerTable, encode, table } from '@clientele/core';
 * import { renderReport } from '@clientele/report';
 * const analysis: Analysis = {
 *   asOf: Date.UTC(2026, 0, 1),
 *   timeZone: 'UTC',
 *   totals: { lines: 3, orders: 3, customers: 2, sales: 65, first: Date.UTC(2025, 5, 1), last: Date.UTC(2025, 11, 31) },
 *   salesByMonth: table({
 *     month: ['2025-12'],
 *     sales: Float64Array.of(65),
 *     orders: Float64Array.of(3),
 *     customers: Float64Array.of(2),
 *   }),
 *   customers: customerTable(['Ada', 'Bo'], { recency: Float64Array.of(1, 90), segment: encode(['Champions', 'Lost']) }),
 *   segments: table({
 *     segment: encode(['Champions', 'Lost']),
 *     customers: Float64Array.of(1, 1),
 *     revenueShare: Float64Array.of(0.85, 0.15),
 *     action: ['Invite to previews', 'Stop spending'],
 *   }),
 *   rules: table({}),
 *   campaign: customerTable([], {}),
 *   models: {},
 *   quality: collectIssues().finish(),
 *   stages: { rfm: 'done', clv: 'no repeat purchase', clusters: '', churn: '', rules: '', sentiment: '', nbo: '', campaign: '' },
 *   notes: [],
 * };
 * renderReport(analysis, { title: 'Spring shop' }).startsWith('<!doctype html>'); // => true
 */
export function renderReport(analysis: Analysis, options?: ReportOptions): string {
  checkOptions('renderReport', options, rules);
  checkAnalysis(analysis);
  const context = openContext(analysis, {
    title: cut(options?.title ?? 'Customer report', 200),
    source: options?.source ?? null,
    limits: { topCustomers: options?.topCustomers ?? 10, listedIssues: options?.listedIssues ?? 20 },
  });
  const chapters = sections.map(({ id, title, render }) => ({ id, title, body: render(analysis, context) }));
  return page(context, about(analysis, context), chapters).markup;
}

function about(analysis: Analysis, context: ReportContext): Html {
  const source = context.source === null ? null : html`From ${dataText(context.source, 120)}. `;
  const last = context.day(analysis.asOf - 1);
  return html`${source}What the data says at the end of ${last}, time zone ${dataText(analysis.timeZone)}.`;
}

const parts = ['totals', 'salesByMonth', 'customers', 'segments', 'models', 'quality', 'stages', 'notes'] as const;

function checkAnalysis(analysis: unknown): void {
  const given = analysis as Partial<Record<string, unknown>> | null | undefined;
  const missing = parts.find((part) => typeof given?.[part] !== 'object' || given[part] === null);
  if (missing === undefined) return;
  throw new InvalidInputError(
    `renderReport: analysis.${missing} must be an object as analyze() gives it, got ${showValue(given?.[missing])}`,
  );
}
