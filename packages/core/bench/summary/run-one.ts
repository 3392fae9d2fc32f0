/** One contender on one task in a process of its own: node … run-one.ts CONTENDER TASK ROWS SEED RESULT-FILE */
import { writeFileSync } from 'node:fs';
import type { Contender, Task } from './contender.ts';
import { drawIds, drawLines, drawTimes } from './lines.ts';

/** What one process reports of itself. */
export interface Measured {
  readonly contender: string;
  readonly task: Task;
  readonly rows: number;
  readonly version: string;
  /** Seconds of each step: by the clock on the wall, and of the processor. */
  readonly steps: Readonly<Record<string, { readonly seconds: number; readonly cpuSeconds: number }>>;
  readonly seconds: number;
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
  /** Before the first step: runtime and input. */
  readonly inputMegabytes: number;
  /** Highest resident memory of the process, input included. */
  readonly peakMegabytes: number;
}

const [contenderName, task, rows, seed, resultFile] = process.argv.slice(2) as [string, Task, string, string, string];
const contender: Contender =
  contenderName === 'duckdb'
    ? (await import('./with-duckdb.ts')).duckdb
    : (await import('./with-clientele.ts')).clientele;
const lines = drawLines(Number(rows), Number(seed));
const texts = { ids: task === 'codes' ? null : drawIds(lines), times: task === 'texts' ? drawTimes(lines) : null };

const marks: { name: string; at: number; cpu: number }[] = [];
const inputMegabytes = process.memoryUsage().rss / 1e6;
const result = await contender.run(lines, texts, (name) => {
  const { user, system } = process.cpuUsage();
  marks.push({ name, at: performance.now(), cpu: (user + system) / 1e6 });
});
const peakMegabytes = process.resourceUsage().maxRSS / 1e3;

const [first, last] = [marks[0], marks[marks.length - 1]] as [(typeof marks)[0], (typeof marks)[0]];
const steps = marks.slice(0, -1).map(({ name, at, cpu }, i) => {
  const next = marks[i + 1] as (typeof marks)[0];
  return [name, { seconds: (next.at - at) / 1e3, cpuSeconds: next.cpu - cpu }] as const;
});
const measured: Measured = {
  contender: contenderName,
  task,
  rows: Number(rows),
  version: contender.version,
  steps: Object.fromEntries(steps),
  seconds: (last.at - first.at) / 1e3,
  cpuSeconds: last.cpu - first.cpu,
  inputMegabytes,
  peakMegabytes,
};

const bySeat = new Float64Array(lines.customers * result.columns.length).fill(Number.NaN);
result.customer.forEach((customer, row) => {
  for (const [i, column] of result.columns.entries())
    bySeat[customer * result.columns.length + i] = column[row] as number;
});
writeFileSync(resultFile, bySeat);
process.stdout.write(`${JSON.stringify(measured)}\n`);
