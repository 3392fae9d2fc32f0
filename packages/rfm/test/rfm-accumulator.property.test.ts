import {
  deriveRfm,
  fitRfmScores,
  parseTransactions,
  type RfmScoresModel,
  rfmAccumulator,
  scoreRfm,
  summarizeCustomers,
  type Transaction,
  toRows,
} from '@clientele/rfm';
import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const zone = { timeZone: 'Europe/Berlin' };
const breaks = { recency: [3, 10, 40], frequency: [1, 2, 4], monetary: [10, 50, 200] };
const model: RfmScoresModel = fitRfmScores(
  { recency: [1, 9, 30], frequency: [5, 2, 1], monetary: [90, 40, 10] },
  { method: 'breaks', breaks },
);

type Options = NonNullable<Parameters<typeof rfmAccumulator>[1]>;

/** What a full pass over all lines gives, by id. */
function whole(rows: readonly Transaction[], asOf: number | 'end', options: Options): unknown[] {
  const { occasion, ...derivation } = options;
  const summary = summarizeCustomers(parseTransactions(rows, zone), { asOf, ...(occasion && { occasion }) });
  const scored = toRows(scoreRfm(model, deriveRfm(summary, derivation)));
  return scored.sort((a, b) => ((a['customer'] as string) < (b['customer'] as string) ? -1 : 1));
}

const batches = fc.tuple(transactionRows, fc.infiniteStream(fc.nat(3))).map(([rows, draws]) => {
  const parts: Transaction[][] = [[], [], [], []];
  for (const row of [...rows].reverse()) parts[draws.next().value as number]?.push(row);
  return parts;
});
const choices: fc.Arbitrary<Options> = fc.record(
  {
    occasion: fc.constantFrom('sale', 'net-positive-day'),
    monetary: fc.constantFrom('net', 'gross'),
    frequency: fc.constantFrom('orders', 'days'),
    minPurchases: fc.integer({ min: 1, max: 2 }),
  },
  { requiredKeys: [] },
);

describe('scores that follow the orders', () => {
  it('are after every batch those of a full pass over all lines so far, to the bit', () => {
    fc.assert(
      fc.property(batches, choices, (parts, options) => {
        const live = rfmAccumulator(model, { ...zone, ...options });
        const seen: Transaction[] = [];
        for (const part of parts) {
          live.add(part);
          seen.push(...part);
          expect(toRows(live.score())).toEqual(whole(seen, 'end', options));
          expect(live.length()).toBe(seen.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are right at every date, asked for in any order, with lines behind it', () => {
    fc.assert(
      fc.property(batches, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }), (parts, shares) => {
        const live = rfmAccumulator(model, zone);
        const seen: Transaction[] = [];
        for (const [at, part] of parts.entries()) {
          live.add(part);
          seen.push(...part);
          const times = Array.from(parseTransactions(seen, zone).time);
          if (times.length === 0) continue;
          const [first, last] = [Math.min(...times), Math.max(...times)];
          const asOf = Math.round(first + (shares[at] ?? 0.5) * (last - first + 1e8));
          expect(toRows(live.score({ asOf }))).toEqual(whole(seen, asOf, {}));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('go on from a state that was stored, and name whose lines came', () => {
    fc.assert(
      fc.property(batches, ([first = [], ...others]) => {
        const before = rfmAccumulator(model, zone);
        before.add(first);
        before.score();
        const live = rfmAccumulator(model, { state: structuredClone(before.state()) });
        for (const part of others) {
          expect([...live.add(part)].sort()).toEqual([...new Set(part.map(({ customer }) => customer))].sort());
        }
        expect(toRows(live.score())).toEqual(whole([first, ...others].flat(), 'end', {}));
      }),
      { numRuns: 40 },
    );
  });
});

describe('an accumulator of scores', () => {
  it('has nothing to tell of no lines, and of refunds alone', () => {
    const live = rfmAccumulator(model);
    expect(live.score().length).toBe(0);
    live.add([{ customer: 'Ada', time: '2026-01-05', amount: -5 }]);
    expect(live.score({ asOf: '2026-02-01' }).length).toBe(0);
    live.add([{ customer: 'Ada', time: '2026-01-04', amount: 5 }]);
    expect(toRows(live.score({ asOf: '2026-02-01' }), ['customer', 'monetary'])).toEqual([
      { customer: 'Ada', monetary: 0 },
    ]);
  });

  it('does not take a day for another where ids are odd', () => {
    const live = rfmAccumulator(model);
    for (const customer of ['__proto__', 'constructor', 'Z', 'é', 'a']) {
      live.add([{ customer, time: '2026-01-05', amount: 5, order: 'toString' }]);
    }
    expect(toRows(live.score(), ['customer', 'frequency'])).toEqual(
      ['Z', '__proto__', 'a', 'constructor', 'é'].map((customer) => ({ customer, frequency: 1 })),
    );
  });

  it('refuses lines of another zone, another kind of model, and options that are none', () => {
    const live = rfmAccumulator(model);
    expect(() => live.add(parseTransactions([], { timeZone: 'Asia/Tokyo' }))).toThrow('Asia/Tokyo');
    expect(() => rfmAccumulator({ ...model, kind: 'clv/bg-nbd' } as never)).toThrow('rfm/scores');
    expect(() => rfmAccumulator(model, { monetary: 'all' } as never)).toThrow('monetary');
    expect(() => rfmAccumulator(model, { zone: 'UTC' } as never)).toThrow('zone');
    expect(() => rfmAccumulator(model, { state: {} as never })).toThrow('state');
    expect(() => live.score({ until: 1 } as never)).toThrow('until');
    expect(() => live.score({ asOf: 'tomorrow' })).toThrow('asOf');
  });
});
