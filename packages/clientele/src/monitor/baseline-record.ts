/** How many customers stood where in one column, when the model was fitted. */
export interface BaselineColumn {
  /** A feature, or what the model answers: `probability`, `value` or `cluster`. */
  readonly name: string;
  /** Inner edges of the bins of numbers, each taking its upper edge in; null for texts. */
  readonly edges: readonly number[] | null;
  /** The texts met; null for numbers. */
  readonly levels: readonly string[] | null;
  /** Customers by bin, the missing last; by level, then those of no level, then the missing. */
  readonly counts: readonly number[];
}

/** What the customers were like when a model was fitted: counts, no rows and no ids. Plain JSON, to be kept beside the model. */
export interface MonitorBaseline {
  readonly kind: 'clientele/monitor-baseline';
  readonly version: 1;
  /** The kind of the model. */
  readonly model: string;
  /** Customers counted. */
  readonly rows: number;
  readonly columns: readonly BaselineColumn[];
}
