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
    });
    expect(stderr).toBe('');
  });

  it('counts rows by their weight', async () => {
    const { stdout } = await metrics('actual,predicted,weight\n0,0.25,1\n0,0.5,1\n1,0.25,0\n1,0.75,2\n');
    expect(JSON.parse(stdout)).toMatchObject({ rocAuc: 1, actualRate: 0.5 });
  });

  it.each([
    [
      'a probability that is none',
      'actual,predicted\n0,0.25\n1,1.5\n',
      /input line 3, column predicted: expected .* got 1\.5/,
      2,
    ],
    [
      'an outcome that is none',
      'actual,predicted\n0,0.25\n2,0.5\n',
      /input line 3, column actual: expected 0 or 1, got 2/,
      2,
    ],
    ['one outcome alone', 'actual,predicted\n1,0.25\n1,0.5\n', /^clientele derive metrics: /, 3],
  ])('refuses %s', async (_, stdin, message, code) => {
    const { stdout, stderr, exitCode } = await metrics(stdin);
    expect(stderr).toMatch(message);
    expect([stdout, exitCode]).toEqual(['', code]);
  });
});
