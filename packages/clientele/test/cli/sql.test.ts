import { collect } from '@clientele/warehouse';
import { openDuckDb } from '@clientele/warehouse/duckdb';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const visits =
  'customer,visits,plan,label\nAda,1,basic,1\nBo,2,pro,1\nCy,3,pro,1\nDi,4,basic,0\nEd,5,pro,0\nFay,6,basic,0\n';
bench.write('visits.csv', visits);
const at = ['--dialect', 'duckdb', '--table', 'visits'];

describe('clientele sql MODEL', () => {
  it('writes what DuckDB answers as score does', async () => {
    const fit = [
      'fit',
      'churn/tree',
      'visits.csv',
      '--columns',
      'visits,plan',
      '--set',
      'minLeaf=1',
      '--out',
      'tree.json',
    ];
    expect((await bench.call([...fit, '--quiet'])).exitCode).toBe(0);
    const { stdout: sql } = await bench.call(['sql', 'tree.json', ...at]);
    const { stdout } = await bench.call(['score', 'tree.json', 'visits.csv', '--json']);
    const scored = JSON.parse(stdout) as { customer: string; probability: number }[];
    const engine = await openDuckDb();
    const table = { customer: scored.map(({ customer }) => customer), visits: Float64Array.of(1, 2, 3, 4, 5, 6) };
    await engine.createView('visits', { ...table, plan: ['basic', 'pro', 'pro', 'basic', 'pro', 'basic'] });
    const { columns } = await collect(engine.query(sql));
    await engine.close();
    const found = new Map((columns['customer'] as string[]).map((id, row) => [id, columns['probability']?.[row]]));
    for (const { customer, probability } of scored) expect(found.get(customer)).toBeCloseTo(probability, 12);
  });
  it('speaks the dialect asked for, of the id asked for', async () => {
    const { stdout } = await bench.call([
      'sql',
      'tree.json',
      '--dialect',
      'spark',
      '--table',
      'shop.visits',
      '--id',
      'who',
    ]);
    expect(stdout).toContain('FROM `shop`.`visits`');
    expect(stdout).toContain('row_id AS `who`');
    const { stdout: record } = await bench.call(['sql', 'tree.json', ...at, '--json']);
    expect(Object.keys(JSON.parse(record))).toEqual(['sql']);
  });
  it.each([
    [['sql', 'tree.json', '--table', 't'], '--dialect must be given'],
    [['sql', 'tree.json', '--dialect', 'duckdb'], '--table must be given'],
    [['sql', 'tree.json', '--dialect', 'oracle', '--table', 't'], '--dialect must be'],
    [['sql', 'tree.json', ...at, '--set', 'k=1'], '--set k has no effect here'],
    [['sql', 'tree.json', ...at, '--as-of', '2026-01-01'], '--as-of has no effect here'],
    [['sql', 'nothing.json', ...at], 'nothing.json'],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await bench.call(args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
  it('names a model that has no form in SQL', async () => {
    bench.write('events.csv', 'sequence,event,item\n1,1,a\n1,2,b\n');
    await bench.call(['fit', 'association-rules/next-item', 'events.csv', '--out', 'next.json']);
    const { exitCode, stderr } = await bench.call(['sql', 'next.json', ...at]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('rfm/scores')]);
  });
});

describe('clientele sql NAME', () => {
  const map = ['--map', 'customer=who,time=day,amount=paid'];
  it('writes what DuckDB answers as derive does', async () => {
    bench.write('lines.csv', 'who,day,paid\nAda,2026-01-05,20\nAda,2026-01-19,30\nBo,2026-01-20,8\n');
    const end = ['--as-of', '2026-02-03', '--set', 'unit=week'];
    const { stdout } = await bench.call(['derive', 'btyd', 'lines.csv', ...map, ...end, '--json', '--quiet']);
    const { stdout: sql } = await bench.call([
      'sql',
      'btyd',
      '--dialect',
      'duckdb',
      '--table',
      'lines',
      ...map,
      ...end,
    ]);
    const engine = await openDuckDb();
    await engine.command(`CREATE TABLE lines AS SELECT * FROM (VALUES ('Ada', DATE '2026-01-05', 20),
      ('Ada', DATE '2026-01-19', 30), ('Bo', DATE '2026-01-20', 8)) t(who, day, paid)`);
    const { columns } = await collect(engine.query(`${sql} ORDER BY customer`));
    await engine.close();
    const rows = (columns['customer'] as string[]).map((_, row) =>
      Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells[row]])),
    );
    expect(rows).toEqual(JSON.parse(stdout));
  });
  it.each([
    [['sql', 'btyd', '--dialect', 'duckdb', '--table', 't'], '--as-of must be'],
    [
      ['sql', 'summary', '--dialect', 'duckdb', '--table', 't', '--set', 'unit=week'],
      '--set unit must be left out for summary',
    ],
    [['sql', 'summary', '--dialect', 'duckdb', '--table', 't', '--time-zone', 'Europe/Berlin'], '--set time must be'],
    [['sql', 'summary', '--dialect', 'duckdb', '--table', 't', '--id', 'x'], '--id has no effect here'],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await bench.call(args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
