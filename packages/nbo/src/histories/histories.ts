/** What customers have, as a sparse matrix of customers by items in compressed rows. */
export interface Histories {
  /** Ids of the rows. */
  readonly customers: readonly string[];
  /** Row i owns the entries from `offsets[i]` up to `offsets[i + 1]`. */
  readonly offsets: Uint32Array;
  /** Item of each entry, ascending within a row. */
  readonly items: Uint32Array;
  /** Weight of each entry, 0 or more: a very old one may round to 0. */
  readonly weights: Float64Array;
  /** Time of the last event behind each entry, epoch milliseconds; `null` where there are no times. */
  readonly latest: Float64Array | null;
}

/** How the events of a customer with an item become one weight. */
export type Weighing =
  | {
      /** 1 for having it at all, or the sum of the events' values. */
      readonly rule: 'binary' | 'count';
      /** The age, in milliseconds, at which an event weighs half; `null`: events do not age. */
      readonly halfLife: number | null;
      /** Ages are counted from here, or from the customer's own last event where that is later; epoch milliseconds. */
      readonly lastEvent: number | null;
    }
  | {
      readonly rule: 'baskets';
      /** What a basket weighs beside the one that follows it. */
      readonly decay: number;
    };
