/**
 * Fits and forecasts beside lifetimes, each run in a process of its own, and how the cost grows up to ten million customers.
 *
 *   PYTHON=python3 node --conditions=@clientele/source --import tsx bench/beside-lifetimes.ts [--rows 1000000] [--out FILE]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchmarkFile, writeRaw } from '../../../house/bench/files.ts';
import { thisMachine } from '../../../house/bench/machine.ts';
import { type Measured, type Order, runOne } from './peers/run-one.ts';

const python = process.env['PYTHON'] ?? 'python3';
const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    out: { type: 'string', default: benchmarkFile('raw/clv.json') },
    one: { type: 'string' },
    folder: { type: 'string', default: '' },
  },
});

if (given.one !== undefined) {
  process.stdout.write(JSON.stringify(runOne(JSON.parse(given.one) as Order, given.folder, python)));
} else {
  measureAll(Number(given.rows));
}

function measureAll(rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'clv-bench-'));
  const seed = 20_260_105;
  const both = ['clientele', 'lifetimes'] as const;
  const fits = ['BG/NBD', 'Pareto/NBD'] as const;
  const at = (share: number): number => Math.max(100, Math.round(rows * share));
  try {
    const orders: Order[] = fits.flatMap((model): Order[] => [
      ...both.map(
        (contender): Order => ({ task: 'fit', model, contender, rows: Math.min(rows, 2357), seed, repeats: 9 }),
      ),
      ...both.map(
        (contender): Order => ({
          task: 'fit',
          model,
          contender,
          rows: at(0.1),
          seed,
          repeats: contender === 'clientele' ? 3 : 1,
        }),
      ),
      { task: 'fit', model, contender: 'clientele', rows, seed, repeats: 3 },
      // Pareto/NBD of a million customers would take lifetimes minutes.
      ...(model === 'BG/NBD' ? [{ task: 'fit', model, contender: 'lifetimes', rows, seed, repeats: 1 } as const] : []),
      { task: 'fit', model, contender: 'clientele', rows: 10 * rows, seed, repeats: 1 },
      ...both.map((contender): Order => ({ task: 'predict', model, contender, rows, seed, repeats: 3 })),
      { task: 'boundary', model, contender: 'clientele', rows: at(0.1), seed, repeats: 1 },
    ]);
    orders.push({ task: 'boundary', model: 'Gamma-Gamma', contender: 'clientele', rows: at(0.1), seed, repeats: 1 });
    const runs = orders.map((order) => inOwnProcess(order, folder));
    writeRaw(given.out, { machine: thisMachine(), seed, runs });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inOwnProcess(order: Order, folder: string): Measured {
  const flags = ['--conditions=@clientele/source', '--import', 'tsx', '--max-old-space-size=8192'];
  const args = [...flags, fileURLToPath(import.meta.url), '--one', JSON.stringify(order), '--folder', folder];
  const measured = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured;
  const { contender, task, model, rows, cpuSeconds } = measured;
  process.stderr.write(
    `${contender} ${task} ${model} ${rows}: ${cpuSeconds.map((one) => one.toFixed(3)).join(', ')} s\n`,
  );
  return measured;
}
