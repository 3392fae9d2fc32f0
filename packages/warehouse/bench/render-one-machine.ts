/**
 * Writes docs/benchmarks/warehouse.md, and the table in docs/guide/big-data.md, from the raw numbers of one-machine.ts.
 *
 *   node --conditions=@clientele/source --import tsx bench/render-one-machine.ts [RAW] [PAGE] [GUIDE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { benchmarkFile } from '../../../house/bench/files.ts';
import { machineWords } from '../../../house/bench/machine.ts';
import type { OneMachineReport, OneMachineRun } from './one-machine/report.ts';

const [
  raw = benchmarkFile('raw/warehouse.json'),
  page = benchmarkFile('warehouse.md'),
  guide = benchmarkFile('../guide/big-data.md'),
] = process.argv.slice(2);
const { machine, runs } = JSON.parse(readFileSync(raw, 'utf8')) as OneMachineReport;

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

/** One line of the guide's table: what a number of lines costs in each place. */
function guideLine(rows: number): string {
  const at = (where: OneMachineRun['where']) => runs.find((run) => run.rows === rows && run.where === where);
  const [memory, duckdb, spark] = [at('memory'), at('duckdb'), at('spark')];
  const sum = (run: OneMachineRun | undefined, steps: readonly (keyof OneMachineRun['seconds'])[]): string =>
    run === undefined ? '' : steps.reduce((all, step) => all + run.seconds[step], 0).toFixed(1);
  const megabytes = (run: OneMachineRun | undefined): string => (run === undefined ? '' : whole(run.peakMegabytes));
  const cells = [
    whole(rows),
    memory?.fileMegabytes === undefined ? '' : whole(memory.fileMegabytes),
    ...[sum(memory, ['read', 'summary', 'histories', 'fit']), megabytes(memory)],
    ...[sum(duckdb, ['histories', 'fit']), sum(duckdb, ['summary']), megabytes(duckdb)],
    ...[sum(spark, ['histories', 'fit']), sum(spark, ['summary'])],
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The table of the guide, between its two comments. */
function writeGuide(): void {
  const table = [
    '| lines | file, MB | memory: all, s | MB | DuckDB: fit, s | every customer, s | MB | Spark: fit, s | every customer, s |',
    '|---|---|---|---|---|---|---|---|---|',
    ...new Set(runs.map(({ rows }) => guideLine(rows))),
  ];
  const before = readFileSync(guide, 'utf8');
  const after = before.replace(/(<!-- measured: .* -->\n)[\s\S]*?(<!-- end of measured -->)/, (_, start, end) => {
    return `${start}${table.join('\n')}\n${end}`;
  });
  writeFileSync(guide, after);
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
writeGuide();
