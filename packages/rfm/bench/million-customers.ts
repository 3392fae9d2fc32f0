/**
 * Measures scores of a million customers, and scores that follow the orders beside a full pass; writes raw numbers and docs/benchmarks/rfm.md.
 *
 *   node --conditions=@clientele/source --import tsx bench/million-customers.ts [PYTHON] [CUSTOMERS] [RAW] [PAGE]
 *
 * PYTHON is an interpreter that has numpy; `none` leaves the peer out.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { summaryAccumulator } from '@clientele/core';
import {
  assignRfmSegments,
  customerTable,
  deriveRfm,
  fitRfmScores,
  parseTransactions,
  rfmAccumulator,
  scoreRfm,
  type TransactionLog,
} from '@clientele/rfm';
import { openRandom } from '@clientele/stats';
import { benchmarkFile, writeRaw } from '../../../house/bench/files.ts';
import { machineWords, thisMachine } from '../../../house/bench/machine.ts';

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Sum of all scores: equal where the work was the same. */
  readonly checksum: number;
}

const [python = 'none', size = '1000000', raw = benchmarkFile('raw/rfm.json'), page = benchmarkFile('rfm.md')] =
  process.argv.slice(2);
const customers = Number(size);
const linesADay = Math.round(customers / 100);
const repeats = 5;

const random = openRandom(20260112);
/** Ids as a shop has them, in random order. */
const ids = Array.from({ length: customers }, (_, at) => `C-${((at * 7919) % 1_000_003).toString(36)}-${at}`);
for (let last = customers - 1; last > 0; last--) {
  const other = random.below(last + 1);
  [ids[last], ids[other]] = [ids[other] as string, ids[last] as string];
}
const columns = {
  recency: Float64Array.from(ids, () => 1 + Math.floor(730 * random.uniform() ** 1.5)),
  frequency: Float64Array.from(ids, () => 1 + Math.floor(-4 * Math.log(1 - random.uniform()))),
  monetary: Float64Array.from(ids, () => Math.round(100 * Math.exp(4 + random.normal())) / 100),
};
const base = customerTable(ids, columns);

function timed(run: () => number): Run {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const checksum = run();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - wall) / 1000, cpuSeconds: (user + system) / 1e6, checksum };
}
const times = (run: () => number): Run[] => Array.from({ length: repeats }, () => timed(run));
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

const model = fitRfmScores(base);
const scored = scoreRfm(model, base);
const runs: Record<string, Run[]> = {
  'fitRfmScores, scoreRfm': times(() => sum(scoreRfm(fitRfmScores(base), base).columns.score)),
  'scoreRfm by thresholds that are there': times(() => sum(scoreRfm(model, base).columns.score)),
  assignRfmSegments: times(() => assignRfmSegments(scored).columns.segment.codes.reduce((all, code) => all + code, 0)),
};

/** Order lines of some days; a base of two lines a customer. */
function linesOf(count: number, from: number, days: number): TransactionLog {
  const rows = Array.from({ length: count }, () => ({
    customer: ids[random.below(customers)] as string,
    time: from + Math.floor(days * random.uniform()) * 86_400_000,
    amount: Math.round(100 * Math.exp(3 + random.normal())) / 100,
  }));
  return parseTransactions({
    customer: rows.map(({ customer }) => customer),
    time: rows.map(({ time }) => time),
    amount: rows.map(({ amount }) => amount),
  } as never);
}
const start = Date.UTC(2024, 0, 1);
const history = linesOf(2 * customers, start, 730);
const days = Array.from({ length: repeats }, (_, day) => linesOf(linesADay, start + (730 + day) * 86_400_000, 1));
const live = rfmAccumulator(model);
live.add(history);
live.score();
const whole = summaryAccumulator();
whole.add(history);
runs['a day of orders: rfmAccumulator'] = days.map((day) =>
  timed(() => {
    live.add(day);
    return sum(live.score().columns.score);
  }),
);
runs['a day of orders: all lines summed up again'] = days.map((day) =>
  timed(() => {
    whole.add(day);
    return sum(scoreRfm(model, deriveRfm(whole.summarize())).columns.score);
  }),
);

const peer = python === 'none' ? null : byNumpy(python);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const machine = thisMachine();
writeRaw(raw, { machine, data: { seed: 20260112, customers, linesADay }, clientele: { version, runs }, numpy: peer });

function byNumpy(interpreter: string): { version: string; runs: Run[] } {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
  const file = join(folder, 'columns.f64');
  writeFileSync(file, Buffer.concat(Object.values(columns).map((column) => Buffer.from(column.buffer))));
  const script = fileURLToPath(new URL('peers.py', import.meta.url));
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const found = JSON.parse(execFileSync(interpreter, [script, file, size], { encoding: 'utf8', env }));
  rmSync(folder, { recursive: true });
  return found as { version: string; runs: Run[] };
}

const written = (value: number): string => value.toLocaleString('en-US');
function line(task: string, of: readonly Run[]): string {
  const sorted = of.map(({ cpuSeconds }) => cpuSeconds).sort((a, b) => a - b);
  const [middle, low, high] = [sorted[sorted.length >> 1], sorted[0], sorted.at(-1)].map((value) =>
    (value ?? 0).toFixed(3),
  );
  return `| ${task} | ${low === high ? middle : `${middle} (${low} to ${high})`} | ${of.length} |`;
}
const own = runs['fitRfmScores, scoreRfm'] as Run[];
const agreed = peer === null || peer.runs[0]?.checksum === own[0]?.checksum;
writeFileSync(
  page,
  `# RFM of ${written(customers)} customers

Text ids in random order; days, orders with many ties, money in cents; five scores each by quantiles. Medians of CPU seconds in one process, one thread, with the range over
the runs; the table of customers is there before the clock runs. The aim is 0.3 s for thresholds and scores.${
    peer === null
      ? ''
      : ` numpy is given the same three columns and
works out quantiles and \`searchsorted\`; its scores are ${agreed ? 'the same' : 'not the same: rounding moves customers across its cuts'}.`
  }

| work | CPU, s | runs |
| --- | --- | --- |
${Object.entries(runs)
  .map(([task, of]) => line(task, of))
  .join('\n')}${peer === null ? '' : `\n${line(`numpy ${peer.version}: quantiles and scores`, peer.runs)}`}

A day of orders are ${written(linesADay)} lines on a history of ${written(2 * customers)}; \`rfmAccumulator\` looks at the lines of the customers who bought, and scores all; beside it \`summaryAccumulator\`, which sums up
all lines, with \`deriveRfm\` and \`scoreRfm\`. Their scores are the same.

${machineWords(machine)}. Data seed 20260112.

Run it again: \`node --conditions=@clientele/source --import tsx bench/million-customers.ts PYTHON\` in packages/rfm. The raw numbers are in [raw/rfm.json](raw/rfm.json).
`,
);
