import type { Machine } from '../../../../house/bench/machine.ts';

/** What is compared of a customer, in the order of the result files. */
export const seats = ['purchaseDays', 'first', 'last', 'total', 'gross', 'repeat', 'logGaps'] as const;

/** One way to the answer, in a process of its own. */
export interface OneMachineRun {
  readonly rows: number;
  readonly customers: number;
  /** The Parquet file that the lines are in. */
  readonly fileMegabytes?: number;
  readonly where: 'memory' | 'duckdb' | 'spark';
  readonly version: string;
  /** Wall-clock seconds: reading what memory needs; the summary of every customer, fetched; grouped histories; their fit. */
  readonly seconds: Readonly<Record<'read' | 'summary' | 'histories' | 'fit', number>>;
  /** User and system time of this process: DuckDB works in it, Spark in another. */
  readonly cpuSeconds: number;
  /** Highest resident memory of this process until the histories were fitted, before any summary was fetched. */
  readonly fitMegabytes: number;
  /** The same at the end, a summary of every customer included. */
  readonly peakMegabytes: number;
  /** Rows of the grouped histories, and the parameters of BG/NBD. */
  readonly histories: number;
  readonly parameters: Readonly<Record<string, number>>;
  /** Largest difference to the answer from memory, by column. */
  readonly difference?: Readonly<Record<string, number>>;
}

/** Everything that was found, as it is written to docs/benchmarks/raw/warehouse.json. */
export interface OneMachineReport {
  readonly machine: Machine;
  readonly runs: readonly OneMachineRun[];
}
