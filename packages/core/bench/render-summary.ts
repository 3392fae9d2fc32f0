/**
 * Writes docs/benchmarks/summary.md from the raw numbers of summary-vs-duckdb.ts.
 *
 *   node --conditions=@clientele/source --import tsx bench/render-summary.ts [RAW] [PAGE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { benchmarkFile } from '../../../house/bench/files.ts';
import { machineWords } from '../../../house/bench/machine.ts';
import { type Task, tasks } from './summary/contender.ts';
import type { SummaryReport } from './summary/report.ts';
import type { Measured } from './summary/run-one.ts';

const [raw = benchmarkFile('raw/summary.json'), page = benchmarkFile('summary.md')] = process.argv.slice(2);
const { machine, data, runs, largestRelativeDifference } = JSON.parse(readFileSync(raw, 'utf8')) as SummaryReport;

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const seconds = (value: number): string => value.toFixed(2);
/** The middle value; of an even number the lower of the two, so that it is a run that there was. */
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
};

const titles: Readonly<Record<Task, string>> = {
  codes: 'Customers as numbers',
  ids: 'Customers as one id text a line',
  texts: 'Customers as id texts, times as ISO 8601 texts',
};
const largest = Math.max(...data.sizes);

const runsOf = (task: Task, contender: string, rows: number): Measured[] =>
  runs.filter((run) => run.task === task && run.contender === contender && run.rows === rows);

/** One line of a table: the run whose time is the median, and the range of all. */
function line(contender: string, rows: number, of: readonly Measured[]): string {
  const all = of.map((run) => run.seconds);
  const middle = of.find((run) => run.seconds === median(all)) as Measured;
  const steps = Object.entries(middle.steps).map(([name, step]) => `${name} ${seconds(step.seconds)}`);
  const cells = [
    whole(rows),
    `${contender} ${middle.version}`,
    steps.join(' + '),
    `${seconds(middle.seconds)} (${seconds(Math.min(...all))} to ${seconds(Math.max(...all))})`,
    whole((1e9 * middle.seconds) / rows),
    seconds(middle.cpuSeconds),
    whole(middle.inputMegabytes),
    whole(Math.max(...of.map((run) => run.peakMegabytes))),
  ];
  return `| ${cells.join(' | ')} |`;
}

function section(task: Task): string[] {
  const time = (contender: string) => median(runsOf(task, contender, largest).map((run) => run.seconds));
  const summarize = (rows: number): number =>
    median(runsOf(task, 'clientele', rows).map((run) => run.steps['summarize']?.seconds ?? Number.NaN));
  const differences = Object.entries(largestRelativeDifference[task]).map(
    ([name, most]) => `${name} ${most.toExponential(1)}`,
  );
  const share = (value: number): string => `${Math.round((100 * value) / time('duckdb'))} %`;
  const perLine = data.sizes.map((rows) => `${whole((1e9 * summarize(rows)) / rows)} ns at ${whole(rows)}`);
  return [
    `## ${titles[task]}`,
    '',
    '| lines | library | steps, s | wall, s | ns a line | CPU, s | input, MB | peak, MB |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...data.sizes.flatMap((rows) =>
      ['clientele', 'duckdb'].map((contender) => line(contender, rows, runsOf(task, contender, rows))),
    ),
    '',
    `Of ${whole(largest)} lines, making the log and its summary takes ${share(time('clientele'))} of DuckDB's time, the summary of a log that is there ${share(summarize(largest))}.`,
    `The summary alone costs ${perLine.join(', ')} a line.`,
    `Results agree; largest relative difference by column: ${differences.join(', ')}.`,
    '',
  ];
}

const text = [
  '# The customer summary beside DuckDB',
  '',
  `Shuffled order lines, ${data.sizes.map(whole).join(', ')} of them with a tenth as many customers, already in columns; both sides compute purchase days,`,
  'first and last purchase, total, gross and repeat spend, and the sum of log gaps of every customer. DuckDB appends the same',
  'columns chunk by chunk and runs one query; reading its result back counts, and so does reading its times where they are',
  'texts. Every run has a process of its own; the median of the wall-clock times is shown with their range, and the highest',
  'memory of all runs, input included.',
  '',
  ...tasks.flatMap(section),
  `${machineWords(machine)} (the runs themselves are in it). Seed ${data.seed}.`,
  '',
  'Run it again: `node --conditions=@clientele/source --import tsx bench/summary-vs-duckdb.ts`, then `… bench/render-summary.ts`, in packages/core.',
  'The raw numbers are in [raw/summary.json](raw/summary.json).',
  '',
];
writeFileSync(page, text.join('\n'));
