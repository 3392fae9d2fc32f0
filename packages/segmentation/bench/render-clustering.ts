/**
 * Writes docs/benchmarks/clustering.md from the raw numbers of beside-peers.ts.
 *
 *   node --conditions=@clientele/source --import tsx bench/render-clustering.ts [RAW] [PAGE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { benchmarkFile } from '../../../house/bench/files.ts';
import { type Machine, machineWords } from '../../../house/bench/machine.ts';
import type { Measured, Task } from './peers/run-one.ts';

interface Report {
  readonly machine: Machine;
  readonly data: { readonly seed: number };
  readonly runs: readonly Measured[];
}

const [raw = benchmarkFile('raw/clustering.json'), page = benchmarkFile('clustering.md')] = process.argv.slice(2);
const { machine, data, runs } = JSON.parse(readFileSync(raw, 'utf8')) as Report;

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const range = (values: readonly number[], write: (value: number) => string): string => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = write(sorted[sorted.length >> 1] as number);
  const [low, high] = [write(sorted[0] as number), write(sorted.at(-1) as number)];
  return low === high ? middle : `${middle} (${low} to ${high})`;
};

function section(task: Task, title: string, result: string, write: (value: number) => string): string[] {
  const own = runs.filter((run) => run.task === task);
  const [first] = own;
  const lines = [...new Set(own.map(({ contender }) => contender))].map((contender) => {
    const of = own.filter((run) => run.contender === contender);
    const cells = [
      `${contender} ${of[0]?.version}`,
      range(
        of.map(({ cpuSeconds }) => cpuSeconds),
        (value) => value.toFixed(2),
      ),
      range(
        of.map((run) => run.result),
        write,
      ),
      whole(Math.max(...of.map(({ peakMegabytes }) => peakMegabytes))),
      String(of.length),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `## ${title}: ${whole(first?.rows ?? 0)} customers, ${first?.columns} columns, k = ${first?.k}`,
    '',
    `| library | CPU, s | ${result} | peak, MB | runs |`,
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ];
}

const text = [
  '# Clustering beside scikit-learn and ml-kmeans',
  '',
  'Overlapping groups of customers with text ids, rows in random order, z-scored. Every run has a process of its own; shown is the median CPU time of the call, with the',
  'range over the seeds of the search. clientele scales within the call, ml-kmeans is given scaled rows of arrays, scikit-learn a scaled matrix (`n_init=1`, one thread).',
  'The machine was shared with other work while this ran, which the load average tells: compare lines with one another, not with other machines.',
  '',
  ...section('k-means', 'k-means, the default call', 'inertia', whole),
  ...section('ward', 'Ward', 'highest merge', (value) => value.toFixed(6)),
  `${machineWords(machine)}. Data seed ${data.seed}.`,
  '',
  'Run it again: `node --conditions=@clientele/source --import tsx bench/beside-peers.ts`, then `… bench/render-clustering.ts`, in packages/segmentation; `PYTHON` names a Python that has scikit-learn.',
  'The raw numbers are in [raw/clustering.json](raw/clustering.json).',
  '',
];
writeFileSync(page, text.join('\n'));
