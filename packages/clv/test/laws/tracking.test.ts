import { bgNbdModel, parseTransactions, trackTransactions } from '@clientele/clv';
import { InvalidInputError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const model = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
const sale = (customer: string, time: string) => ({ customer, time, amount: 5 });
const rows = [
  sale('Ada', '2026-01-01'),
  sale('Ada', '2026-01-09'),
  sale('Bo', '2026-01-02'),
  sale('Bo', '2026-01-28T18:00'),
];

describe('trackTransactions', () => {
  it('sees nothing at or after asOf, not on that day either', () => {
    const actual = (asOf: string) => [...trackTransactions(model, rows, { asOf }).columns.cumulativeActual];
    expect(actual('2026-01-29')).toEqual([0, 1, 1, 2]);
    expect(actual('2026-01-28T15:00')).toEqual([0, 1, 1, 1]);
    expect(actual('2026-01-28T18:00')).toEqual([0, 1, 1, 1]);
  });

  it('lines that come later change nothing (A06)', () => {
    const day = fc.integer({ min: 29, max: 400 }).map((days) => new Date(Date.UTC(2026, 0, days)).toISOString());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('Ada', 'Bo', 'Cy'), day), { maxLength: 9 }), (late) => {
        const all = [...rows, ...late.map(([customer, time]) => sale(customer, time))];
        const at = { asOf: '2026-01-29' };
        expect(trackTransactions(model, all, at)).toEqual(trackTransactions(model, rows, at));
      }),
      { numRuns: 30 },
    );
  });

  it('reads rows by a map and in a zone, as every door of a log does', () => {
    const mapped = rows.map(({ customer, time, amount }) => ({ who: customer, at: time, paid: amount }));
    const map = { customer: 'who', time: 'at', amount: 'paid' };
    const options = { timeZone: 'Asia/Tokyo' };
    expect(trackTransactions(model, mapped, { map, ...options })).toEqual(
      trackTransactions(model, parseTransactions(rows, options)),
    );
  });

  it('refuses a base that a wrong date has spread over centuries', () => {
    const far = [...rows, sale('Cy', '9999-12-31')];
    expect(() => trackTransactions(model, far)).toThrow(InvalidInputError);
    expect(() => trackTransactions(model, far)).toThrow('from 2026-01-01 to 9999-12-31');
  });
});
