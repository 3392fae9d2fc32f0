/**
 * Writes docs/benchmarks/warehouse.md, and what docs/guide/big-data.md says of costs, from the raw numbers of one-machine.ts.
 *
 *   node --conditions=@clientele/source --import tsx bench/render-one-machine.ts [RAW] [PAGE] [GUIDE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { benchmarkFile } from '../../../house/bench/files.ts';
import { machineWords } from '../../../house/bench/machine.ts';
import { costTable, reckoned } from './one-machine/guide.ts';
import type { OneMachineReport, OneMachineRun } from './one-machine/report.ts';

const [
  raw = benchmarkFile('raw/warehouse.json'),
  page = benchmarkFile('warehouse.md'),
  guide = benchmarkFile('../guide/big-data.md'),
] = process.argv.slice(2);
const report = JSON.parse(readFileSync(raw, 'utf8')) as OneMachineReport;
const { machine, runs } = report;

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const names = { memory: 'memory', duckdb: 'DuckDB', spark: 'Spark' } as const;

function line({
  rows,
  where,
  version,
  seconds,
  cpuSeconds,
  fitMegabytes,
  peakMegabytes,
  histories,
}: OneMachineRun): string {
  const steps = (['read', 'histories', 'fit', 'summary'] as const).map((step) => seconds[step].toFixed(1));
  const cells = [
    whole(rows),
    `${names[where]} ${version}`.trim(),
    ...steps,
    cpuSeconds.toFixed(1),
    whole(histories),
    whole(fitMegabytes),
    whole(peakMegabytes),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Puts lines between two comments of the guide. */
function between(text: string, name: string, lines: readonly string[]): string {
  const place = new RegExp(`(<!-- ${name}: .* -->\\n)[\\s\\S]*?(<!-- end of ${name} -->)`);
  if (!place.test(text)) throw new Error(`the guide has no place named ${name}`);
  return text.replace(place, (_, start, end) => `${start}${lines.join('\n')}\n${end}`);
}

/** How far the parameters of a fit far away are from those of memory, relatively. */
function parametersApart(): number {
  let most = 0;
  for (const run of runs) {
    const ours = runs.find(({ rows, where }) => where === 'memory' && rows === run.rows)?.parameters ?? {};
    for (const [name, value] of Object.entries(ours)) {
      most = Math.max(most, Math.abs((run.parameters[name] as number) / value - 1));
    }
  }
  return most;
}

const differences: Record<string, number> = {};
for (const { difference = {} } of runs) {
  for (const [name, by] of Object.entries(difference)) differences[name] = Math.max(differences[name] ?? 0, by);
}
const text = [
  '# Where the lines are: memory, DuckDB, Spark',
  '',
  'Order lines in one Parquet file, ten a customer on average. DuckDB is held to 400 MB and spills to disk. `histories`: x, t_x and T',
  'grouped, with weights; `fit`: BG/NBD from them; `summary`: every column of every customer, fetched. Memory reads the file into columns',
  'first, and makes histories of its summary. The memory is that of the process that asks, DuckDB inside, Spark not; `fit, MB` is its peak',
  'before any summary was fetched.',
  '',
  '| lines | where | read, s | histories, s | fit, s | summary, s | CPU, s | histories | fit, MB | peak, MB |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ...runs.map(line),
  '',
  `Every customer's numbers agree with those of memory; largest relative difference: ${Object.entries(differences)
    .map(([name, by]) => `${name} ${by === 0 ? '0' : by.toExponential(1)}`)
    .join(', ')}. Parameters of BG/NBD agree to ${parametersApart().toExponential(1)}.`,
  '',
  `${machineWords(machine)} (the runs themselves are in it).`,
  '',
  'Run it again: `node --conditions=@clientele/source --import tsx bench/one-machine.ts`, then `… bench/render-one-machine.ts`, in packages/warehouse.',
  'The raw numbers are in [raw/warehouse.json](raw/warehouse.json).',
  '',
];
writeFileSync(page, text.join('\n'));
const withCosts = between(readFileSync(guide, 'utf8'), 'measured', costTable(report));
writeFileSync(guide, between(withCosts, 'reckoned', reckoned(report)));
