import { evaluatePolicy, measureLift, planSampleSize } from '@clientele/nbo';
import { openRandom } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

/** Groups of so many customers, of whom so many have the outcome. */
function groups(treated: [number, number], control: [number, number], worth: [number, number] = [1, 1]) {
  const [nt, kt] = treated;
  const [nc, kc] = control;
  return {
    customer: Array.from({ length: nt + nc }, (_, at) => `c${at}`),
    group: Array.from({ length: nt + nc }, (_, at) => (at < nt ? 'treated' : 'control')),
    outcome: Array.from({ length: nt + nc }, (_, at) =>
      at < nt ? (at < kt ? worth[0] : 0) : at - nt < kc ? worth[1] : 0,
    ),
  };
}

describe('the lift of a campaign', () => {
  // freeCodeCamp/freeCodeCamp#51290: 40 against 60 donations in 100,000 each: one in 20 A/A tests looks like this.
  it('comes with p = .0455 where it is 60 against 40 in 100,000', () => {
    const { pValue, difference, relativeLift, incremental } = measureLift(groups([100_000, 60], [100_000, 40]));
    expect(Math.abs(pValue - 0.0455)).toBeLessThan(1e-4);
    expect(difference).toBeCloseTo(0.0002, 12);
    expect(relativeLift).toBeCloseTo(0.5, 12);
    expect(incremental).toBeCloseTo(20, 9);
  });

  // sendwithus/confidence#10: 31 of 112 at 4.95 and 24 of 102 at 5.95; n − 1 variance, zeros included.
  it('of revenue counts those who bought nothing', () => {
    const lift = measureLift(groups([102, 24], [112, 31], [5.95, 4.95]));
    expect(lift.treated.mean).toBeCloseTo(1.4, 3);
    expect(lift.control.mean).toBeCloseTo(1.37, 3);
    expect(lift.treated.standardError).toBeCloseTo(0.251, 3);
    expect(lift.control.standardError).toBeCloseTo(0.21, 3);
    expect(lift.difference).toBeCloseTo(0.03, 3);
    expect(lift.standardError).toBeCloseTo(0.328, 3);
    expect(lift.lower).toBeLessThan(0);
    expect(lift.upper).toBeGreaterThan(0);
  });

  // Newcombe 1998, Table II, method 10: 56/70 − 48/80 gives .0524 to .3339; 9/10 − 3/10 gives .1705 to .8090.
  it.each<[[number, number], [number, number], number, number]>([
    [[70, 56], [80, 48], 0.0524, 0.3339],
    [[10, 9], [10, 3], 0.1705, 0.809],
    [[10, 10], [20, 0], 0.6791, 1],
  ])('of %j against %j has the published interval', (treated, control, lower, upper) => {
    const lift = measureLift(groups(treated, control));
    expect(lift.lower).toBeCloseTo(lower, 4);
    expect(lift.upper).toBeCloseTo(upper, 4);
  });

  it('of A/A tests is seen as often as alpha says', () => {
    const random = openRandom(11);
    let seen = 0;
    for (let test = 0; test < 400; test++) {
      const draw = (): number => (random.uniform() < 0.3 ? 1 : 0);
      const n = 200;
      const { pValue } = measureLift({
        customer: Array.from({ length: 2 * n }, (_, at) => `${at}`),
        group: Array.from({ length: 2 * n }, (_, at) => (at % 2 === 0 ? 'treated' : 'control')),
        outcome: Array.from({ length: 2 * n }, draw),
      });
      if (pValue < 0.05) seen++;
    }
    expect(Math.abs(seen / 400 - 0.05)).toBeLessThan(0.03);
  });

  // growthbook PR #3793: customers seen in two arms.
  it('leaves customers of both groups out of both, and counts them', () => {
    const { treated, control, notes } = measureLift({
      customer: ['a', 'b', 'c', 'd', 'e', 'a'],
      group: ['treated', 'treated', 'treated', 'control', 'control', 'control'],
      outcome: [1, 0, 1, 0, 1, 1],
    });
    expect([treated.customers, control.customers]).toEqual([2, 2]);
    expect(notes.map(({ code }) => code)).toEqual(['customers-in-both-groups', 'few-customers']);
  });

  it('of nothing at all is 0, and p is 1', () => {
    expect(measureLift(groups([9, 0], [9, 0]))).toMatchObject({ difference: 0, pValue: 1, relativeLift: null });
  });

  it.each([
    [{ customer: ['a'], group: ['treated'], outcome: [1] }, 'customers in the group treated'],
    [
      { customer: ['a', 'a'], group: ['treated', 'treated'], outcome: [1, 1] },
      'row 1, column "customer": expected one row a customer and group',
    ],
    [
      { customer: ['a'], group: ['test'], outcome: [1] },
      'row 0, column "group": expected "treated" or "control", got "test"',
    ],
    [{ customer: [''], group: ['control'], outcome: [1] }, 'row 0, column "customer": expected an id'],
    [
      { customer: ['a'], group: ['control'], outcome: [Number.NaN] },
      'row 0, column "outcome": expected a finite number',
    ],
    [{ customer: ['a'], group: ['control'] }, 'column "outcome" is missing'],
  ])('refuses %j', (outcomes, message) => {
    expect(() => measureLift(outcomes as never)).toThrow(message);
  });
});

describe('the size of a sample', () => {
  // heliosdrm/pwr#26: the size for one group, half of this, was used for two.
  it('is of two groups', () => {
    const { exactControl, control, treated, total } = planSampleSize({ rates: [0.1, 0.11], alpha: 0.1, power: 0.9 });
    expect(exactControl).toBeCloseTo(16_093.88, 0);
    expect([control, treated, total]).toEqual([16_094, 16_094, 32_188]);
  });

  // Two means half a standard deviation apart, alpha .05, power .8: 2 (1.959964 + 0.841621)² / 0.25 = 62.79.
  it('of means is that of the textbook', () => {
    expect(planSampleSize({ means: [0, 5], standardDeviation: 10 }).exactControl).toBeCloseTo(62.79, 2);
  });

  it('grows where the control group is small', () => {
    const even = planSampleSize({ rates: [0.1, 0.12] });
    const small = planSampleSize({ rates: [0.1, 0.12], controlShare: 0.1 });
    expect(small.control).toBeLessThan(even.control);
    expect(small.total).toBeGreaterThan(even.total);
    expect(small.treated / small.total).toBeCloseTo(0.9, 3);
  });

  it('finds the power that it promises', () => {
    const { control } = planSampleSize({ rates: [0.2, 0.3] });
    const random = openRandom(3);
    let seen = 0;
    for (let test = 0; test < 300; test++) {
      const kt = Array.from({ length: control }, () => random.uniform() < 0.3).filter(Boolean).length;
      const kc = Array.from({ length: control }, () => random.uniform() < 0.2).filter(Boolean).length;
      if (measureLift(groups([control, kt], [control, kc])).pValue < 0.05) seen++;
    }
    expect(Math.abs(seen / 300 - 0.8)).toBeLessThan(0.08);
  });

  it.each([
    [{}, 'rates must be given, or means, one of the two'],
    [{ rates: [0.1, 0.1] }, 'rates must be two different rates between 0 and 1'],
    [{ rates: [0, 0.1] }, 'rates must be two different rates between 0 and 1'],
    [{ means: [1, 2] }, 'standardDeviation must be given with means'],
    [{ rates: [0.1, 0.2], controlShare: 0 }, 'controlShare must be above 0 and below 1'],
    [{ rates: [0.1, 0.2], power: 1 }, 'power must be a number between 0 and 1'],
  ])('refuses %j', (plan, message) => {
    expect(() => planSampleSize(plan as never)).toThrow(message);
  });
});

describe('the value of a policy', () => {
  /** Two kinds of customers, three offers: the logged policy draws by one table, the other one by another. */
  function shop(rows: number, seed: number) {
    const random = openRandom(seed);
    const logged = [
      [0.6, 0.3, 0.1],
      [0.2, 0.3, 0.5],
    ];
    const target = [
      [0.1, 0.2, 0.7],
      [0.5, 0.3, 0.2],
    ];
    const rate = [
      [0.1, 0.2, 0.5],
      [0.4, 0.2, 0.1],
    ];
    const at = (table: number[][], kind: number, offer: number): number => table[kind]?.[offer] as number;
    const expected = (table: number[][], kind: number): number =>
      [0, 1, 2].reduce((sum, offer) => sum + at(table, kind, offer) * at(rate, kind, offer), 0);
    const columns = { reward: [] as number[], probability: [] as number[], target: [] as number[] };
    const model = { predicted: [] as number[], predictedTarget: [] as number[] };
    for (let row = 0; row < rows; row++) {
      const kind = random.below(2);
      const draw = random.uniform();
      const offer = draw < at(logged, kind, 0) ? 0 : draw < at(logged, kind, 0) + at(logged, kind, 1) ? 1 : 2;
      columns.reward.push(random.uniform() < at(rate, kind, offer) ? 1 : 0);
      columns.probability.push(at(logged, kind, offer));
      columns.target.push(at(target, kind, offer));
      model.predicted.push(at(rate, kind, offer));
      model.predictedTarget.push(expected(target, kind));
    }
    return { columns, model, truth: (expected(target, 0) + expected(target, 1)) / 2 };
  }

  it('is found by all three estimators within their own errors', () => {
    const { columns, model, truth } = shop(20_000, 1);
    const { ips, snips, dr, logged, effectiveSampleSize } = evaluatePolicy({ ...columns, ...model });
    for (const estimate of [ips, snips, dr]) {
      expect(Math.abs((estimate?.value ?? 0) - truth)).toBeLessThan(4 * (estimate?.standardError ?? 0));
    }
    expect(Math.abs(logged.value - truth)).toBeGreaterThan(10 * logged.standardError);
    expect(snips.standardError).toBeLessThan(ips.standardError);
    expect(dr?.standardError).toBeLessThan(ips.standardError);
    expect(effectiveSampleSize).toBeLessThan(20_000);
  });

  it('by doubly robust is right with wrong probabilities, as long as the model is right', () => {
    const { columns, model, truth } = shop(20_000, 2);
    const wrong = { ...columns, ...model, probability: columns.probability.map(() => 1 / 3) };
    const { ips, dr } = evaluatePolicy(wrong);
    expect(Math.abs((dr?.value ?? 0) - truth)).toBeLessThan(4 * (dr?.standardError ?? 0));
    expect(Math.abs(ips.value - truth)).toBeGreaterThan(4 * ips.standardError);
  });

  it('of the same policy is what was seen', () => {
    const { columns } = shop(500, 3);
    const value = evaluatePolicy({ ...columns, target: columns.probability });
    for (const estimate of [value.ips, value.snips]) expect(estimate.value).toBeCloseTo(value.logged.value, 12);
    expect(value.effectiveSampleSize).toBeCloseTo(500, 9);
  });

  it('says when policies hardly overlap, and when weights were cut', () => {
    const n = 200;
    const log = {
      reward: Array.from({ length: n }, (_, at) => at % 2),
      probability: Array.from({ length: n }, (_, at) => (at === 0 ? 0.001 : 0.5)),
      target: Array.from({ length: n }, () => 0.5),
    };
    expect(evaluatePolicy(log).notes.map(({ code }) => code)).toEqual(['little-overlap']);
    const cut = evaluatePolicy(log, { maxWeight: 5 });
    expect(cut.notes.map(({ code }) => code)).toEqual(['weights-cut']);
    expect(cut.largestWeight).toBe(5);
  });

  it.each([
    [{ reward: [1, 0], probability: [0, 1], target: [1, 1] }, 'row 0, column "probability": expected a number above 0'],
    [{ reward: [1, 0], probability: [1, 1], target: [1, 2] }, 'row 1, column "target": expected a number from 0 to 1'],
    [{ reward: [1], probability: [1], target: [1] }, 'needs 2 or more rows'],
    [{ reward: [1, 0], probability: [1, 1], target: [0, 0] }, 'rows that the policy could have shown'],
    [{ reward: [1, 0], probability: [1, 1], target: [1, 1], predicted: [1, 1] }, 'column "predictedTarget" is missing'],
  ])('refuses %j', (log, message) => {
    expect(() => evaluatePolicy(log as never)).toThrow(message);
  });
});
