import type { Column } from '../table/column.ts';
import type { CodedColumn } from '../table/dictionary.ts';
import type { Instant } from '../time/instant.ts';

/** One order line, or one whole order, as a row. */
export interface Transaction {
  customer: string;
  time: Instant;
  /** Major units of the log's currency; the line's total; negative for a refund. */
  amount: number;
  order?: string;
  /** The product's id. */
  product?: string;
  productName?: string;
  quantity?: number;
  category?: string;
  channel?: string;
}

/** The columns that a transaction log knows, required ones first. */
export type TransactionField = keyof Transaction;

/** From our column names to the user's: `{ customer: 'Customer ID', time: 'Order Date' }`. */
export type FieldMap<K extends string> = Partial<Record<K, string>>;

/**
 * Checked transactions in columns, built only by `parseTransactions` and its kin. Frozen plain data: survives
 * `structuredClone` and `postMessage`.
 */
export interface TransactionLog {
  readonly length: number;
  /** IANA zone in which civil days are counted. */
  readonly timeZone: string;
  readonly currency?: string;
  readonly customer: CodedColumn;
  /** Epoch milliseconds, UTC. */
  readonly time: Float64Array;
  /** Major units, the line's total, negative for a refund. */
  readonly amount: Float64Array;
  readonly quantity?: Float64Array;
  readonly order?: CodedColumn;
  readonly product?: CodedColumn;
  readonly productName?: CodedColumn;
  readonly category?: CodedColumn;
  readonly channel?: CodedColumn;
  readonly custom?: Readonly<Record<string, Column>>;
}

/** What every door takes that wants transactions: a checked log, or rows together with `map`. */
export type Transactions = TransactionLog | readonly object[];
