import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bgNbdModel,
  customerTable,
  expectedTransactions,
  fitBgNbd,
  fitGammaGamma,
  fitParetoNbd,
  type HistoryTable,
  paretoNbdModel,
  probabilityAlive,
  type TransactionModel,
} from '@clientele/clv';
import { draw, type Histories, ids } from './data.ts';

/** What is measured: a fit with standard errors, P(alive) and purchases to expect, or a fit that ends on a boundary. */
export type Task = 'fit' | 'predict' | 'boundary';
export type ModelName = 'BG/NBD' | 'Pareto/NBD' | 'Gamma-Gamma';
export type Contender = 'clientele' | 'lifetimes';

/** One measurement to make, in a process of its own. */
export interface Order {
  readonly task: Task;
  readonly model: ModelName;
  readonly contender: Contender;
  readonly rows: number;
  /** Of the draw. */
  readonly seed: number;
  /** How often within the process; the first run is cold. */
  readonly repeats: number;
}

/** What came of it. */
export interface Measured extends Order {
  readonly version: string;
  /** Of each run, in order. */
  readonly cpuSeconds: readonly number[];
  /** The log-likelihood of a fit, in weeks, or the sum of the purchases expected. */
  readonly result: number;
  /** How the fit ended. */
  readonly status: string;
  readonly peakMegabytes: number;
}

type Outcome = Pick<Measured, 'version' | 'cpuSeconds' | 'result' | 'status' | 'peakMegabytes'>;

/** Runs an order; `folder` takes what goes to the other language. */
export function runOne(order: Order, folder: string, python: string): Measured {
  const data = draw(order.rows, order.seed, order.task !== 'boundary');
  return {
    ...order,
    ...(order.contender === 'clientele' ? ours(order, data) : byLifetimes(order, data, folder, python)),
  };
}

const models: Readonly<Record<'BG/NBD' | 'Pareto/NBD', TransactionModel>> = {
  'BG/NBD': bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' }),
  'Pareto/NBD': paretoNbdModel({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, { unit: 'week' }),
};

/** The tables are there, ids and all; grouping is part of the call. */
function ours({ task, model, repeats }: Order, data: Histories): Outcome {
  const table = { ...customerTable(ids(data.x.length), { ...data }), unit: 'week' } as unknown as HistoryTable;
  const cpuSeconds: number[] = [];
  let [result, status] = [0, ''];
  for (let run = 0; run < repeats; run++) {
    const before = process.cpuUsage();
    if (task === 'predict') {
      const of = models[model as 'BG/NBD' | 'Pareto/NBD'];
      const alive = probabilityAlive(of, table);
      const expected = expectedTransactions(of, table, { horizon: { weeks: 39 } });
      [result, status] = [expected.reduce((sum, one) => sum + one, 0), `${alive.length} rows`];
    } else {
      const fitted = fit(model, table);
      [result, status] = [fitted.logLikelihood as number, fitted.diagnostics.status];
    }
    const { user, system } = process.cpuUsage(before);
    cpuSeconds.push((user + system) / 1e6);
  }
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  return { version: '0.0.0', cpuSeconds, result, status, peakMegabytes };
}

function fit(
  model: ModelName,
  table: HistoryTable,
): ReturnType<typeof fitBgNbd | typeof fitParetoNbd | typeof fitGammaGamma> {
  if (model === 'BG/NBD') return fitBgNbd(table);
  if (model === 'Pareto/NBD') return fitParetoNbd(table);
  // Everyone spends 20 on average: the spread of the means is on a boundary.
  const meanRepeatSpend = table.columns.x.map((x) => (x > 0 ? 20 : 0));
  return fitGammaGamma({ x: table.columns.x, meanRepeatSpend });
}

/** lifetimes reads the same numbers from a file; reading is not counted. */
function byLifetimes({ task, model, rows, repeats }: Order, data: Histories, folder: string, python: string): Outcome {
  const path = join(folder, `${rows}.f64`);
  writeFileSync(path, Buffer.concat([data.x, data.tx, data.T].map((column) => Buffer.from(column.buffer))));
  const script = fileURLToPath(new URL('with_lifetimes.py', import.meta.url));
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const args = [script, task, model, path, String(rows), String(repeats)];
  return JSON.parse(execFileSync(python, args, { encoding: 'utf8', env })) as Outcome;
}
