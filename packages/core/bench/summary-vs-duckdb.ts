/**
 * The customer summary of lines that are already in columns, beside DuckDB (append and query) on the same columns.
 *
 *   node --conditions=@clientele/source --import tsx bench/summary-vs-duckdb.ts [--rows 1000000,3000000,10000000] [--repeats 2] [--out FILE]
 *
 * Each run has a process of its own. Results are compared customer by customer before a time is believed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchmarkFile, writeRaw } from '../../../house/bench/files.ts';
import { thisMachine } from '../../../house/bench/machine.ts';
import { resultColumns, type Task, tasks } from './summary/contender.ts';
import type { SummaryReport } from './summary/report.ts';
import type { Measured } from './summary/run-one.ts';

const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000,3000000,10000000' },
    repeats: { type: 'string', default: '2' },
    out: { type: 'string', default: benchmarkFile('raw/summary.json') },
  },
});
const sizes = given.rows.split(',').map(Number);
const seed = 20_260_105;
const runOne = fileURLToPath(new URL('./summary/run-one.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'summary-bench-'));

/** Columns that must be equal to the last bit; the others are sums, added up in another order. */
const exactColumns = new Set(['purchaseDays', 'firstPurchase', 'lastPurchase']);

/** Runs one contender; its result stays in a file named after it. */
function measure(contender: string, task: Task, rows: number): Measured {
  const flags = ['--conditions=@clientele/source', '--import', 'tsx', '--max-old-space-size=8192'];
  const args = [...flags, runOne, contender, task, String(rows), String(seed), join(folder, contender)];
  const measured = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured;
  process.stderr.write(
    `${contender} ${task} ${rows}: ${measured.seconds.toFixed(2)} s, ${measured.peakMegabytes.toFixed(0)} MB\n`,
  );
  return measured;
}

/** The largest difference of each column so far, in parts of the larger of 1 and the value. */
function compare(before: Readonly<Record<string, number>>): Record<string, number> {
  const [ours, theirs] = ['clientele', 'duckdb'].map((name) => {
    const bytes = readFileSync(join(folder, name));
    return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
  }) as [Float64Array, Float64Array];
  const largest = resultColumns.map((name, column) => {
    let most = before[name] ?? 0;
    for (let at = column; at < ours.length; at += resultColumns.length) {
      const [a, b] = [ours[at] as number, theirs[at] as number];
      if (Number.isNaN(a) && Number.isNaN(b)) continue;
      const difference = Math.abs(a - b) / Math.max(1, Math.abs(b));
      if (!(difference <= (exactColumns.has(name) ? 0 : 1e-9)))
        throw new Error(`${name} of customer ${at}: ${a} and ${b}`);
      most = Math.max(most, difference);
    }
    return [name, most] as const;
  });
  return Object.fromEntries(largest);
}

const runs: Measured[] = [];
const differences: Record<Task, Record<string, number>> = { codes: {}, ids: {}, texts: {} };
for (let repeat = 0; repeat < Number(given.repeats); repeat++) {
  for (const rows of sizes) {
    for (const task of tasks) {
      runs.push(measure('clientele', task, rows), measure('duckdb', task, rows));
      differences[task] = compare(differences[task]);
    }
  }
}
rmSync(folder, { recursive: true });
const report: SummaryReport = {
  machine: thisMachine(),
  data: { sizes, seed },
  runs,
  largestRelativeDifference: differences,
};
writeRaw(given.out, report);
