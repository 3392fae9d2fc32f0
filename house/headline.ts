import { readFileSync } from 'node:fs';
import { benchmarkFile } from './bench/files.ts';

/** One line of the README's table: a piece of work, done by us and by the library that people would take instead. */
interface Contest {
  readonly work: string;
  readonly peer: string;
  readonly page: string;
  /** CPU seconds of ours and of the peer's, from the raw numbers of the page. */
  readonly measured: (raw: Raw) => readonly [readonly number[], readonly number[]];
}

type Run = Readonly<Record<string, unknown>>;
type Runs = Readonly<Record<string, readonly { readonly cpuSeconds: number }[]>>;
interface Raw {
  readonly runs: readonly Run[];
  readonly clientele: { readonly runs: Runs };
  readonly implicit: { readonly runs: Runs };
  readonly numpy: { readonly runs: readonly { readonly cpuSeconds: number }[] };
}

const numbersOf = (raw: Raw, wanted: Run, field = 'cpuSeconds'): number[] =>
  raw.runs
    .filter((run) => Object.entries(wanted).every(([name, value]) => run[name] === value))
    .flatMap((run) => (Array.isArray(run[field]) ? [Number(run[field][0])] : [Number(run[field])]));

const beside =
  (wanted: Run, ours: string, peer: string, field?: string): Contest['measured'] =>
  (raw) => [
    numbersOf(raw, { ...wanted, contender: ours }, field),
    numbersOf(raw, { ...wanted, contender: peer }, field),
  ];
const lifetimeFit = (model: string, rows: number): Contest['measured'] =>
  beside({ task: 'fit', model, rows }, 'clientele', 'lifetimes');
const offers =
  (task: string): Contest['measured'] =>
  ({ clientele, implicit }) =>
    [clientele, implicit].map(({ runs }) => (runs[task] ?? []).map(({ cpuSeconds }) => cpuSeconds)) as [
      number[],
      number[],
    ];

const million = '1,000,000 customers';
const contests: readonly Contest[] = [
  { work: `BG/NBD, ${million}`, peer: 'lifetimes', page: 'clv', measured: lifetimeFit('BG/NBD', 1_000_000) },
  {
    work: 'Pareto/NBD, 100,000 customers',
    peer: 'lifetimes',
    page: 'clv',
    measured: lifetimeFit('Pareto/NBD', 100_000),
  },
  {
    work: 'Frequent itemsets, retail, 9 baskets',
    peer: 'mlxtend fpgrowth',
    page: 'association-rules',
    measured: beside({ task: 'retail, 9 baskets' }, 'clientele', 'mlxtend fpgrowth', 'firstCpuSeconds'),
  },
  {
    work: 'Sentiment of 105,000 tweets, equal scores',
    peer: 'vaderSentiment',
    page: 'sentiment',
    measured: beside(
      { task: '105,000 tweets, 25 times 4,200' },
      'clientele, exact',
      'vaderSentiment',
      'firstCpuSeconds',
    ),
  },
  {
    work: `Decision tree, 30 columns, ${million}`,
    peer: 'scikit-learn',
    page: 'churn',
    measured: beside({ task: 'tree' }, 'clientele', 'scikit-learn'),
  },
  {
    work: `RFM scores, ${million}`,
    peer: 'numpy',
    page: 'rfm',
    measured: ({ clientele, numpy }) => [
      (clientele.runs['fitRfmScores, scoreRfm'] ?? []).map(({ cpuSeconds }) => cpuSeconds),
      numpy.runs.map(({ cpuSeconds }) => cpuSeconds),
    ],
  },
  {
    work: `Boosting, 100 trees, ${million}`,
    peer: 'xgboost',
    page: 'churn',
    measured: beside({ task: 'boosting' }, 'clientele', 'xgboost'),
  },
  {
    work: `Logistic regression, 30 columns, ${million}`,
    peer: 'scikit-learn',
    page: 'churn',
    measured: beside({ task: 'logistic' }, 'clientele', 'scikit-learn'),
  },
  {
    work: `k-means, k = 8, ${million}`,
    peer: 'scikit-learn',
    page: 'clustering',
    measured: beside({ task: 'k-means' }, 'clientele', 'scikit-learn'),
  },
  { work: 'Item to item, 500,000 purchases', peer: 'implicit', page: 'nbo', measured: offers('item-item top 50') },
  { work: 'Implicit ALS, 500,000 purchases', peer: 'implicit', page: 'nbo', measured: offers('implicit ALS, exact') },
];

/** @returns the README's table of speed, from the raw numbers of the benchmarks: what we win, then what we lose */
export function headlineTable(): string {
  const rows = contests
    .map(({ work, peer, page, measured }) => {
      const raw = JSON.parse(readFileSync(benchmarkFile(`raw/${page}.json`), 'utf8')) as Raw;
      const [ours, theirs] = measured(raw).map(median) as [number, number];
      return { work, peer, page, ours, theirs };
    })
    .sort((a, b) => b.theirs / b.ours - a.theirs / a.ours);
  return [
    '| work | clientele, CPU s | beside | CPU s | |',
    '|---|--:|---|--:|---|',
    ...rows.map(
      ({ work, peer, page, ours, theirs }) =>
        `| ${work} | ${seconds(ours)} | [${peer}](docs/benchmarks/${page}.md) | ${seconds(theirs)} | ${verdict(ours, theirs)} |`,
    ),
  ].join('\n');
}

function verdict(ours: number, theirs: number): string {
  return ours <= theirs ? `${(theirs / ours).toFixed(1)} times as fast` : `${(ours / theirs).toFixed(1)} times as slow`;
}

function seconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  if (sorted.length === 0) throw new Error('a contest of the README has no numbers in docs/benchmarks/raw');
  return sorted.length % 2 === 1
    ? (sorted[(sorted.length - 1) / 2] ?? Number.NaN)
    : ((sorted[sorted.length / 2 - 1] ?? 0) + (sorted[sorted.length / 2] ?? 0)) / 2;
}
