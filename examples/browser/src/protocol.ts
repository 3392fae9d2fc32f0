import type { FieldMap, MapField } from 'clientele';

/** What the page asks of its worker. */
export type Request =
  | { readonly ask: 'inspect'; readonly file: File }
  | { readonly ask: 'study'; readonly file: File; readonly settings: StudySettings };

/** How a file is to be read. */
export interface StudySettings {
  readonly map: FieldMap<MapField>;
  readonly timeZone: string;
  /** As `d/M/y`; left out, it is found. */
  readonly dateFormat?: string;
  /** Share of revenue that is profit. */
  readonly margin?: number;
}

/** What the worker answers. */
export type Answer =
  | { readonly answer: 'inspected'; readonly found: Inspected }
  | { readonly answer: 'progress'; readonly rows: number }
  | { readonly answer: 'studied'; readonly study: Study }
  | { readonly answer: 'problem'; readonly problem: Problem };

/** What a file looks like. */
export interface Inspected {
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly examples: readonly string[] }[];
  readonly map: FieldMap<MapField>;
}

/** A column of a table, and how its numbers are written: shares in percent, money with cents. */
export interface ShownColumn {
  readonly name: string;
  readonly numeric: boolean;
  readonly as?: 'share' | 'money';
}

/** One table of the result, ready to be shown, sorted and saved. */
export interface ShownTable {
  readonly id: string;
  readonly title: string;
  /** What the table says, and why it is empty where it is. */
  readonly about: string;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly (readonly (number | string | null)[])[];
  readonly csv: string;
}

/** Everything the page shows of a file. */
export interface Study {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly segments: readonly { readonly name: string; readonly customers: number; readonly revenueShare: number }[];
  readonly tables: readonly ShownTable[];
  /** The whole report, one HTML page. */
  readonly report: string;
  readonly notes: readonly string[];
}

/** Why there is no result, in words, and what helps. */
export interface Problem {
  readonly message: string;
  /** Rows that could not be used, where that is the reason: the first of them. */
  readonly rows: readonly {
    readonly line: string;
    readonly column: string;
    readonly expected: string;
    readonly received: string;
  }[];
}
