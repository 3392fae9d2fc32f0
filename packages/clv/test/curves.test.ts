import {
  aliveHistory,
  bgNbdModel,
  expectedCurve,
  expectedTransactions,
  expectedTransactionsOfNewCustomer,
  frequencyRecencyMatrix,
  nbdModel,
  paretoNbdModel,
  probabilityAlive,
  trackTransactions,
} from '@clientele/clv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { families } from './families.ts';

const cdnow = paretoNbdModel({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, { unit: 'week' });
const bg = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });

describe('the expected curve', () => {
  it.each(families.map((family) => [family.name, family.given] as const))(
    'is the sum over customers of what a new one is expected to buy by then: %s',
    (_, model) => {
      const T = [39, 39, 27.5, 10];
      const zeros = T.map(() => 0);
      const { time, cumulative } = expectedCurve(model, { x: zeros, tx: zeros, T, unit: 'week' }).columns;
      const at = (weeks: number): number =>
        weeks <= 0 ? 0 : expectedTransactionsOfNewCustomer(model, { horizon: { weeks } });
      time.forEach((end, row) => {
        const byHand = T.reduce((sum, age) => sum + at(end - (39 - age)), 0);
        expect(cumulative[row]).toBeCloseTo(byHand, 9);
      });
    },
  );

  it('adds up, goes beyond the end by the horizon, and counts weights as customers', () => {
    const data = { x: [0, 0], tx: [0, 0], T: [20, 12], unit: 'week' } as const;
    const curve = expectedCurve(cdnow, data, { horizon: { weeks: 5 }, step: { weeks: 4 } }).columns;
    expect([...curve.time]).toEqual([4, 8, 12, 16, 20, 24, 25]);
    let sum = 0;
    curve.incremental.forEach((within, row) => {
      sum += within;
      expect(curve.cumulative[row]).toBeCloseTo(sum, 12);
    });
    const twice = expectedCurve(cdnow, { ...data, weight: [2, 2] }).columns.cumulative;
    const once = expectedCurve(cdnow, data).columns.cumulative;
    expect([...twice]).toEqual([...once].map((value) => 2 * value));
  });

  it('is linear where nobody leaves: λt with a mean rate of r/α', () => {
    const model = nbdModel({ r: 0.4, alpha: 12 }, { unit: 'week' });
    const { time, cumulative } = expectedCurve(model, { x: [0], tx: [0], T: [30], unit: 'week' }).columns;
    for (const [row, end] of time.entries()) expect(cumulative[row]).toBeCloseTo((0.4 / 12) * end, 12);
  });

  it.each([[{ horizon: 3 }], [{ step: { weeks: 0 } }], [{ steps: { weeks: 1 } }]])('refuses %o', (options) => {
    const data = { x: [0], tx: [0], T: [9], unit: 'week' } as const;
    expect(() => expectedCurve(cdnow, data, options as never)).toThrow(/^expectedCurve: /);
  });
});

describe('tracked transactions', () => {
  const rows = [
    { customer: 'Ada', time: '2026-01-01T09:00Z', amount: 5 },
    { customer: 'Ada', time: '2026-01-01T19:00Z', amount: 5 },
    { customer: 'Ada', time: '2026-01-07', amount: 5 },
    { customer: 'Ada', time: '2026-01-08', amount: 5 },
    { customer: 'Ada', time: '2026-01-20', amount: -5 },
    { customer: 'Bo', time: '2026-01-10', amount: 5 },
    { customer: 'Bo', time: '2026-01-12', amount: 5 },
  ];

  it('counts days, not lines: an order of the first day, a refund and a second line are no repeat purchase', () => {
    const { actual, cumulativeActual, end } = trackTransactions(bg, rows, { asOf: '2026-01-22' }).columns;
    expect([...actual]).toEqual([1, 2, 0]);
    expect([...cumulativeActual]).toEqual([1, 3, 3]);
    expect(end[0]).toBe(Date.UTC(2026, 0, 8));
  });

  it('follows only those who came before the split, and leaves a broken week out', () => {
    const { actual } = trackTransactions(bg, rows, { asOf: '2026-01-25', split: '2026-01-09' }).columns;
    expect([...actual]).toEqual([1, 1, 0]);
  });

  it('expects what the curve of these customers says', () => {
    const { expected, cumulativeExpected } = trackTransactions(bg, rows, { asOf: '2026-01-22' }).columns;
    const at = (days: number): number => expectedTransactionsOfNewCustomer(bg, { horizon: { days } });
    expect(cumulativeExpected[2]).toBeCloseTo(at(20) + at(11), 9);
    expect(expected.reduce((sum, one) => sum + one, 0)).toBeCloseTo(cumulativeExpected[2] as number, 12);
  });

  it('says what it lacks', () => {
    expect(() => trackTransactions(bg, rows, { split: '2025-12-01' })).toThrow(/customers before the split/);
    expect(() => trackTransactions(bg, rows, { upTo: '2026-01-01' } as never)).toThrow(/^trackTransactions: /);
  });
});

describe('the history of one customer', () => {
  it('ends with what probabilityAlive says, falls in silence, and starts anew with a purchase', () => {
    const gaps = fc.array(fc.double({ min: 0.2, max: 9, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(gaps, fc.double({ min: 0, max: 30, noNaN: true }), (between, silence) => {
        let at = 0;
        const times = between.map((gap) => {
          at += gap;
          return at;
        });
        const T = at + silence;
        const { time, x, probabilityAlive: alive } = aliveHistory(cdnow, { times, T, unit: 'week' }).columns;
        const end = probabilityAlive(cdnow, { x: [times.length], tx: [at], T: [T], unit: 'week' });
        expect(alive.at(-1)).toBe(end[0]);
        expect(time.at(-1)).toBe(T);
        for (let row = 1; row < time.length; row++) {
          if (x[row] === x[row - 1]) expect(alive[row]).toBeLessThanOrEqual((alive[row - 1] as number) + 1e-15);
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [{ times: [2, 1], T: 5 }, 'row 1'],
    [{ times: [1, 1], T: 5 }, 'row 1'],
    [{ times: [0], T: 5 }, 'row 0'],
    [{ times: [6], T: 5 }, 'row 0'],
    [{ times: [Number.NaN], T: 5 }, 'row 0'],
    [{ times: [1], T: -1 }, 'T must be'],
  ])('refuses %o and names the place', (customer, place) => {
    expect(() => aliveHistory(cdnow, { ...customer, unit: 'week' })).toThrow(place);
  });
});

describe('the matrix of frequency and recency', () => {
  it('says of each combination what the verbs say', () => {
    const horizon = { weeks: 26 };
    const {
      x,
      tx,
      probabilityAlive: alive,
      expectedTransactions: count,
    } = frequencyRecencyMatrix(cdnow, {
      observed: { weeks: 40 },
      horizon,
      most: 6,
      steps: 5,
    }).columns;
    const data = { x, tx, T: x.map(() => 40), unit: 'week' } as const;
    expect([...alive]).toEqual([...probabilityAlive(cdnow, data)]);
    expect([...count]).toEqual([...expectedTransactions(cdnow, data, { horizon })]);
    expect([...tx].filter((_, row) => x[row] === 0)).toEqual([0]);
  });

  it('shows that silence says more of those who bought often', () => {
    const {
      x,
      tx,
      probabilityAlive: alive,
    } = frequencyRecencyMatrix(bg, {
      observed: { weeks: 40 },
      horizon: { weeks: 40 },
      most: 10,
      steps: 4,
    }).columns;
    const after = (week: number): number[] => [...alive].filter((_, row) => tx[row] === week && (x[row] as number) > 0);
    const early = after(10);
    expect([...early].sort((a, b) => b - a)).toEqual(early);
  });

  it('refuses options by name', () => {
    expect(() => frequencyRecencyMatrix(bg, { horizon: { weeks: 1 } } as never)).toThrow('observed must be');
    expect(() => frequencyRecencyMatrix(bg, { observed: { weeks: 4 }, horizon: { weeks: 1 }, most: -1 })).toThrow(
      'most',
    );
  });
});
