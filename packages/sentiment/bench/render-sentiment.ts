/**
 * Writes docs/benchmarks/sentiment.md from the raw numbers of beside-peers.ts.
 *
 *   node --conditions=@clientele/source --import tsx bench/render-sentiment.ts [RAW] [PAGE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Kind, Measured, Report } from './peers/measured.ts';

const docs = (path: string): string => fileURLToPath(new URL(`../../../docs/benchmarks/${path}`, import.meta.url));
const [raw = docs('raw/sentiment.json'), page = docs('sentiment.md')] = process.argv.slice(2);
const { machine, runs } = JSON.parse(readFileSync(raw, 'utf8')) as Report;

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const seconds = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(value < 1 ? 3 : 2));
const share = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(4).replace(/^0/, ''));

function tableOf(kind: Kind, columns: readonly (readonly [string, (run: Measured) => string])[]): string[] {
  return [
    `| ${columns.map(([title]) => title).join(' | ')} |`,
    `|${columns.map(() => '---|').join('')}`,
    ...runs.filter((run) => run.kind === kind).map((run) => `| ${columns.map(([, cell]) => cell(run)).join(' | ')} |`),
    '',
  ];
}

const by = ['by', ({ contender, version }: Measured) => `${contender} ${version}`] as const;
const task = ['texts', (run: Measured) => run.task] as const;
const first = ['first call, CPU s', (run: Measured) => seconds(run.firstCpuSeconds)] as const;
const warm = ['warm calls, CPU s', (run: Measured) => seconds(run.warmCpuSeconds)] as const;
const rate = (cpuSeconds: number | undefined, texts: number): string =>
  cpuSeconds === undefined ? '' : whole(texts / cpuSeconds);
const peak = ['peak, MB', (run: Measured) => whole(run.peakMegabytes)] as const;
const accuracy = ['accuracy', (run: Measured) => share(run.accuracy)] as const;
const macroF1 = ['macro-F1', (run: Measured) => share(run.macroF1)] as const;
const differing = [
  'scores unlike vaderSentiment',
  (run: Measured) => (run.differing === undefined ? '' : whole(run.differing)),
] as const;

const text = [
  '# Sentiment beside vaderSentiment and scikit-learn',
  '',
  'The same shuffled texts, each contender in a process of its own. The call alone is timed, its input in memory and its lexicon open; CPU seconds count the work and not the waiting, but',
  'suffer from neighbours in the caches.',
  '',
  '## Many short texts',
  '',
  ...tableOf('speed', [
    by,
    task,
    first,
    warm,
    ['texts a CPU second, first', (run) => rate(run.firstCpuSeconds, run.texts)],
    ['texts a CPU second, warm', (run) => rate(run.warmCpuSeconds, run.texts)],
    differing,
    peak,
  ]),
  '## One long text',
  '',
  'Time that grows with the length of a text, not with its square: from line to line of one kind the length doubles.',
  '',
  ...tableOf('length', [
    task,
    by,
    first,
    warm,
    ['CPU s a MB, warm', (run) => seconds((run.warmCpuSeconds ?? 0) / run.megabytes)],
  ]),
  '## Right or wrong, by a lexicon',
  '',
  'Two sides, a score of 0 counting as praise; three labels by the threshold that is the default of each, 0.05 or 0.2. A mixed text counts as neutral.',
  '',
  ...tableOf('sides', [by, task, accuracy, differing]),
  ...tableOf('labels', [by, task, accuracy, macroF1, differing]),
  '## A model of labelled texts',
  '',
  'All defaults here; scikit-learn with runs of one and two words that stand in two texts or more, sublinear counts, C = 10 for the logistic regression. The fit of ours holds texts out and calibrates its',
  'probabilities, which is part of its time. The test part of IMDB was not to hand: a fifth of its training part, drawn at random, is the test.',
  '',
  ...tableOf('training', [
    by,
    task,
    ['fit, first, CPU s', (run) => seconds(run.firstCpuSeconds)],
    ['fit, second, CPU s', (run) => seconds(run.warmCpuSeconds)],
    ['test, CPU s', (run) => seconds(run.testCpuSeconds)],
    accuracy,
    peak,
  ]),
  `Machine: ${machine['cpu']}, ${machine['cores']} cores, ${machine['memoryGigabytes']} GB, ${machine['system']}, Node ${machine['node']}; load average`,
  `${machine.loadAverage.map((load) => load.toFixed(1)).join(', ')} at the end.`,
  '',
  'Run it again, in packages/sentiment: `node --conditions=@clientele/source --import tsx bench/beside-peers.ts --python PYTHON`, then `… bench/render-sentiment.ts`; PYTHON has vaderSentiment 3.3.2 and',
  'scikit-learn 1.9.1. The raw numbers are in [raw/sentiment.json](raw/sentiment.json).',
  '',
];
writeFileSync(page, text.join('\n'));
