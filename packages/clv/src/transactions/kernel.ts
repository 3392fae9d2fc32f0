/** Purchase histories as kernels read them. */
export interface HistoryArrays {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
}

/** What is known of the future of a customer who is alive; horizons are in units. */
export interface LiveCustomer {
  /** Expected purchases within a horizon. */
  readonly transactions: (h: number) => number;
  /** Probability of at least one purchase within a horizon. */
  readonly buys: (h: number) => number;
  /** Probability of being a customer still after a horizon. */
  readonly stays: (h: number) => number;
  /** P(0), … P(most) of the purchases within a horizon. */
  readonly counts: (h: number, most: number) => Float64Array;
  /** Present value of the purchases within a horizon, which may be infinite, at a continuous rate a unit. */
  readonly residual: (rate: number, horizon: number) => number;
}

/** The quantities that every verb on a model of purchase histories is made of. */
export interface TransactionKernel {
  /** P(alive) at T. */
  readonly alive: (histories: HistoryArrays) => Float64Array;
  /** The future from T on, which depends on x and T only, save where `readsLast` says that the last purchase counts too. */
  readonly live: (x: number, T: number, tx: number) => LiveCustomer;
  readonly readsLast?: true;
}
