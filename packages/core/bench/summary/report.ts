import type { Machine } from '../../../../house/bench/machine.ts';
import type { Task } from './contender.ts';
import type { Measured } from './run-one.ts';

/** Everything that a comparison found, as it is written to docs/benchmarks/raw/summary.json. */
export interface SummaryReport {
  readonly machine: Machine;
  readonly data: { readonly rows: number; readonly customers: number; readonly seed: number };
  readonly runs: readonly Measured[];
  readonly largestRelativeDifference: Readonly<Record<Task, Readonly<Record<string, number>>>>;
}
