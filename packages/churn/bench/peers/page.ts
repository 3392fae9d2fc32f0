import type { Contender, Measured, Task } from './run-one.ts';

/** Everything that was measured in one go. */
export interface Report {
  readonly machine: Readonly<Record<'cpu' | 'cores' | 'memoryGigabytes' | 'system' | 'node', string | number>> & {
    readonly loadAverage: readonly number[];
  };
  readonly data: { readonly seed: number };
  readonly runs: readonly Measured[];
}

/** What was asked for. */
const aims: Readonly<Record<Task, { readonly title: string; readonly aim: string }>> = {
  logistic: { title: 'Logistic regression, no penalty', aim: 'at most 2 s' },
  tree: { title: 'Decision tree, depth 8, 50 customers a leaf', aim: 'at most 3 s' },
  boosting: { title: 'Boosting, 100 trees of 31 leaves', aim: 'at most 1.5 times xgboost' },
};
const mostMegabytes = 600;

/** The page of the raw numbers. */
export function pageOf({ machine, data, runs }: Report): string {
  const [{ rows, test }] = runs as readonly [Measured];
  return [
    '# Churn models beside scikit-learn and xgboost',
    '',
    `${whole(rows)} customers and 30 columns to learn from, rows in random order, ids as texts; AUC and log loss are those of ${whole(test)} customers whom no model saw.`,
    'Every fit has a process of its own and one thread; shown is the median CPU time of the fit, with the range where there are several runs, and the peak of the process,',
    'its data included (ours hold the ids as well). Binning is part of every fit.',
    '',
    ...(Object.keys(aims) as Task[]).flatMap((task) => section(task, runs)),
    `Memory: the aim is ${mostMegabytes} MB for each of our fits; the largest took ${whole(largestPeak(runs))} MB.`,
    '',
    `Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGigabytes} GB, ${machine.system}, Node ${machine.node}, load average`,
    `${machine.loadAverage.map((load) => load.toFixed(1)).join(', ')} at the end. Data seed ${data.seed}.`,
    '',
    'scikit-learn: `LogisticRegression(C=inf, solver="newton-cholesky", tol=1e-8)`, without standard errors, which ours have; `DecisionTreeClassifier`, which looks at every cut,',
    'where ours puts numbers into 255 groups beyond 65,535 rows; `HistGradientBoostingClassifier`. xgboost: `tree_method="hist"`, `grow_policy="lossguide"`, 256 bins, numbers of 32 bits.',
    '',
    'Run it again: `PYTHON=… node --conditions=@clientele/source --import tsx bench/beside-peers.ts` in packages/churn; `PYTHON` names a Python that has both.',
    'The raw numbers are in [raw/churn.json](raw/churn.json).',
    '',
  ].join('\n');
}

function section(task: Task, runs: readonly Measured[]): string[] {
  const own = runs.filter((run) => run.task === task);
  const contenders = [...new Set(own.map(({ contender }) => contender))];
  const { title, aim } = aims[task];
  return [
    `## ${title}`,
    '',
    '| library | CPU, s | AUC | log loss | peak, MB | runs |',
    '| --- | --- | --- | --- | --- | --- |',
    ...contenders.map((contender) => line(own.filter((run) => run.contender === contender))),
    '',
    `The aim was ${aim}. ${verdict(own, contenders)}`,
    '',
  ];
}

function line(runs: readonly Measured[]): string {
  const [first] = runs as readonly [Measured];
  const cells = [
    `${first.contender} ${first.version}`,
    range(runs.map(({ cpuSeconds }) => cpuSeconds)),
    first.auc.toFixed(5),
    first.logLoss.toFixed(5),
    whole(Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes))),
    String(runs.length),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The ratios, those against us as well. */
function verdict(runs: readonly Measured[], contenders: readonly Contender[]): string {
  const timeOf = (contender: Contender): number =>
    median(runs.filter((run) => run.contender === contender).map(({ cpuSeconds }) => cpuSeconds));
  const ratios = contenders
    .filter((contender) => contender !== 'clientele')
    .map((contender) => `${(timeOf('clientele') / timeOf(contender)).toFixed(2)} times the time of ${contender}`);
  return `Ours took ${timeOf('clientele').toFixed(2)} s: ${ratios.join(', ')}.`;
}

function largestPeak(runs: readonly Measured[]): number {
  const own = runs.filter(({ contender }) => contender === 'clientele');
  return Math.max(...own.map(({ peakMegabytes }) => peakMegabytes));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

function range(values: readonly number[]): string {
  const [low, high] = [Math.min(...values).toFixed(2), Math.max(...values).toFixed(2)];
  return low === high ? low : `${median(values).toFixed(2)} (${low} to ${high})`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
