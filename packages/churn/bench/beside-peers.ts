/**
 * Measures logistic regression, trees and boosting beside scikit-learn and xgboost, each fit in a process of its own, and writes the raw
 * numbers and the page.
 *
 *   PYTHON=python3 node --conditions=@clientele/source --import tsx bench/beside-peers.ts [RAW] [PAGE] [ROWS]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customers } from './peers/data.ts';
import { pageOf, type Report } from './peers/page.ts';
import { type Measured, type Order, runOne } from './peers/run-one.ts';

const python = process.env['PYTHON'] ?? 'python3';
const seed = 20260105;
const docs = (path: string): string => fileURLToPath(new URL(`../../../docs/benchmarks/${path}`, import.meta.url));
const [first = docs('raw/churn.json'), second = docs('churn.md'), third = '1000000'] = process.argv.slice(2);

if (first === 'one') process.stdout.write(JSON.stringify(runOne(JSON.parse(second) as Order, third, python)));
else measureAll(first, second, Number(third));

function measureAll(raw: string, page: string, rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
  try {
    const test = Math.ceil(rows / 5);
    writeColumns(folder, rows, test);
    const sizes = { rows, test };
    const logistic: Order[] = (['clientele', 'scikit-learn'] as const).map((contender) => ({
      task: 'logistic',
      contender,
      ...sizes,
    }));
    const tree: Order = { task: 'tree', contender: 'clientele', ...sizes };
    const orders: Order[] = [
      ...[...logistic, ...logistic, ...logistic],
      ...[tree, { ...tree, contender: 'scikit-learn' as const }, tree, tree],
      ...(['clientele', 'xgboost', 'scikit-learn'] as const).map(
        (contender): Order => ({ task: 'boosting', contender, ...sizes }),
      ),
    ];
    const runs = orders.map((order) => inOwnProcess(order, folder));
    const [cpu] = cpus();
    const machine = {
      ...{ cpu: cpu?.model ?? 'unknown', cores: cpus().length, memoryGigabytes: Math.round(totalmem() / 2 ** 30) },
      ...{ system: `${process.platform} ${release()}`, node: process.version, loadAverage: loadavg() },
    };
    const report: Report = { machine, data: { seed }, runs };
    writeFileSync(raw, `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(page, pageOf(report));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The data is the same for all contenders; the last rows are those to be told. */
function writeColumns(folder: string, rows: number, test: number): void {
  const columns = customers(rows + test, seed);
  const part = (from: number, to: number): Buffer =>
    Buffer.concat(
      columns.map((column) =>
        Buffer.from(column.buffer, from * column.BYTES_PER_ELEMENT, (to - from) * column.BYTES_PER_ELEMENT),
      ),
    );
  writeFileSync(join(folder, 'train.f64'), part(0, rows));
  writeFileSync(join(folder, 'test.f64'), part(rows, rows + test));
}

function inOwnProcess(order: Order, folder: string): Measured {
  const self = fileURLToPath(import.meta.url);
  const args = ['--conditions=@clientele/source', '--import', 'tsx', self, 'one', JSON.stringify(order), folder];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured;
}
