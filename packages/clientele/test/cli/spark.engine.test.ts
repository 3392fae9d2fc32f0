import { afterAll, expect, inject, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const lines = ['007,2026-01-05,20.5,1', '007,2026-01-19T10:30:00,30,2', '8,2026-01-20,8.25,3', '8,2026-02-01,-8.25,3'];
const header = 'who,day,paid,bill';
const quoted = '"O\'Hara ""x""",2026-03-03,1.125,4';
const file = bench.write('orders.csv', `${[header, ...lines, quoted].join('\n')}\n`);
const map = ['--map', 'customer=who,time=day,amount=paid,order=bill'];
const rows = (text: string): Record<string, unknown>[] =>
  (JSON.parse(text) as Record<string, unknown>[]).sort((a, b) =>
    String(a['customer']) < String(b['customer']) ? -1 : 1,
  );

it.each([
  ['summary', []],
  ['btyd', ['--set', 'unit=week', '--as-of', '2026-04-01']],
  ['cohorts', []],
  ['churn-labels', ['--as-of', '2026-02-01', '--set', 'outcome.days=28']],
  ['churn-features', ['--as-of', '2026-02-01']],
])('clientele derive %s --engine sc://… derives what it derives without', async (name, more) => {
  const call = ['derive', name, ...map, ...more, '--json', '--quiet'];
  const ours = await bench.call([...call, file]);
  const theirs = await bench.call([...call, file, '--engine', inject('sparkUrl')]);
  expect([theirs.stderr, theirs.exitCode]).toEqual(['', 0]);
  expect(rows(theirs.stdout)).toEqual(rows(ours.stdout));
});

it('clientele analyze --engine sc://… reads what it reads without', async () => {
  const call = ['analyze', file, ...map, '--json', '--quiet'];
  const [ours, theirs] = [await bench.call(call), await bench.call([...call, '--engine', inject('sparkUrl')])];
  expect(JSON.parse(theirs.stdout)).toEqual(JSON.parse(ours.stdout));
});

it('a table that is not there is named', async () => {
  const { exitCode, stderr } = await bench.call(['derive', 'summary', 'no.such', '--engine', inject('sparkUrl')]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('no.such')]);
});
