import type { Analysis } from '@clientele/core';
import type { ReportContext } from '../context/context.ts';
import type { Html } from '../html/html.ts';

/** One chapter of the report. */
export interface Section {
  /** Where links lead: unique in the page. */
  readonly id: string;
  readonly title: string;
  /** The chapter without its heading; where its stage did not run it says why. */
  readonly render: (analysis: Analysis, context: ReportContext) => Html;
}
