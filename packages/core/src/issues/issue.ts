/** Everything that can be wrong, or worth knowing, about one cell or row of a user's data. */
export type IssueCode =
  // a row that cannot be used, or a cell that had to be left out
  | 'missing-value'
  | 'invalid-number'
  | 'invalid-date'
  | 'invalid-id'
  | 'invalid-text'
  | 'invalid-custom'
  | 'repeated-customer'
  | 'invalid-byte'
  | 'surplus-cell'
  // usable, but worth a look
  | 'epoch-1970'
  | 'id-in-scientific-notation'
  | 'exact-duplicate'
  | 'order-on-several-days'
  | 'order-of-several-customers'
  | 'product-with-several-names'
  // what cleaning met
  | 'tidied-id'
  | 'aliased-product'
  | 'converted-currency'
  | 'near-duplicate'
  | 'cancelled-purchase'
  | 'refund-without-purchase'
  | 'unusual-amount';

/** What was done about it: the row was left out, the cell was mended, or everything was kept as it stood. */
export type IssueAction = 'dropped' | 'repaired' | 'kept';

/** One finding in a user's data. */
export interface DataIssue {
  readonly code: IssueCode;
  /** 0-based record number in the input; −1 where the finding is about the whole input. */
  readonly row: number;
  /** 1-based physical line of a file where the record starts. */
  readonly line?: number;
  /** The column's name in the user's data. */
  readonly column: string;
  readonly expected: string;
  /** The value met, cut at 60 characters. */
  readonly received: string;
  readonly action: IssueAction;
}

/** Findings of one reading: exact counts of all, and the first of them in full. */
export interface DataIssues {
  readonly counts: Readonly<Partial<Record<IssueCode, number>>>;
  /** The first `maxIssues` findings (1,000 unless told otherwise), in row order. */
  readonly listed: readonly DataIssue[];
}
