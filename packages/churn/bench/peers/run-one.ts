import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ChurnModel, fitGradientBoosting, fitLogistic, fitTree, predictChurn } from '@clientele/churn';
import { customerTable, type Table } from '@clientele/core';
import { logLoss, rocAuc } from '@clientele/stats';
import { columnCount, ids } from './data.ts';

export type Task = 'logistic' | 'tree' | 'boosting';
export type Contender = 'clientele' | 'scikit-learn' | 'xgboost';

/** What is to be run. */
export interface Order {
  readonly task: Task;
  readonly contender: Contender;
  /** Rows to learn from, and rows to be told. */
  readonly rows: number;
  readonly test: number;
}

/** One measurement, in a process of its own: of the fit alone, and of how good it is on rows that it has not seen. */
export interface Measured extends Order {
  readonly version: string;
  readonly cpuSeconds: number;
  readonly seconds: number;
  /** Of the process up to the end of the fit, data included. */
  readonly peakMegabytes: number;
  readonly auc: number;
  readonly logLoss: number;
}

/** Runs one contender on the files of one folder. */
export function runOne(order: Order, folder: string, python: string): Measured {
  return { ...order, ...(order.contender === 'clientele' ? ours(order, folder) : peer(order, folder, python)) };
}

type Outcome = Omit<Measured, keyof Order>;

const fits: Readonly<Record<Task, (data: Table) => ChurnModel>> = {
  logistic: (data) => fitLogistic(data),
  tree: (data) => fitTree(data, { maxDepth: 8, minLeaf: 50, complexity: 0 }),
  boosting: (data) =>
    fitGradientBoosting(data, {
      rounds: 100,
      maxLeaves: 31,
      maxDepth: 60,
      learningRate: 0.1,
      validation: 0,
      subsample: 1,
    }),
};

function ours({ task, rows, test }: Order, folder: string): Outcome {
  const data = customerTable(ids(rows), columnsOf(`${folder}/train.f64`, rows));
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const model = fits[task](data);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - wall) / 1e3;
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  const told = columnsOf(`${folder}/test.f64`, test);
  const { probability } = predictChurn(model, told).columns;
  const label = told['label'] as Float64Array;
  const quality = { auc: rocAuc(label, probability), logLoss: logLoss(label, probability) };
  return { version: '0.0.0', cpuSeconds: (user + system) / 1e6, seconds, peakMegabytes, ...quality };
}

/** Read column by column, so that the file is never in memory beside them. */
function columnsOf(path: string, rows: number): Record<string, Float64Array> {
  const file = openSync(path, 'r');
  const columns = Array.from({ length: columnCount + 1 }, (_, j): [string, Float64Array] => {
    const values = new Float64Array(rows);
    readSync(file, values, 0, values.byteLength, j * values.byteLength);
    return [j === columnCount ? 'label' : `x${j}`, values];
  });
  closeSync(file);
  return Object.fromEntries(columns);
}

function peer({ task, contender, rows, test }: Order, folder: string, python: string): Outcome {
  const script = fileURLToPath(new URL('with-peers.py', import.meta.url));
  const args = [script, task, contender, folder, ...[rows, test, columnCount].map(String)];
  // one thread, as the others
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  return JSON.parse(execFileSync(python, args, { encoding: 'utf8', env })) as Outcome;
}
