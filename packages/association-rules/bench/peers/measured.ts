import type { Machine } from '../../../../house/bench/machine.ts';

/** One task that all who can are given. */
export interface Task {
  readonly name: string;
  readonly kind: 'itemsets' | 'sequences';
  /** A reference file, or `shop` with so many generated baskets. */
  readonly data: string;
  readonly baskets?: number;
  /** Whether the others are left out, since they would want more memory than is to spare. */
  readonly alone?: boolean;
  /** The least count. */
  readonly count: number;
}

/** What one contender took for one task. */
export interface Measured {
  readonly task: string;
  readonly contender: string;
  readonly version: string;
  /** Sets or patterns found. */
  readonly found: number;
  /** CPU seconds of the mining call alone, its input in memory: the first call, and the best of three after it. */
  readonly firstCpuSeconds?: number;
  readonly warmCpuSeconds?: number;
  /** CPU seconds of a process of its own, reading and starting included, where the call cannot be told apart. */
  readonly processCpuSeconds?: number;
  /** Wall seconds of the mining alone, as the contender says. */
  readonly toldSeconds?: number;
  /** The most memory of its process, input included. */
  readonly peakMegabytes: number;
}

/** What stands in docs/benchmarks/raw/association-rules.json. */
export interface Report {
  readonly machine: Machine;
  readonly tasks: readonly Task[];
  readonly runs: readonly Measured[];
}

/** What is measured; the thresholds are those of the reference files. */
export const tasks: readonly Task[] = [
  { name: 'retail, 9 baskets', kind: 'itemsets', data: 'retail.dat.gz', count: 9 },
  { name: 'T10I4D100K, 10 baskets', kind: 'itemsets', data: 'T10I4D100K.dat.gz', count: 10 },
  { name: 'mushroom, 813 baskets', kind: 'itemsets', data: 'mushroom.dat.gz', count: 813 },
  { name: '1,000,000 baskets, 0.05 %', kind: 'itemsets', data: 'shop', baskets: 1_000_000, alone: true, count: 500 },
  { name: 'sign, 73 sequences', kind: 'sequences', data: 'seq_sign.spmf.gz', count: 73 },
];
