/**
 * Measures k-means and Ward beside scikit-learn and ml-kmeans, each run in a process of its own, and writes the raw numbers.
 *
 *   PYTHON=python3 node --conditions=@clientele/source --import tsx bench/beside-peers.ts [RAW] [ROWS]
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchmarkFile, writeRaw } from '../../../house/bench/files.ts';
import { thisMachine } from '../../../house/bench/machine.ts';
import { overlapping } from './peers/data.ts';
import { type Measured, type Order, runOne } from './peers/run-one.ts';

const python = process.env['PYTHON'] ?? 'python3';
const [, , first = benchmarkFile('raw/clustering.json'), second] = process.argv;

if (first === 'one') {
  process.stdout.write(
    JSON.stringify(runOne(JSON.parse(second as string) as Order, process.argv[4] as string, python)),
  );
} else {
  measureAll(first, Number(second ?? 1_000_000));
}

function measureAll(raw: string, rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
  try {
    const large = { task: 'k-means', rows, columns: 10, k: 8 } as const;
    const small = { task: 'ward', rows: Math.min(rows, 2000), columns: 5, k: 8 } as const;
    const seeds = [1, 2, 3];
    const orders: Order[] = [
      ...seeds.flatMap((seed) => [
        { ...large, seed, contender: 'clientele' as const },
        { ...large, seed, contender: 'scikit-learn' as const },
        { ...small, seed, contender: 'clientele' as const },
        { ...small, seed, contender: 'scikit-learn' as const },
      ]),
      { ...large, seed: 1, contender: 'ml-kmeans' },
    ];
    const runs = orders.map((order) => inOwnProcess(order, fileOf(folder, order)));
    writeRaw(raw, { machine: thisMachine(), data: { seed: 20260105 }, runs });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The data is the same for all contenders and seeds; the seed is that of the search. */
function fileOf(folder: string, { task, rows, columns }: Order): string {
  const path = join(folder, `${task}.f64`);
  if (existsSync(path)) return path;
  const cells = overlapping(rows, columns, 8, 20260105);
  writeFileSync(path, Buffer.concat(cells.map((column) => Buffer.from(column.buffer))));
  return path;
}

function inOwnProcess(order: Order, path: string): Measured {
  const self = fileURLToPath(import.meta.url);
  const args = ['--conditions=@clientele/source', '--import', 'tsx', self, 'one', JSON.stringify(order), path];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured;
}
