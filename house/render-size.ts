/**
 * Writes docs/benchmarks/size.md from what size-limit measured.
 *
 *   pnpm run build && pnpm exec size-limit --json > docs/benchmarks/raw/size.json; tsx house/render-size.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { benchmarkFile } from './bench/files.ts';

/** One entry of .size-limit.json, measured: bytes, minified and compressed by Brotli. */
interface Measured {
  readonly name: string;
  readonly size: number;
  readonly sizeLimit: number;
}

interface Budget {
  readonly title: string;
  readonly kilobytes: number;
  /** What the numbers say, and why some are above. */
  readonly words: readonly string[];
  readonly holds: (name: string) => boolean;
}

const isOwn = (name: string): boolean => name.endsWith('its own code');
const isPrediction = (name: string): boolean => /stored model|with a basket/.test(name);
const isWhole = (name: string): boolean => name.includes('whole');

const budgets: readonly Budget[] = [
  {
    title: 'One prediction: a stored model is read and applied',
    kilobytes: 3,
    words: [
      'A stored file is untrusted and so is a row, and a wrong one is refused in a sentence that names field, row and column: the checks',
      'and their words are some 2.5 kB before anything is predicted. `probabilityAlive`, `predictChurn`, `assignClusters` and `recommend`',
      'take *any* model of their domain, so that all of its kernels come along; `recommend` and `recommendFromRules` take purchases as',
      'rows, and bring the readers of numbers and dates. The entries of one kind (`@clientele/clv/bg-nbd` and the like) have the same',
      'functions by the same names without the other kernels: see [decision 0025](../decisions/0025-entries-of-one-kind.md).',
    ],
    holds: isPrediction,
  },
  {
    title: 'The verbs of a domain, with all that they stand on',
    kilobytes: 8,
    words: [
      'A fit alone is near the budget. A door that takes rows brings the parser: number and date formats of whole columns, time zones,',
      'currencies, ids, and the issues in words. Whoever hands over a log that was parsed elsewhere pays for it all the same.',
    ],
    holds: (name) => !isOwn(name) && !isPrediction(name) && !isWhole(name),
  },
  {
    title: 'A package, its own code',
    kilobytes: 30,
    words: [
      'What a package adds to the others that are there already. The sentiment package is words (a lexicon, names of emoji), the report',
      'holds its charts, so that it is one file that opens anywhere.',
    ],
    holds: isOwn,
  },
  {
    title: 'A package with everything below it',
    kilobytes: 30,
    words: [
      'What a page that uses *all* of a package loads; a bundler takes what is called, see the first two tables.',
    ],
    holds: isWhole,
  },
];

const measured = JSON.parse(readFileSync(benchmarkFile('raw/size.json'), 'utf8')) as readonly Measured[];
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

const sections = budgets.flatMap(({ title, kilobytes: budget, words, holds }) => {
  const rows = measured.filter(({ name }) => holds(name)).sort((a, b) => a.size - b.size);
  const within = rows.filter(({ size }) => size <= budget * 1000).length;
  return [
    `## ${title}`,
    '',
    `Budget: ${budget} kB; ${within} of ${rows.length} keep it.`,
    '',
    '| what | kB | CI allows, kB |',
    '| --- | --- | --- |',
    ...rows.map(({ name, size, sizeLimit }) => `| ${name} | ${kilobytes(size)} | ${kilobytes(sizeLimit)} |`),
    '',
    ...words,
    '',
  ];
});

const text = [
  '# Size',
  '',
  'What a bundler makes of the built packages: minified, compressed by Brotli, in units of 1,000 bytes. CI fails where an entry grows',
  'beyond what is allowed; a limit is raised in a change that says why.',
  '',
  ...sections,
  'Measure again: `pnpm run build`, then `pnpm exec size-limit --json > docs/benchmarks/raw/size.json`, then `tsx house/render-size.ts`.',
  'The raw numbers are in [raw/size.json](raw/size.json).',
  '',
];
writeFileSync(benchmarkFile('size.md'), text.join('\n'));
