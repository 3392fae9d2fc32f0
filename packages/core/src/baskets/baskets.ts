import type { DataIssues } from '../issues/issue.ts';
import type { Note } from '../json.ts';
import type { ListColumn } from '../table/dictionary.ts';
import type { CustomerTable, Table } from '../table/table.ts';

/** What was bought together: one row a basket. Items of a basket are distinct and in the order of their codes. */
export interface Baskets extends Table<{ items: ListColumn }> {
  /** Cells that could not be used. */
  readonly issues: DataIssues;
  /** What was left out, and what was merged. */
  readonly notes: readonly Note[];
}

/** The baskets of a transaction log: who bought them, and when. */
export type LogBaskets = CustomerTable<{
  /** Epoch milliseconds UTC of the basket's first line that counts. */
  time: Float64Array;
  items: ListColumn;
}> &
  Baskets & {
    /** Exclusive end of what was looked at, epoch milliseconds. */
    readonly asOf: number;
    readonly timeZone: string;
  };
