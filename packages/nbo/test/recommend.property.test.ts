import {
  fitEase,
  fitImplicitAls,
  fitItemSimilarity,
  fitNextBasket,
  fitPopularity,
  fitSar,
  type ItemEvent,
  type NboModel,
  recommend,
  toRows,
} from '@clientele/nbo';
import { hostileIds } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const event = fc.record({
  customer: fc.constantFrom('A', 'B', 'C', 'D', 'E', '__proto__', 'constructor'),
  item: fc.constantFrom('tea', 'jam', 'oil', 'rye', 'nut', ...hostileIds),
  time: fc.integer({ min: 0, max: 40 }).map((days) => days * 43_200_000),
  value: fc.integer({ min: 1, max: 5 }),
});
const events = fc.array(event, { minLength: 1, maxLength: 40 });

const fits: readonly ((data: readonly ItemEvent[]) => NboModel)[] = [
  (data) => fitPopularity(data, { weight: 'count', halfLife: { days: 3 } }),
  (data) => fitItemSimilarity(data, { halfLife: { days: 3 }, weight: 'count', neighbours: 2 }),
  (data) => fitSar(data),
  (data) => fitNextBasket(data),
  (data) => fitEase(data, { weight: 'count', regularization: 2, neighbours: 3 }),
  (data) => fitImplicitAls(data, { factors: 3, iterations: 2, weight: 'count' }),
];

describe('every model', () => {
  it('tells nothing of the order of events, neither in itself nor in its lists', () => {
    fc.assert(
      fc.property(events, fc.integer(), (data, seed) => {
        const shuffled = [...data].sort((a, b) => hash(a, seed) - hash(b, seed));
        for (const fit of fits) {
          const model = fit(data);
          expect(fit(shuffled).parameters).toEqual(model.parameters);
          const customers = [...new Set(data.map(({ customer }) => customer))];
          expect(recommend(model, shuffled, { customers })).toEqual(recommend(model, data, { customers }));
        }
      }),
    );
  });

  it('gives one customer alone what the same gets among all', () => {
    fc.assert(
      fc.property(events, (data) => {
        for (const fit of fits) {
          const model = fit(data);
          const all = toRows(recommend(model, data));
          for (const customer of new Set(data.map((one) => one.customer))) {
            const alone = recommend(
              model,
              data.filter((one) => one.customer === customer),
            );
            expect(toRows(alone)).toEqual(all.filter((row) => row.customer === customer));
          }
        }
      }),
    );
  });

  it('never offers twice, never what is excluded, and ranks by score', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 8 }), (data, k) => {
        for (const fit of fits) {
          const rows = toRows(recommend(fit(data), data, { k, repeats: 'exclude' }));
          const owned = new Set(data.map(({ customer, item }) => JSON.stringify([customer, item])));
          const offered = rows.map(({ customer, item }) => JSON.stringify([customer, item]));
          expect(new Set(offered).size).toBe(offered.length);
          expect(offered.filter((one) => owned.has(one))).toEqual([]);
          for (const [at, row] of rows.entries()) {
            expect(Number(row.rank)).toBeLessThanOrEqual(k);
            if (row.rank === 1) continue;
            expect(Number(row.score)).toBeLessThanOrEqual(Number(rows[at - 1]?.score));
          }
        }
      }),
    );
  });
});

describe('counts of pairs', () => {
  it('are those of looking at every pair of every customer', () => {
    fc.assert(
      fc.property(events, (data) => {
        const { items, offsets, neighbours, together } = fitSar(data).parameters;
        const found = new Map<string, number>();
        for (const [i, item] of items.entries()) {
          for (let at = offsets[i] ?? 0; at < (offsets[i + 1] ?? 0); at++) {
            found.set(JSON.stringify([item, items[neighbours[at] ?? -1]]), together[at] ?? 0);
          }
        }
        expect(found).toEqual(new Map([...pairsOf(data)].sort(([a], [b]) => (a < b ? -1 : 1))));
      }),
    );
  });

  it('keep the best neighbours of each item, as sorting all of them would', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 4 }), (data, neighbours) => {
        const kept = fitItemSimilarity(data, { neighbours, shrinkage: 1 }).parameters;
        const all = fitItemSimilarity(data, { neighbours: 1000, shrinkage: 1 }).parameters;
        for (const i of kept.items.keys()) {
          const whole = all.neighbours.slice(all.offsets[i], all.offsets[i + 1]);
          expect(kept.neighbours.slice(kept.offsets[i], kept.offsets[i + 1])).toEqual(whole.slice(0, neighbours));
        }
        const s = (i: number, at: number): number => {
          const [a, b] = [all.itemCustomers[i] ?? 0, all.itemCustomers[all.neighbours[at] ?? 0] ?? 0];
          return (all.together[at] ?? 0) / (Math.sqrt(a * b) + 1);
        };
        for (const i of all.items.keys()) {
          for (let at = (all.offsets[i] ?? 0) + 1; at < (all.offsets[i + 1] ?? 0); at++) {
            const [before, here] = [s(i, at - 1), s(i, at)];
            const isTie = before === here;
            expect(before > here || (isTie && (all.neighbours[at - 1] ?? 0) < (all.neighbours[at] ?? 0))).toBe(true);
          }
        }
      }),
    );
  });
});

function pairsOf(data: readonly { customer: string; item: string }[]): Map<string, number> {
  const has = new Map<string, Set<string>>();
  for (const { customer, item } of data) has.set(customer, (has.get(customer) ?? new Set()).add(item));
  const pairs = new Map<string, number>();
  for (const items of has.values()) {
    for (const a of items) {
      for (const b of items) {
        const key = JSON.stringify([a, b]);
        if (a < b) pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
    }
  }
  return pairs;
}

function hash(one: object, seed: number): number {
  let state = seed;
  for (const sign of JSON.stringify(one)) state = (Math.imul(state, 31) + (sign.codePointAt(0) ?? 0)) | 0;
  return state;
}
