import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const lines = [
  '007,2026-01-05,20.5,1',
  '007,2026-01-19T10:30:00,30,2',
  '8,2026-01-20,8.25,3',
  '8,2026-02-01,-8.25,3',
  'O\'Hara "x",2026-03-03,1.125,4',
];
bench.write(
  'orders.csv',
  `who,day,paid,bill\n${lines.map((line) => line.replace('O\'Hara "x"', '"O\'Hara ""x"""')).join('\n')}\n`,
);
const map = ['--map', 'customer=who,time=day,amount=paid,order=bill'];
const rows = (text: string): Record<string, unknown>[] =>
  (JSON.parse(text) as Record<string, unknown>[]).sort((a, b) =>
    String(a['customer']) < String(b['customer']) ? -1 : 1,
  );

describe('--engine duckdb', () => {
  it.each([
    ['summary', []],
    ['summary', ['--as-of', '2026-01-20', '--set', 'occasion=net-positive-day']],
    ['btyd', ['--set', 'unit=week']],
    ['rfm', ['--set', 'monetary=gross', '--as-of', '2026-04-01']],
    ['cohorts', []],
    ['churn-labels', ['--as-of', '2026-02-01', '--set', 'outcome.days=28']],
    ['churn-features', ['--as-of', '2026-02-01', '--set', 'windows=[{"days":14}]']],
  ])('derives %s %j as without it', async (name, more) => {
    const call = ['derive', name, 'orders.csv', ...map, ...more, '--json', '--quiet'];
    const [ours, theirs] = [await bench.call(call), await bench.call([...call, '--engine', 'duckdb'])];
    expect([theirs.stderr, theirs.exitCode]).toEqual(['', 0]);
    expect(rows(theirs.stdout)).toEqual(rows(ours.stdout));
    expect(rows(theirs.stdout).length).toBeGreaterThan(0);
  });
  it('analyzes what it read as without it', async () => {
    const call = ['analyze', 'orders.csv', ...map, '--json', '--quiet'];
    const [ours, theirs] = [await bench.call(call), await bench.call([...call, '--engine', 'duckdb'])];
    expect(theirs.exitCode).toBe(0);
    expect(JSON.parse(theirs.stdout)).toEqual(JSON.parse(ours.stdout));
  });
  it.each([
    [
      ['derive', 'itemsets', 'orders.csv'],
      'an engine derives summary, btyd, rfm, cohorts, churn-labels, churn-features, not itemsets',
    ],
    [['derive', 'summary', 'none.csv'], 'none.csv'],
    [['derive', 'summary', '-'], 'not standard input'],
    [['derive', 'summary', 'orders.xlsx'], 'reads .csv, .csv.gz and .parquet'],
    [['derive', 'summary', 'orders.csv'], 'no column "customer" for customer'],
    [['derive', 'summary', 'orders.csv', ...map, '--rows', 'who=8'], '--rows has no effect here'],
    [['derive', 'summary', 'orders.csv', ...map, '--set', 'unit=week'], '--set unit'],
    [['derive', 'churn-features', 'orders.csv', ...map, '--feedback', 'orders.csv'], '--feedback has no effect here'],
    [['derive', 'churn-labels', 'orders.csv', ...map], '--as-of'],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await bench.call([...args, '--engine', 'duckdb']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
  it('says what engines there are', async () => {
    const { exitCode, stderr } = await bench.call(['derive', 'summary', 'orders.csv', '--engine', 'oracle']);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('--engine must be duckdb or sc://host:port, got oracle'),
    ]);
  });
  it('says that Spark is not there', async () => {
    const { exitCode, stderr } = await bench.call([
      'derive',
      'summary',
      'shop.orders',
      '--engine',
      'sc://127.0.0.1:1/',
    ]);
    expect([exitCode, stderr.includes('this is a bug')]).toEqual([2, false]);
  });
});
