import { InvalidInputError, InvalidOptionError } from '@clientele/core';
import { aggregateFeedback, customerSentiment, customerTable, selectAdvocates, toRows } from '@clientele/sentiment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const fine = { customer: ['Ada', '__proto__'], time: [0, 1], score: [0.5, -0.5] };

describe('scored feedback', () => {
  const wrong: readonly (readonly [object, string])[] = [
    [{ ...fine, score: undefined }, 'aggregateFeedback: there is no column "score"'],
    [{ ...fine, time: [0] }, 'aggregateFeedback: column "time" has 1 rows, column "customer" has 2'],
    [
      { ...fine, score: [0.5, Number.NaN] },
      'aggregateFeedback: row 1, column "score": expected a number from -1 to 1, got NaN',
    ],
    [{ ...fine, score: [5, 0] }, 'aggregateFeedback: row 0, column "score": expected a number from -1 to 1, got 5'],
    [
      { ...fine, time: [0, Number.NaN] },
      'aggregateFeedback: row 1, column "time": expected epoch milliseconds, got NaN',
    ],
    [{ ...fine, customer: ['Ada', null] }, 'aggregateFeedback: row 1, column "customer": expected an id, got null'],
    [{ ...fine, rating: [1, 'five'] }, 'aggregateFeedback: row 1, column "rating": expected a finite number'],
    [[fine], 'aggregateFeedback: expected columns customer, time and score, got'],
  ];
  it.each(wrong)('that is wrong is refused with row and column: %j', (feedback, message) => {
    expect(() => aggregateFeedback(feedback as never)).toThrow(InvalidInputError);
    expect(() => aggregateFeedback(feedback as never)).toThrow(message);
  });
  it('may be of customers named as members of objects, or of nobody', () => {
    expect(toRows(aggregateFeedback(fine), ['customer'])).toEqual([{ customer: 'Ada' }, { customer: '__proto__' }]);
    expect(aggregateFeedback({ customer: [], time: [], score: [] }).length).toBe(0);
  });
  it('gives the same numbers in any order of its rows', () => {
    const row = fc.record({
      customer: fc.constantFrom('a', 'b', 'c'),
      time: fc.integer({ min: 0, max: 1e9 }),
      score: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const table = (given: typeof rows): Map<unknown, unknown> => {
          const [customer, time, score] = (['customer', 'time', 'score'] as const).map((name) =>
            given.map((one) => one[name]),
          );
          const feedback = { customer, time, score } as Parameters<typeof aggregateFeedback>[0];
          const gathered = toRows(aggregateFeedback(feedback, { halfLife: { days: 2 } }));
          return new Map(gathered.map((one) => [one['customer'], one]));
        };
        expect(table([...rows].reverse())).toEqual(table(rows));
      }),
    );
  });
});

describe('options', () => {
  it.each([
    ['halfLife', { halfLife: { days: 0 } }],
    ['halfLife', { halfLife: 12 }],
    ['level', { level: 0.42 }],
    ['asOf', { asOf: 'soon' }],
    ['threshold', { threshold: 1 }],
    ['prior.strength', { prior: { mean: 0, strength: 0, deviation: 1 } }],
    ['prior.mean', { prior: { mean: 2, strength: 1, deviation: 1 } }],
    ['prior.deviation', { prior: { mean: 0, strength: 1 } }],
    ['half', { half: 1 }],
  ])('that are wrong are named: %s', (option, options) => {
    for (const verb of [
      () => aggregateFeedback(fine, options as never),
      () => customerSentiment([], options as never),
    ]) {
      let caught: unknown;
      try {
        verb();
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(InvalidOptionError);
      expect((caught as InvalidOptionError).problems[0]?.option).toBe(option);
    }
  });
  it('of a selection are checked, reach with its rows', () => {
    const [one] = [Float64Array.of(1)];
    const profiles = customerTable(['Ada'], { score: one, lower: one, upper: one, count: one });
    expect(() => selectAdvocates(profiles, { reach: [1, 2] })).toThrow(
      'selectAdvocates: reach has 2 rows, the table has 1',
    );
    expect(() => selectAdvocates(profiles, { reach: [-1] })).toThrow('reach, row 0: expected a number >= 0, got -1');
    expect(() => selectAdvocates(profiles, { beyond: 1 })).toThrow(InvalidOptionError);
  });
});
