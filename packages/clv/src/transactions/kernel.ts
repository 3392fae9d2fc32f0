/** Purchase histories as kernels read them. */
export interface HistoryArrays {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
}

/** What is known of the future of a customer who is alive. */
export interface LiveCustomer {
  /** Time on which the curve of expected purchases bends, in units. */
  readonly scale: number;
  /** Expected purchases within a horizon in units. */
  readonly transactions: (h: number) => number;
  /** Probability of at least one purchase within a horizon in units. */
  readonly buys: (h: number) => number;
  /** Probability of being a customer still after a horizon in units. */
  readonly stays: (h: number) => number;
}

/** The quantities that every verb on a model of purchase histories is made of. */
export interface TransactionKernel {
  /** P(alive) at T. */
  readonly alive: (histories: HistoryArrays) => Float64Array;
  /** The future from T on, which depends on x and T only. */
  readonly live: (x: number, T: number) => LiveCustomer;
  /** P(0), … P(most) of the purchases of a new customer within t units. */
  readonly counts: (t: number, most: number) => Float64Array;
}
