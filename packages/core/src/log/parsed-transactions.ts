import type { DataIssues } from '../issues/issue.ts';
import type { TransactionLog } from './transaction-log.ts';

/** What became of the rows. */
export interface ParsedTransactions {
  /** All rows that can be used, in their order. */
  readonly log: TransactionLog;
  /** What was dropped, repaired or is worth a look; nothing is left out silently. */
  readonly issues: DataIssues;
  /** Rows handed over. */
  readonly rowsRead: number;
  /** Rows set aside, since customer, time or amount could not be read. */
  readonly rowsDropped: number;
}
