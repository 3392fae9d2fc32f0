/**
 * What customer summaries and a fit cost where the lines are, from one million lines on: DuckDB held to 400 MB, Spark, and memory,
 * whose answer the others must give.
 *
 *   node --conditions=@clientele/source --import tsx bench/one-machine.ts [--rows 1000000,5000000] [--spark sc://host:port|local] [--spark-rows 1000000]
 *
 * `--spark local` starts a server with two cores for the time of the runs, as the tests do; CLIENTELE_ENGINES names the folder where it is installed.
 *
 * Run it at night with `--rows 1000000,5000000,20000000,50000000`: the largest takes minutes, 3 GB of disk and 16 GB of memory
 * (that of the answer from memory). Each run has a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchmarkFile, writeRaw } from '../../../house/bench/files.ts';
import { thisMachine } from '../../../house/bench/machine.ts';
import { openDuckDb } from '../src/duckdb.ts';
import { writeLines } from '../test/servers/generated.ts';
import { startSpark } from '../test/servers/spark.ts';
import { type OneMachineReport, type OneMachineRun, seats } from './one-machine/report.ts';

const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000,5000000' },
    spark: { type: 'string' },
    'spark-rows': { type: 'string', default: '1000000' },
    out: { type: 'string', default: benchmarkFile('raw/warehouse.json') },
  },
});
const sizes = given.rows.split(',').map(Number);
const server = given.spark === 'local' ? await startSpark() : undefined;
const spark = server?.url ?? given.spark;
const sparkSizes = new Set(spark === undefined ? [] : given['spark-rows'].split(',').map(Number));
const runOne = fileURLToPath(new URL('./one-machine/run-one.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'one-machine-'));

/** Sums of logarithms are added up in another order; money of a cent loses its last bits in an engine; days and counts are exact. */
const tolerances: Readonly<Record<string, number>> = { total: 1e-12, gross: 1e-12, repeat: 1e-12, logGaps: 1e-12 };

function measure(where: string, file: string, rows: number, customers: number): OneMachineRun {
  const fileMegabytes = statSync(file).size / 1e6;
  const flags = ['--conditions=@clientele/source', '--import', 'tsx', '--max-old-space-size=16000'];
  const args = [...flags, runOne, where, file, String(customers), join(folder, where), spark ?? ''];
  const measured = {
    rows,
    customers,
    fileMegabytes,
    ...JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })),
  };
  process.stderr.write(`${JSON.stringify(measured)}\n`);
  return measured as OneMachineRun;
}

/** The largest difference to the answer from memory by column, in parts of the larger of 1 and the value. */
function compare(where: string): Record<string, number> {
  const [ours, theirs] = ['memory', where].map((name) => {
    const bytes = readFileSync(join(folder, name));
    return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
  }) as [Float64Array, Float64Array];
  const customers = ours.length / seats.length;
  return Object.fromEntries(
    seats.map((name, seat) => {
      let most = 0;
      for (let at = seat * customers; at < (seat + 1) * customers; at++) {
        const [a, b] = [ours[at] as number, theirs[at] as number];
        if (Number.isNaN(a) && Number.isNaN(b)) continue;
        const difference = Math.abs(a - b) / Math.max(1, Math.abs(a));
        if (!(difference <= (tolerances[name] ?? 0))) throw new Error(`${where}, ${name} of ${at}: ${b}, not ${a}`);
        most = Math.max(most, difference);
      }
      return [name, most] as const;
    }),
  );
}

const runs: OneMachineRun[] = [];
try {
  for (const rows of sizes) {
    const file = join(folder, `lines-${rows}.parquet`);
    const customers = rows / 10;
    const duckdb = await openDuckDb();
    await writeLines(duckdb, rows, customers, file);
    await duckdb.close();
    const memory = measure('memory', file, rows, customers);
    runs.push(memory);
    for (const where of ['duckdb', ...(sparkSizes.has(rows) ? ['spark'] : [])]) {
      const run = measure(where, file, rows, customers);
      runs.push({ ...run, difference: compare(where) });
    }
    rmSync(file);
  }
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true });
}
const report: OneMachineReport = {
  machine: thisMachine(),
  runs,
};
writeRaw(given.out, report);
