import { simulateShop } from '@clientele/datasets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { before, monitor, parseBgNbdModel, writeCsv } from '../../src/index.ts';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());
const { log } = simulateShop({ customers: 500, seed: 7 });
const since = '2025-01-01';

interface Told {
  readonly verdict: string;
  readonly rows: number;
  readonly forecast: { readonly actual: number; readonly z: number; readonly byFrequency: object[] } | null;
  readonly spend: { readonly customers: number } | null;
  readonly drift: { readonly column: string }[] | null;
  readonly calibration?: { readonly rows: number } | null;
}

async function told(...args: string[]): Promise<Told> {
  const { stdout, stderr, exitCode } = await bench.call(['monitor', ...args, '--quiet']);
  expect([exitCode, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Told;
}

beforeAll(async () => {
  const lines = { length: log.length, columns: { customer: log.customer, time: log.time, amount: log.amount } };
  bench.write(
    'lines.csv',
    writeCsv({
      ...lines,
      columns: { ...lines.columns, time: Array.from(log.time, (at) => new Date(at).toISOString()) },
    }),
  );
  bench.write('empty.csv', '');
  bench.write(
    'features.csv',
    `id,visits,churned\n${Array.from({ length: 200 }, (_, i) => `c${i},${i % 10},${(i * 7) % 13 > 4 + (i % 10) / 2 ? 1 : 0}`).join('\n')}\n`,
  );
  for (const line of [
    `derive btyd lines.csv --as-of ${since} --set unit=week --out then.csv`,
    'derive btyd lines.csv --set unit=week --out now.csv',
    'fit clv/bg-nbd then.csv --set unit=week --out bg.json',
    'fit clv/gamma-gamma then.csv --out gg.json',
    'fit churn/logistic features.csv --target churned --id id --out logistic.json',
    'fit nbo/popularity lines.csv --map item=amount --out popularity.json',
  ]) {
    const { stderr, exitCode } = await bench.call([...line.split(' '), '--quiet']);
    expect([line, stderr, exitCode]).toEqual([line, '', 0]);
  }
}, 60_000);

describe('clientele monitor', () => {
  it('says of order lines what the verb says', async () => {
    const found = await told('bg.json', 'lines.csv', '--set', `since=${since}`);
    const { stdout } = await bench.call(['inspect', 'bg.json', '--json']);
    const own = monitor(parseBgNbdModel(JSON.parse(stdout)), log, { since });
    expect(found.verdict).toBe(own.verdict);
    expect(found.forecast?.z).toBeCloseTo(own.forecast?.z ?? 9, 8);
    expect(found.forecast?.byFrequency[0]).toMatchObject({ x: 0 });
    expect(before(log, Date.parse(since)).length).toBeLessThan(log.length);
  });

  it('says the same of histories of then and now, and of spend', async () => {
    const [byLines, byHistories] = [
      await told('bg.json', 'lines.csv', '--set', `since=${since}`),
      await told('bg.json', 'now.csv', '--before', 'then.csv'),
    ];
    expect(byHistories.forecast?.z).toBeCloseTo(byLines.forecast?.z ?? 9, 6);
    const spend = await told('gg.json', 'lines.csv', '--set', `since=${since}`);
    expect(spend.spend?.customers).toBeGreaterThan(100);
  });

  it('tells drift and calibration of a model of churn', async () => {
    const found = await told('logistic.json', 'features.csv', '--before', 'features.csv', '--target', 'churned');
    expect(found.verdict).toBe('keep');
    expect(found.drift?.map(({ column }) => column)).toEqual(['visits', 'probability']);
    expect(found.calibration?.rows).toBe(200);
  });

  it.each([
    ['bg.json lines.csv', /^bg\.json is a model of purchases: give order lines and --set since=DATE/],
    ['bg.json empty.csv --set since=2025-01-01', /^empty\.csv is empty, there is no header in it$/],
    ['bg.json lines.csv --set since=soon', /^lines\.csv: --set since must be .*, got "soon"|^--set since must be/],
    ['bg.json lines.csv --set since=2039-01-01', /since|split/],
    ['bg.json lines.csv --set since=2025-01-01 --before then.csv', /^--before has no effect here: /],
    ['bg.json lines.csv --set since=2025-01-01 --set bins=3', /--set bins/],
    ['bg.json then.csv --before now.csv', /^then\.csv line \d+, column T: expected more than before/],
    ['bg.json features.csv --before then.csv', /features\.csv/],
    ['bg.json now.csv --before nowhere.csv', /^nowhere\.csv: there is no such file/],
    ['bg.json . --set since=2025-01-01', /^\. is a folder, not a file$/],
    ['lines.csv lines.csv', /^lines\.csv: this is not JSON/],
    ['. lines.csv', /^\. is a folder, not a file$/],
    [
      'popularity.json lines.csv',
      /^popularity\.json: .*model\.kind must be a model of churn, of clusters, of purchases or of spend, got "nbo\/popularity"/,
    ],
    ['logistic.json lines.csv', /^lines\.csv: no column "visits"/],
    ['logistic.json features.csv --target nobody', /^features\.csv: no column "nobody"/],
    ['logistic.json features.csv --as-of 2025-01-01', /^--as-of has no effect here/],
    ['logistic.json features.csv --nonsense', /^unknown option '--nonsense'$/],
    ['logistic.json', /^missing required argument 'FILE'$/],
  ])('%s is refused in words', async (line, words) => {
    const { stdout, stderr, exitCode } = await bench.call(['monitor', ...line.split(' '), '--quiet']);
    expect(stderr.replace(/^clientele monitor: /, '').trimEnd()).toMatch(words);
    expect([stdout, exitCode]).toEqual(['', 2]);
  });
});
