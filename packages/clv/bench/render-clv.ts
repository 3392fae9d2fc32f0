/**
 * Writes docs/benchmarks/clv.md from the raw numbers of beside-lifetimes.ts.
 *
 *   node --conditions=@clientele/source --import tsx bench/render-clv.ts [RAW] [PAGE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { benchmarkFile } from '../../../house/bench/files.ts';
import { type Machine, machineWords } from '../../../house/bench/machine.ts';
import type { Measured, Task } from './peers/run-one.ts';

interface Report {
  readonly machine: Machine;
  readonly seed: number;
  readonly runs: readonly Measured[];
}

const [raw = benchmarkFile('raw/clv.json'), page = benchmarkFile('clv.md')] = process.argv.slice(2);
const { machine, seed, runs } = JSON.parse(readFileSync(raw, 'utf8')) as Report;

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const seconds = (value: number): string => (value < 0.1 ? value.toFixed(4) : value.toFixed(2));

/** The first run, and the median and range of those after it. */
function times({ cpuSeconds: [cold = 0, ...warm] }: Measured): [string, string] {
  if (warm.length === 0) return [seconds(cold), ''];
  const sorted = [...warm].sort((a, b) => a - b);
  const [low, middle, high] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)] as [number, number, number];
  return [seconds(cold), `${seconds(middle)} (${seconds(low)} to ${seconds(high)})`];
}

function section(task: Task, title: string, result: string): string[] {
  const lines = runs
    .filter((run) => run.task === task)
    .sort((a, b) => a.model.localeCompare(b.model) || a.rows - b.rows)
    .map((run) => {
      const cells = [run.model, whole(run.rows), `${run.contender} ${run.version}`, ...times(run)];
      return `| ${[...cells, run.result.toFixed(3), run.status, whole(run.peakMegabytes)].join(' | ')} |`;
    });
  return [
    `## ${title}`,
    '',
    `| model | customers | library | first run, CPU s | later runs, CPU s | ${result} | | peak, MB |`,
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ];
}

/** What ten times as many customers cost, against ten times the cost. */
function growth(model: Measured['model']): string {
  const [small, large] = runs
    .filter((run) => run.task === 'fit' && run.contender === 'clientele' && run.model === model)
    .sort((a, b) => a.rows - b.rows)
    .slice(-2);
  if (small === undefined || large === undefined) return '';
  const [before, after] = [small.cpuSeconds[0] as number, large.cpuSeconds[0] as number];
  const each = `${((before / small.rows) * 1e6).toFixed(2)} and ${((after / large.rows) * 1e6).toFixed(2)} µs a customer`;
  return `${model}: ${whole(small.rows)} customers take ${seconds(before)} s and ${whole(large.rows)} take ${seconds(after)} s, ${each} (first runs).`;
}

const text = [
  '# Customer lifetime value beside lifetimes',
  '',
  'Customers of a Pareto/NBD world at the published estimates for CDNOW, histories in whole days, rows in no order, text ids. Every line has a process of its own, one thread; grouping of',
  'equal histories is counted for both. lifetimes gives no standard errors of Pareto/NBD, ours are in the time. Its likelihood is in scaled time and per customer: here it is the sum in weeks.',
  'It was not asked for Pareto/NBD of a million customers, which would take it minutes. 2,357 customers are as many as the CDNOW sample has.',
  '',
  ...section('fit', 'Fits with standard errors', 'log-likelihood'),
  growth('BG/NBD'),
  growth('Pareto/NBD'),
  '',
  ...section('predict', 'P(alive) and the purchases of 39 weeks', 'sum of purchases'),
  ...section('boundary', 'Fits that end on a boundary: nobody leaves, or all spend alike', 'log-likelihood'),
  `${machineWords(machine)}. Data seed ${seed}.`,
  '',
  'Run it again in packages/clv: `node --conditions=@clientele/source --import tsx bench/beside-lifetimes.ts`, then `… bench/render-clv.ts`; `PYTHON` names a Python that has lifetimes.',
  'The raw numbers are in [raw/clv.json](raw/clv.json).',
  '',
];
writeFileSync(page, text.join('\n'));
