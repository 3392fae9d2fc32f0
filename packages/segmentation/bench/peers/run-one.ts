import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { customerTable } from '@clientele/core';
import { clusterHierarchical, fitKMeans } from '@clientele/segmentation';
import { kmeans } from 'ml-kmeans';
import { ids } from './data.ts';

/** One measurement, in a process of its own. */
export interface Measured {
  readonly task: Task;
  readonly contender: Contender;
  readonly version: string;
  readonly rows: number;
  readonly columns: number;
  readonly k: number;
  readonly seed: number;
  readonly cpuSeconds: number;
  readonly seconds: number;
  /** Inertia of z-scored columns for k-means, the highest merge for Ward. */
  readonly result: number;
  readonly peakMegabytes: number;
}

export type Task = 'k-means' | 'ward';
export type Contender = 'clientele' | 'ml-kmeans' | 'scikit-learn';

/** What is to be run. */
export type Order = Pick<Measured, 'task' | 'contender' | 'rows' | 'columns' | 'k' | 'seed'>;

/** Runs one contender on the columns in a file. */
export function runOne(order: Order, path: string, python: string): Measured {
  if (order.contender === 'scikit-learn') return { ...order, ...bySklearn(order, path, python) };
  const bytes = readFileSync(path);
  const { rows, columns } = order;
  const all = new Float64Array(bytes.buffer, bytes.byteOffset, rows * columns);
  const cells = Array.from({ length: columns }, (_, c) => all.subarray(c * rows, (c + 1) * rows));
  const measured = order.contender === 'clientele' ? ours(order, cells) : byMlKMeans(order, cells);
  return { ...order, ...measured, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}

type Outcome = Pick<Measured, 'cpuSeconds' | 'seconds' | 'result' | 'version'>;

function timed(run: () => number): Omit<Outcome, 'version'> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const result = run();
  const { user, system } = process.cpuUsage(cpu);
  return { result, cpuSeconds: (user + system) / 1e6, seconds: (performance.now() - wall) / 1e3 };
}

/** The table is there, ids and all; scaling to z-scores is part of the call. */
function ours({ task, rows, k, seed }: Order, cells: readonly Float64Array[]): Outcome {
  const table = customerTable(ids(rows), Object.fromEntries(cells.map((column, c) => [`x${c}`, column])));
  const fit = (): number => fitKMeans(table, { k, seed }).parameters.inertia;
  const tree = (): number => clusterHierarchical(table, { k }).merges.columns.height.at(-1) as number;
  return { version: '0.0.0', ...timed(task === 'k-means' ? fit : tree) };
}

/** ml-kmeans wants rows of arrays and knows no scale: both are made before the clock runs. */
function byMlKMeans({ rows, k, seed }: Order, cells: readonly Float64Array[]): Outcome {
  const scaled = cells.map(zScores);
  const points = Array.from({ length: rows }, (_, row) => scaled.map((column) => column[row] as number));
  const version = JSON.parse(
    readFileSync(fileURLToPath(new URL('../package.json', import.meta.resolve('ml-kmeans'))), 'utf8'),
  ) as { version: string };
  let found: ReturnType<typeof kmeans> | undefined;
  const measured = timed(() => {
    found = kmeans(points, k, { seed });
    return 0;
  });
  const inertia = points.reduce((sum, point, row) => {
    const center = found?.centroids[found.clusters[row] as number] as number[];
    return sum + point.reduce((square, x, c) => square + (x - (center[c] as number)) ** 2, 0);
  }, 0);
  return { ...measured, result: inertia, version: version.version };
}

function zScores(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
  const deviation = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length);
  return column.map((x) => (x - mean) / deviation);
}

function bySklearn(order: Order, path: string, python: string): Outcome & Pick<Measured, 'peakMegabytes'> {
  const script = fileURLToPath(new URL('with-sklearn.py', import.meta.url));
  const { task, rows, columns, k, seed } = order;
  const args = [script, task, path, ...[rows, columns, k, seed].map(String)];
  // one thread, as the others
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  return JSON.parse(execFileSync(python, args, { encoding: 'utf8', env })) as Outcome & Pick<Measured, 'peakMegabytes'>;
}
