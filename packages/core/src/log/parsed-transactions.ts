import type { DataIssues } from '../issues/issue.ts';
import type { TransactionLog } from './transaction-log.ts';

/** Where the lines of a log stood in the input: what issues name. */
export interface LogOrigin {
  /** The row of the input that each line of the log was; left out where no row was set aside. */
  readonly rows?: Uint32Array;
  /** The physical line of a file where each line of the log starts. */
  readonly lines?: Uint32Array;
}

/** What became of the rows. */
export interface ParsedTransactions {
  /** All rows that can be used, in their order. */
  readonly log: TransactionLog;
  /** What was dropped, repaired or is worth a look; nothing is left out silently. */
  readonly issues: DataIssues;
  /** Rows handed over. */
  readonly rowsRead: number;
  /** Rows set aside, since customer, time, amount or a required custom column could not be read. */
  readonly rowsDropped: number;
  /** Where the log's lines stood. */
  readonly origin: LogOrigin;
  /** Rows of the input whose missing amount was filled, ascending; there where `missingAmount` says how. */
  readonly filledAmounts?: Uint32Array;
}
