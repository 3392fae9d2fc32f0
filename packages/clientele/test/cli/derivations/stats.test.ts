import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from '../call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const metrics = (stdin: string): ReturnType<typeof bench.call> => bench.call(['derive', 'metrics', '-'], { stdin });

describe('derive metrics', () => {
  it('gives one JSON record', async () => {
    const { stdout, stderr } = await metrics('actual,predicted\n0,0.25\n0,0.5\n1,0.25\n1,0.75\n');
    expect(JSON.parse(stdout)).toEqual({
      rows: 4,
      actualRate: 0.5,
      predictedRate: 0.4375,
      rocAuc: 0.625,
      logLoss: expect.closeTo(-Math.log(0.75 * 0.5 * 0.25 * 0.75) / 4, 12),
      brier: 0.234375,
      // both outcomes have placements 1/4 and 1, of variance 9/32: 0.625 ± 1.96 · √(9/32)
      rocAucLower: 0,
      rocAucUpper: 1,
      prAuc: 0.75,
      ks: 0.5,
      lift10: 2,
      // 0.2 to 0.3: one of two, 0.25 said; 0.5: none, 0.5 said; 0.7: one, 0.75 said
      calibrationError: 0.3125,
    });
    expect(stderr).toBe('');
  });

  it('counts rows by their weight', async () => {
    const { stdout } = await metrics('actual,predicted,weight\n0,0.25,1\n0,0.5,1\n1,0.25,0\n1,0.75,2\n');
    expect(JSON.parse(stdout)).toMatchObject({ rocAuc: 1, actualRate: 0.5 });
  });

  it('judges numbers where what happened is no outcome', async () => {
    const { stdout } = await metrics('actual,predicted\n0,1\n1,1\n2,3\n5,3\n');
    expect(JSON.parse(stdout)).toMatchObject({ rows: 4, actualMean: 2, predictedMean: 2, mae: 1 });
    expect(Object.keys(JSON.parse(stdout))).toEqual(
      expect.arrayContaining(['rmse', 'mae', 'r2', 'spearman', 'kendall']),
    );
  });

  it.each([
    [
      'a probability that is none',
      'actual,predicted\n0,0.25\n1,1.5\n',
      /input line 3, column predicted: expected .* got 1\.5/,
      2,
    ],
    ['an outcome that is missing', 'actual,predicted\n0,0.25\n,0.5\n', /input line 3, column actual: /, 2],
    ['one outcome alone', 'actual,predicted\n1,0.25\n1,0.5\n', /^clientele derive metrics: /, 3],
  ])('refuses %s', async (_, stdin, message, code) => {
    const { stdout, stderr, exitCode } = await metrics(stdin);
    expect(stderr).toMatch(message);
    expect([stdout, exitCode]).toEqual(['', code]);
  });
});

describe('derive drift', () => {
  it('says how far each column has moved since the earlier file', async () => {
    const before = bench.write('then.csv', 'customer,cluster,city\na,0,Ulm\nb,0,Ulm\nc,1,Bonn\nd,1,Bonn\n');
    const after = bench.write('now.csv', 'customer,cluster,city\na,0,Ulm\nb,1,Ulm\nc,1,Bonn\nd,1,Bonn\n');
    const drift = (...more: string[]): ReturnType<typeof bench.call> =>
      bench.call(['derive', 'drift', after, '--before', before, '--id', 'customer', ...more]);
    const { stdout } = await drift('--json');
    expect(JSON.parse(stdout)).toEqual([
      { column: 'cluster', psi: expect.closeTo(0.25 * Math.log(3), 12) },
      { column: 'city', psi: 0 },
    ]);
    expect((await drift('--columns', 'city')).stdout).toBe('column,psi\ncity,0\n');
    expect((await drift('--columns', 'town')).stderr).toContain('no column "town"');
    expect((await bench.call(['derive', 'drift', after])).stderr).toContain('--before must be given');
  });
});
