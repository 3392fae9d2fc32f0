/** What one customer is like and does, time in weeks since the shop opened. */
export interface Life {
  /** Purchases a week while a customer. */
  readonly rate: number;
  /** The chance to leave after a purchase; NaN where leaving does not hang on purchases. */
  readonly dropout: number;
  /** The moment of leaving; Infinity for those who never do within the span. */
  readonly left: number;
  /** All purchases within the span, the first included, ascending. */
  readonly purchases: readonly number[];
}

/** When a customer first buys, and where the span ends. */
export interface Span {
  readonly first: number;
  readonly end: number;
}
