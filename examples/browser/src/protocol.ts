import type { FieldMap, MapField } from 'clientele';

/** What the page asks of its worker. */
export type Request =
  | { readonly ask: 'sample' }
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
  | { readonly answer: 'sampled'; readonly file: File }
  | { readonly answer: 'inspected'; readonly found: Inspected }
  | { readonly answer: 'progress'; readonly progress: Progress }
  | { readonly answer: 'studied'; readonly study: Study }
  | { readonly answer: 'problem'; readonly problem: Problem };

/** How far the work is; without a total the end is not known yet. */
export interface Progress {
  readonly words: string;
  readonly done: number;
  readonly total: number | null;
}

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

/** Bars that say what a table says at a glance: a row a name, in it a bar a series. */
export interface ShownBars {
  /** What the bars of a row stand for, in their order. */
  readonly series: readonly string[];
  readonly rows: readonly { readonly name: string; readonly shares: readonly number[] }[];
  readonly caption: string;
}

/** One table of the result, ready to be shown, sorted and saved. */
export interface ShownTable {
  readonly id: string;
  readonly title: string;
  /** What the table says, and why it is empty where it is. */
  readonly about: string;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly (readonly (number | string | null)[])[];
  readonly bars?: ShownBars;
  /** The column by which the table is sorted at first, largest above. */
  readonly largestFirst?: string;
  readonly csv: string;
}

/** Everything the page shows of a file. */
export interface Study {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly months: readonly { readonly month: string; readonly sales: number }[];
  readonly tables: readonly ShownTable[];
  /** The whole report, one HTML page. */
  readonly report: string;
  readonly notes: readonly string[];
}

/** Why there is no result, in words, and what helps. */
export interface Problem {
  readonly message: string;
  /** Id of the control that mends it, where there is one. */
  readonly mend?: 'date-format' | 'zone';
  /** Rows that could not be used, where that is the reason: the first of them. */
  readonly rows: readonly {
    readonly line: string;
    readonly column: string;
    readonly expected: string;
    readonly received: string;
  }[];
}
