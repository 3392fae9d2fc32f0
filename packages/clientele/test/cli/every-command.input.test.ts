import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { derivations } from '../../src/cli/derivations/derivations.ts';
import { kinds } from '../../src/cli/kinds/kinds.ts';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

/** What stands where data should. */
mkdirSync(join(bench.folder, 'folder'));
bench.write('empty.csv', '');
bench.write('header.csv', 'customer,time,amount\n');
bench.write('other.csv', 'colour,shape\nred,round\nblue,square\n');
bench.write(
  'binary.csv',
  Uint8Array.from({ length: 512 }, (_, i) => i % 7),
);
bench.write('empty.parquet', '');
bench.write('cut.parquet', 'PAR1 and no more');
bench.write('broken.jsonl', '{"customer": "Ada"\n');
const noData = [
  'nowhere.csv',
  'folder',
  'empty.csv',
  'header.csv',
  'other.csv',
  'binary.csv',
  'empty.parquet',
  'cut.parquet',
  'broken.jsonl',
];

/** What stands where a model should. */
bench.write('text.json', 'a model');
bench.write('list.json', '[]');
bench.write('nothing.json', 'null');
bench.write('kindless.json', '{}');
bench.write('later.json', '{"kind":"clv/bg-nbd","version":99,"parameters":{}}');
bench.write('bare.json', '{"kind":"clv/bg-nbd","version":1}');
bench.write('strange.json', '{"kind":"clv/crystal-ball","version":1,"parameters":{}}');
bench.write('good.csv', 'customer,time,amount\nAda,2026-01-05,10\nBo,2026-01-06,12\nAda,2026-02-01,15\n');
const noModels = [
  'nowhere.json',
  'folder',
  'empty.csv',
  'good.csv',
  'text.json',
  'list.json',
  'nothing.json',
  'kindless.json',
  'later.json',
  'bare.json',
  'strange.json',
];

/** What takes any columns, whatever their names, and what an empty shop has an answer for: an empty table. */
const anyColumns =
  /^(issues|profile|drift|clusters|segmentation\/(k-means|mini-batch|k-medoids|k-modes|k-prototypes))$/;
const emptyShop = /^(summary|btyd|cohorts|issues|rfm|profile)$/;
const sound = (name: string, file: string): boolean =>
  (file === 'other.csv' && anyColumns.test(name)) || (file === 'header.csv' && emptyShop.test(name));

/** What a command cannot do without. */
const needed: Readonly<Record<string, readonly string[]>> = {
  migration: ['--before', 'good.csv'],
  drift: ['--before', 'good.csv'],
  filled: ['--set', 'missing.age=median'],
  'churn-labels': ['--as-of', '2026-01-20', '--set', 'outcome.days=30'],
};

const before = bench.names();
/** Words of the machine, not of the house. */
const machine = /Cannot read|is not a function|is not iterable|undefined \(reading|\[object |\n\s+at /;

/** The file that is wrong: of fit and derive the second word, of the others the first. */
const fileOf = ([verb, first, second]: readonly string[]): string =>
  (verb === 'derive' || verb === 'fit' ? second : first) ?? '';

/** Runs it, and says what is amiss with the refusal: nothing, where all is well. */
async function complaintsOf(line: readonly string[]): Promise<string[]> {
  const { exitCode, stdout, stderr } = await bench.call([...line, '--out', 'out.json']);
  const last = stderr.trimEnd().split('\n').at(-1) ?? '';
  const wrong: string[] = [];
  if (exitCode !== 2 && exitCode !== 3) wrong.push(`exit code ${exitCode}`);
  if (stdout !== '') wrong.push(`said ${stdout}`);
  if (!last.startsWith(`clientele ${line[0]} `) && !last.startsWith(`clientele ${line[0]}:`))
    wrong.push(`began otherwise: ${last}`);
  if (machine.test(stderr)) wrong.push(`spoke of itself: ${stderr}`);
  if (!last.includes(fileOf(line)) && !last.includes('got colour')) wrong.push(`named no file: ${last}`);
  if (bench.names().join() !== before.join())
    wrong.push(`left ${bench.names().filter((name) => !before.includes(name))}`);
  return wrong.map((one) => `${line.join(' ')}: ${one}`);
}

async function expectRefusals(lines: readonly (readonly string[])[]): Promise<void> {
  const complaints: string[] = [];
  for (const line of lines) complaints.push(...(await complaintsOf(line)));
  expect(complaints).toEqual([]);
}

describe('what is no data is refused in words, and nothing is written', () => {
  it.each(derivations.map(({ name }) => name))('by derive %s', async (name) => {
    await expectRefusals(
      noData.filter((file) => !sound(name, file)).map((file) => ['derive', name, file, ...(needed[name] ?? [])]),
    );
  });

  it.each(kinds.map(({ kind }) => kind))('by fit %s', async (kind) => {
    await expectRefusals(noData.filter((file) => !sound(kind, file)).map((file) => ['fit', kind, file]));
  });
});

describe('a file of a header alone is an empty shop', () => {
  it.each(['summary', 'btyd', 'cohorts', 'rfm'])('for derive %s', async (name) => {
    const { exitCode, stdout } = await bench.call(['derive', name, 'header.csv']);
    expect([exitCode, stdout.trimEnd().split('\n').length]).toEqual([0, 1]);
  });
});

describe('what is no model is refused in words, and nothing is written', () => {
  it.each(['score', 'monitor'])('by %s', async (verb) => {
    await expectRefusals(noModels.map((file) => [verb, file, 'good.csv']));
  });

  it('by sql', async () => {
    await expectRefusals(noModels.map((file) => ['sql', file, '--dialect', 'duckdb', '--table', 'shop']));
  });
});
