import { fitBgNbd, fitParetoNbd, testForecast } from '@clientele/clv';
import { describe, expect, it } from 'vitest';
import { simulateBgNbd, simulateParetoNbd } from './simulate.ts';

const weeks = 39;
const ahead = 26;

/** How many of the worlds have a forecast whose interval holds 1. */
function within(worlds: number, testOf: (seed: number) => ReturnType<typeof testForecast>): number {
  const tests = Array.from({ length: worlds }, (_, i) => testOf(900 + i));
  return tests.filter(({ lower, upper }) => (lower ?? 9) <= 1 && (upper ?? 0) >= 1).length / worlds;
}

const split = ({ x, tx, T, later }: ReturnType<typeof simulateBgNbd>) => {
  return { x, tx, T, unit: 'week', holdoutX: later, holdoutLength: ahead } as const;
};

/** 95 of 100; by chance from 88 to 100 in 80 worlds. */
describe('the interval of a forecast holds what came in about 95 of 100 worlds', () => {
  it('of BG/NBD and 500 customers', () => {
    const share = within(80, (seed) => {
      const data = split(simulateBgNbd({ r: 0.6, alpha: 6, a: 0.9, b: 2.2 }, { customers: 500, weeks, ahead, seed }));
      return testForecast(fitBgNbd(data), data);
    });
    expect(share).toBeGreaterThan(0.88);
    expect(share).toBeLessThan(1);
  });

  it('of Pareto/NBD and 500 customers', () => {
    const share = within(80, (seed) => {
      const data = split(
        simulateParetoNbd({ r: 0.7, alpha: 7, s: 0.8, beta: 15 }, { customers: 500, weeks, ahead, seed }),
      );
      return testForecast(fitParetoNbd(data), data);
    });
    expect(share).toBeGreaterThan(0.88);
    expect(share).toBeLessThan(1);
  });
});
