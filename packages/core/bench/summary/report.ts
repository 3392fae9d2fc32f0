import type { Machine } from '../../../../house/bench/machine.ts';
import type { Task } from './contender.ts';
import type { Measured } from './run-one.ts';

/** Everything that a comparison found, as it is written to docs/benchmarks/raw/summary.json. */
export interface SummaryReport {
  readonly machine: Machine;
  /** Order lines of each size; a tenth as many customers. */
  readonly data: { readonly sizes: readonly number[]; readonly seed: number };
  readonly runs: readonly Measured[];
  /** By task and column, over all sizes. */
  readonly largestRelativeDifference: Readonly<Record<Task, Readonly<Record<string, number>>>>;
}
