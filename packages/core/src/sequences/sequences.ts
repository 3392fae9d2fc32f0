import type { DataIssues } from '../issues/issue.ts';
import type { Note } from '../json.ts';
import type { CodedColumn, SequenceColumn } from '../table/dictionary.ts';
import type { Table } from '../table/table.ts';

/** What happened one after the other: one row a sequence. An event is a set of items; its items are in the order of their codes. */
export interface Sequences
  extends Table<{
    /** Whose events they are; of lists their number, from 0. */
    sequence: CodedColumn;
    events: SequenceColumn;
  }> {
  /** When the event of each cell was, beside `columns.events.codes`: a plain number, or epoch milliseconds UTC. */
  readonly time: Float64Array;
  /** What `time` counts: the places in a list, plain numbers of the data, or instants. */
  readonly timed: 'places' | 'numbers' | 'instants';
  /** Cells that could not be used. */
  readonly issues: DataIssues;
  /** What was left out, and what was merged. */
  readonly notes: readonly Note[];
}
