import {
  type CustomerSummary,
  InvalidInputError,
  parseTransactions,
  summarizeCustomers,
  summaryAccumulator,
  type Transaction,
  toRows,
} from '@clientele/core';
import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const byId = (summary: CustomerSummary): unknown[] =>
  toRows(summary).sort((a, b) => ((a['customer'] as string) < (b['customer'] as string) ? -1 : 1));

/** Rows in another order, cut into pieces. */
const pieces = fc.tuple(transactionRows, fc.infiniteStream(fc.nat(3))).map(([rows, draws]) => {
  const parts: Transaction[][] = [[], [], [], []];
  for (const row of [...rows].reverse()) parts[draws.next().value as number]?.push(row);
  return { rows, parts };
});

describe('an accumulator of summaries', () => {
  it('sums up to the bits of the whole, whatever the pieces, their order, and who took them', () => {
    fc.assert(
      fc.property(pieces, fc.constantFrom('sale', 'net-positive-day'), ({ rows, parts }, occasion) => {
        const whole = summarizeCustomers(parseTransactions(rows, { timeZone: 'Europe/Berlin' }), { occasion });
        const [one, other] = [
          summaryAccumulator({ timeZone: 'Europe/Berlin' }),
          summaryAccumulator({ timeZone: 'Europe/Berlin' }),
        ];
        for (const [at, part] of parts.entries()) (at % 2 === 0 ? one : other).add(part);
        other.merge(one);
        const again = summaryAccumulator({ state: structuredClone(other.state()) });
        for (const made of [other, again]) {
          const summary = made.summarize({ occasion });
          expect(toRows(summary)).toEqual(byId(whole));
          expect([summary.asOf, summary.timeZone, made.length()]).toEqual([whole.asOf, whole.timeZone, rows.length]);
          expect(new Set(summary.notes.map((note) => JSON.stringify(note)))).toEqual(
            new Set(whole.notes.map((note) => JSON.stringify(note))),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes on after it has summed up, and leaves the one merged as it was', () => {
    const [one, other] = [summaryAccumulator(), summaryAccumulator()];
    one.add([{ customer: 'Ada', time: '2026-01-05', amount: 20 }]);
    other.add([{ customer: 'Bo', time: '2026-01-06', amount: 5 }]);
    one.summarize();
    one.merge(other);
    other.add([{ customer: 'Cy', time: '2026-01-07', amount: 5 }]);
    expect([one.length(), one.summarize().length, other.summarize().length]).toEqual([2, 2, 2]);
    expect(summaryAccumulator().summarize({ asOf: '2026-01-01' }).length).toBe(0);
  });

  it('refuses lines of another zone or currency, and a state that is none', () => {
    const log = parseTransactions([{ customer: 'Ada', time: '2026-01-05', amount: '20 EUR' }], {
      timeZone: 'Asia/Tokyo',
    });
    expect(() => summaryAccumulator().add(log)).toThrow(InvalidInputError);
    const dollars = summaryAccumulator({ timeZone: 'Asia/Tokyo', currency: 'USD' });
    expect(() => dollars.add(log)).toThrow('currency "EUR" does not go with "USD"');
    expect(() => summaryAccumulator({ state: { customers: [] } as never })).toThrow(
      'state must be what state() of an accumulator gave',
    );
    expect(() => summaryAccumulator().summarize({ until: 1 } as never)).toThrow('until');
  });
});
