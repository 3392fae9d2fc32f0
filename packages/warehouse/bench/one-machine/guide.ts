import type { OneMachineReport, OneMachineRun } from './report.ts';

/** The base that the guide plans for: lines, customers, and the machines that ask. */
const planned = { lines: 1e10, customers: 3e8, cores: 128, busy: 2 / 3 } as const;

/** What is asked of an engine. */
type Question = 'histories' | 'summary';

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
/** Two digits that count: what is reckoned is no more exact than that. */
const rough = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en-US');

type Seconds = readonly (keyof OneMachineRun['seconds'])[];

function sum(run: OneMachineRun | undefined, steps: Seconds): string {
  return run === undefined ? '' : steps.reduce((all, step) => all + run.seconds[step], 0).toFixed(1);
}

/** What a number of lines costs in each place: one row a number. */
export function costTable({ runs }: OneMachineReport): string[] {
  const megabytes = (run: OneMachineRun | undefined): string => (run === undefined ? '' : whole(run.peakMegabytes));
  const rows = [...new Set(runs.map((run) => run.rows))].map((lines) => {
    const at = (where: OneMachineRun['where']) => runs.find((run) => run.rows === lines && run.where === where);
    const [memory, duckdb, spark] = [at('memory'), at('duckdb'), at('spark')];
    const cells = [
      ...[whole(lines), memory?.fileMegabytes === undefined ? '' : whole(memory.fileMegabytes)],
      ...[sum(memory, ['read', 'summary', 'histories', 'fit']), megabytes(memory)],
      ...[sum(duckdb, ['histories', 'fit']), sum(duckdb, ['summary']), megabytes(duckdb)],
      ...[sum(spark, ['histories', 'fit']), sum(spark, ['summary']), megabytes(spark)],
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| lines | file, MB | memory: all, s | MB | DuckDB: fit, s | every customer, s | MB | Spark: fit, s | every customer, s | MB |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ];
}

/** What follows for the planned base: a table of costs, and what else is read off the runs. */
export function reckoned(report: OneMachineReport): string[] {
  const most = Math.max(...report.runs.map(({ rows }) => rows));
  return [...costsOfPlan(report, most), '', ...readOff(report, most)];
}

function costsOfPlan({ machine, runs }: OneMachineReport, most: number): string[] {
  const asked = (['duckdb', 'spark'] as const).flatMap((where) =>
    (['histories', 'summary'] as const).map((question) => runAt(runs, where, most).seconds[question]),
  );
  // All cores were busy; where one was not, the cost is told too high rather than too low.
  const coreSeconds = asked.map((seconds) => (machine.cores * seconds) / most);
  const row = (name: string, of: (coreSecondsOfLine: number) => number): string =>
    `| ${[name, ...coreSeconds.map((cost) => rough(of(cost)))].join(' | ')} |`;
  const hours = (cost: number): number => (cost * planned.lines) / 3600;
  return [
    '| | DuckDB: histories | every customer | Spark: histories | every customer |',
    '|---|---|---|---|---|',
    row(`microseconds of a core a line, at ${whole(most)} lines`, (cost) => cost * 1e6),
    row(`core-hours for ${whole(planned.lines)} lines`, hours),
    row(`hours on ${machine.cores} cores`, (cost) => hours(cost) / machine.cores),
    row(`minutes on ${planned.cores} cores, two thirds of them busy`, (cost) => {
      return (60 * hours(cost)) / planned.cores / planned.busy;
    }),
  ];
}

function readOff({ runs }: OneMachineReport, most: number): string[] {
  const memory = runAt(runs, 'memory', most);
  const [duckdb, spark] = [runAt(runs, 'duckdb', most), runAt(runs, 'spark', most)];
  const bytes = ((memory.fileMegabytes ?? 0) * 1e6) / most;
  const times = (question: Question): string => rough(spark.seconds[question] / duckdb.seconds[question]);
  const before = runAt(runs, 'duckdb', Math.max(...runs.map(({ rows }) => rows).filter((rows) => rows < most)));
  const power = Math.log(duckdb.histories / before.histories) / Math.log(most / before.rows);
  // Of customers, the memory's histories count those who bought.
  const plannedHistories = duckdb.histories * (planned.customers / memory.histories) ** power;
  const differences = [...new Set(runs.map(({ rows }) => rows))]
    .filter((rows) => rows < most)
    .map((rows) => {
      const run = runAt(runs, 'memory', rows);
      return `${(100 * apart(run, memory)).toFixed(1)} % for ${whole(run.histories)}`;
    });
  return [
    `- A line takes ${bytes.toFixed(1)} bytes of Parquet: ${whole(planned.lines)} lines ${rough((bytes * planned.lines) / 1e9)} GB.`,
    `- On one machine Spark takes ${times('histories')} times as long as DuckDB for histories, ${times('summary')} times for every customer.`,
    `- ${whole(memory.histories)} customers have ${whole(duckdb.histories)} distinct histories; from ${whole(before.rows)} to ${whole(most)} lines these grew by the power ${power.toFixed(2)} of the lines. At that pace ${whole(planned.customers)} customers have ${rough(plannedHistories / 1e6)} million, ${rough((plannedHistories * 32) / 1e9)} GB of columns.`,
    `- The process that asks takes at most ${rough(spark.fitMegabytes)} MB for histories and fit on Spark, and ${rough(spark.peakMegabytes)} MB with a summary of every customer, at ${whole(most)} lines.`,
    `- The parameters of BG/NBD are away from those of ${whole(memory.histories)} customers by at most ${differences.join(', ')}.`,
  ];
}

function apart(run: OneMachineRun, from: OneMachineRun): number {
  const each = Object.entries(from.parameters).map(([name, value]) =>
    Math.abs((run.parameters[name] ?? 0) / value - 1),
  );
  return Math.max(...each);
}

function runAt(runs: OneMachineReport['runs'], where: OneMachineRun['where'], rows: number): OneMachineRun {
  const run = runs.find((one) => one.where === where && one.rows === rows);
  if (run === undefined) throw new Error(`no run of ${rows} lines: ${where}`);
  return run;
}
