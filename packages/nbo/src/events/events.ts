import type { CodedColumn, Instant, Note, Numbers, TransactionLog } from '@clientele/core';

/** An id as data has it: a text, or a whole number that is taken as text. */
export type ItemEventId = string | number | bigint;

/** One event between a customer and an item: a purchase, or a view, a cart, a rating with its weight in `value`. */
export interface ItemEvent {
  /** Who. */
  readonly customer: ItemEventId;
  /** What: a product, a category, an offer. */
  readonly item: ItemEventId;
  /** When; a number is epoch milliseconds. In every event or in none. */
  readonly time?: Instant;
  /** How much the event weighs, 1 where there are no values; 0 or less, as of a refund, puts nothing in. */
  readonly value?: number;
  /** The order or basket that it belongs to; without orders a customer's civil day (UTC) is one. */
  readonly order?: ItemEventId;
}

/** The same events as columns of one length. */
export interface ItemEventColumns {
  /** Who. */
  readonly customer: readonly ItemEventId[] | CodedColumn;
  /** What. */
  readonly item: readonly ItemEventId[] | CodedColumn;
  /** When. */
  readonly time?: readonly Instant[] | Numbers;
  /** How much each event weighs. */
  readonly value?: Numbers;
  /** The basket that each belongs to. */
  readonly order?: readonly ItemEventId[] | CodedColumn;
  /** IANA zone of times without an offset, and of the civil days that stand for orders. UTC unless told otherwise. */
  readonly timeZone?: string;
}

/** What fits and verbs take: a transaction log with products, rows, or columns. */
export type ItemEvents = TransactionLog | readonly ItemEvent[] | ItemEventColumns;

/** Events once they are checked: every value is above 0, every id is there. */
export interface CheckedEvents {
  readonly length: number;
  readonly customer: CodedColumn;
  readonly item: CodedColumn;
  /** Epoch milliseconds; `null` where the data has no times. */
  readonly time: Float64Array | null;
  /** `null` where every event weighs 1. */
  readonly value: Float64Array | null;
  readonly order: CodedColumn | null;
  /** IANA zone of the civil days that stand for orders. */
  readonly timeZone: string;
  /** Whether an item counts once a basket, as in order lines, or every time, as in events. */
  readonly isLines: boolean;
  /** What was left out. */
  readonly notes: readonly Note[];
}
