import { evaluatePolicy, measureLift, planSampleSize } from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

/** Outcomes of two groups, some of whom bought. */
function outcomes(control: readonly [all: number, bought: number, price: number], treated: typeof control) {
  const of = ([all, bought, price]: typeof control): number[] =>
    Array.from({ length: all }, (_, i) => (i < bought ? price : 0));
  const outcome = [...of(control), ...of(treated)];
  return {
    customer: outcome.map((_, row) => `c${row}`),
    group: outcome.map((_, row) => (row < control[0] ? 'control' : 'treated')),
    outcome,
  };
}

/** Numerical Recipes' quick generator: the tests need chance that is the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

describe('two prices: 31 of 112 at 4.95, 24 of 102 at 5.95 (sendwithus/confidence#10)', () => {
  const lift = measureLift(outcomes([112, 31, 4.95], [102, 24, 5.95]));

  it('earn 1.370 and 1.400 a visitor, those who bought nothing counted', () => {
    expect(lift.control.mean).toBeCloseTo((31 * 4.95) / 112, 12);
    expect(lift.treated.mean).toBeCloseTo((24 * 5.95) / 102, 12);
    expect([lift.control.standardError, lift.treated.standardError]).toEqual([
      expect.closeTo(0.21, 3),
      expect.closeTo(0.251, 3),
    ]);
  });

  it('cannot be told apart: .030 with a standard error of .328', () => {
    expect([lift.difference, lift.standardError]).toEqual([expect.closeTo(0.03, 3), expect.closeTo(0.328, 3)]);
    expect(lift.lower < 0 && lift.upper > 0).toBe(true);
  });
});

describe('an A/A test (freeCodeCamp#51290)', () => {
  it('of 40 and 60 donations among 100,000 each has p = .0455', () => {
    expect(measureLift(outcomes([100_000, 40, 1], [100_000, 60, 1])).pValue).toBeCloseTo(0.0455, 3);
  });

  it('finds something in about one of twenty, and its p-values are spread evenly', () => {
    const draw = generator(7);
    const p = Array.from({ length: 400 }, () => {
      const bought = (): number =>
        Array.from({ length: 300 }, () => (draw() < 0.3 ? 1 : 0)).reduce<number>((a, b) => a + b, 0);
      return measureLift(outcomes([300, bought(), 1], [300, bought(), 1])).pValue;
    }).sort((a, b) => a - b);
    // Kolmogorov's bound at 1 %, 1.63 / √400 = .0815, and room for the steps of whole counts.
    const farthest = Math.max(...p.map((value, i) => Math.abs(value - (i + 0.5) / p.length)));
    expect(farthest).toBeLessThan(0.12);
    expect(p.filter((value) => value < 0.05).length / p.length).toBeLessThan(0.09);
  });
});

describe('customers of both groups (growthbook PR #3793)', () => {
  it('are left out of both, and counted: one unit, one arm', () => {
    const { customer, group, outcome } = outcomes([3, 1, 1], [3, 2, 1]);
    const merged = measureLift({
      customer: [...customer, 'c0'],
      group: [...group, 'treated'],
      outcome: [...outcome, 1],
    });
    expect([merged.control.customers, merged.treated.customers]).toEqual([2, 3]);
    expect(merged.notes.map(({ code }) => code)).toContain('customers-in-both-groups');
  });
});

describe('sample sizes (pwr#26, statsmodels#9256)', () => {
  it('are of two groups that both vary: 16,093.88 for .10 against .11, not half of it', () => {
    expect(planSampleSize({ rates: [0.1, 0.11], alpha: 0.1, power: 0.9 }).exactControl).toBeCloseTo(16_093.88, 2);
  });

  it('find the difference as often as they promise, by simulation', () => {
    const { control, treated } = planSampleSize({ rates: [0.2, 0.35], power: 0.8 });
    const draw = generator(11);
    const times = (n: number, rate: number): number =>
      Array.from({ length: n }, () => (draw() < rate ? 1 : 0)).reduce<number>((a, b) => a + b, 0);
    const runs = 500;
    const found = Array.from(
      { length: runs },
      () => measureLift(outcomes([control, times(control, 0.2), 1], [treated, times(treated, 0.35), 1])).pValue < 0.05,
    ).filter(Boolean).length;
    // Three standard errors of a share of .8 over 500 runs are .054.
    expect(Math.abs(found / runs - 0.8)).toBeLessThan(0.054);
  });
});

describe('what another policy would have earned', () => {
  /** Two offers with rates .1 and .3; the log shows the second a quarter of the time, the policy in question always. */
  function estimates(seed: number) {
    const draw = generator(seed);
    const rows = Array.from({ length: 400 }, () => {
      const second = draw() < 0.25;
      return { second, reward: draw() < (second ? 0.3 : 0.1) ? 1 : 0 };
    });
    return evaluatePolicy({
      reward: rows.map((row) => row.reward),
      probability: rows.map((row) => (row.second ? 0.25 : 0.75)),
      target: rows.map((row) => (row.second ? 1 : 0)),
      // A model that is wrong: doubly robust must still be right, since the probabilities are.
      predicted: rows.map(() => 0.5),
      predictedTarget: rows.map(() => 0.5),
    });
  }
  const all = Array.from({ length: 200 }, (_, run) => estimates(run + 1));

  it.each(['ips', 'snips', 'dr'] as const)(
    '%s is right on the mean, and its intervals hold the truth as often as they say',
    (name) => {
      const values = all.map((one) => one[name]?.value ?? Number.NaN);
      expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length - 0.3)).toBeLessThan(0.012);
      const held = all.filter((one) => (one[name]?.lower ?? 1) <= 0.3 && (one[name]?.upper ?? 0) >= 0.3).length;
      // 95 % less three standard errors of 200 runs (.046) and what the normal approximation costs at 100 rows.
      expect(held / all.length).toBeGreaterThan(0.88);
    },
  );
});
