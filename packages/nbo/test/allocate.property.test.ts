import { type AllocationLimits, allocateOffers, checkAllocation } from '@clientele/nbo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidates, campaignInstance } from './instances.ts';

const row = fc.record({
  customer: fc.constantFrom('a', 'b', 'c', 'd'),
  offer: fc.constantFrom('x', 'y', 'z'),
  channel: fc.constantFrom('mail', 'web'),
  value: fc.integer({ min: -2, max: 12 }),
  cost: fc.integer({ min: 0, max: 5 }),
});
const rows = fc.uniqueArray(row, {
  selector: ({ customer, offer, channel }) => `${customer} ${offer} ${channel}`,
  minLength: 1,
  maxLength: 9,
});
const tinyLimits = fc.record({
  slots: fc.integer({ min: 1, max: 2 }),
  stock: fc.constantFrom(
    [],
    [{ offer: 'x', max: 1 }],
    [
      { offer: 'y', max: 0 },
      { offer: 'x', max: 2 },
    ],
  ),
  capacity: fc.constantFrom(
    [],
    [{ channel: 'mail', max: 1 }],
    [
      { channel: 'web', max: 2 },
      { channel: 'mail', max: 0 },
    ],
  ),
  budget: fc.constantFrom(undefined, 0, 4, 9),
});

function columnsOf(
  list: readonly { customer: string; offer: string; channel: string; value: number; cost: number }[],
): Candidates {
  return {
    customer: list.map(({ customer }) => customer),
    offer: list.map(({ offer }) => offer),
    channel: list.map(({ channel }) => channel),
    value: list.map(({ value }) => value),
    cost: list.map(({ cost }) => cost),
  };
}

/** The best of all subsets that an independent audit lets pass. */
function bruteForce(candidates: Candidates, limits: AllocationLimits): number {
  let best = 0;
  for (let subset = 0; subset < 2 ** candidates.value.length; subset++) {
    const taken = candidates.value.flatMap((_, at) => ((subset >> at) & 1 ? [at] : []));
    if (checkAllocation(candidates, taken, limits).length > 0) continue;
    best = Math.max(
      best,
      taken.reduce((sum, at) => sum + (candidates.value[at] as number), 0),
    );
  }
  return best;
}

describe('an allocation', () => {
  it('of a tiny base is the best of all that keep the limits, and proven', () => {
    fc.assert(
      fc.property(rows, tinyLimits, (list, limits) => {
        const candidates = columnsOf(list);
        const { rows: taken, value, upperBound, status, gap } = allocateOffers(candidates, limits);
        expect(checkAllocation(candidates, taken, limits)).toEqual([]);
        expect(value).toBeCloseTo(bruteForce(candidates, limits), 9);
        expect([status, gap, upperBound]).toEqual(['optimal', 0, value]);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of rows, nor on the unit of value', () => {
    fc.assert(
      fc.property(rows, tinyLimits, (list, limits) => {
        const pairs = (order: typeof list, scale: number): string[] => {
          const candidates = columnsOf(order.map((one) => ({ ...one, value: one.value * scale })));
          const { rows: taken } = allocateOffers(candidates, limits);
          return Array.from(
            taken,
            (at) => `${candidates.customer[at]} ${candidates.offer[at]} ${candidates.channel[at]}`,
          ).sort();
        };
        expect(pairs([...list].reverse(), 1)).toEqual(pairs(list, 1));
        expect(pairs(list, 1024)).toEqual(pairs(list, 1));
      }),
      { numRuns: 60 },
    );
  });

  // The bound is no less than the optimum of the linear program, so the share of the optimum is at least that of the bound.
  it.each([
    [1000, 8, 3, ['email'], 1],
    [1000, 8, 4, ['email', 'web', 'call'], 1],
    [2000, 10, 5, ['email'], 1],
    [1500, 20, 6, ['email', 'web'], 2],
  ])(
    'of %i customers and %i offers reaches 99.9 %% of the bound and keeps every limit',
    (n, m, seed, channels, slots) => {
      const { candidates, limits } = campaignInstance(n, m, seed, channels);
      const all = { ...limits, slots };
      const { rows: taken, value, cost, upperBound, gap } = allocateOffers(candidates, all);
      expect(checkAllocation(candidates, taken, all)).toEqual([]);
      expect(value).toBeGreaterThanOrEqual(0.999 * upperBound);
      expect(gap).toBeCloseTo(1 - value / upperBound, 12);
      expect(cost).toBeLessThanOrEqual(limits.budget ?? 0);
    },
  );

  it('earns far more than first come, first served', () => {
    const { candidates, limits } = campaignInstance(1000, 8, 3);
    const left = new Map((limits.stock ?? []).map(({ offer, max }) => [offer, max]));
    let budget = limits.budget ?? 0;
    let served = 0;
    for (const customer of new Set(candidates.customer)) {
      const own = candidates.customer.flatMap((id, at) => (id === customer ? [at] : []));
      const value = (at: number): number => candidates.value[at] as number;
      const fits = own.filter(
        (at) =>
          value(at) > 0 &&
          (left.get(candidates.offer[at] as string) ?? 0) > 0 &&
          (candidates.cost[at] as number) <= budget,
      );
      const best = fits.sort((a, b) => value(b) - value(a))[0];
      if (best === undefined) continue;
      const offer = candidates.offer[best] as string;
      left.set(offer, (left.get(offer) ?? 0) - 1);
      budget -= candidates.cost[best] as number;
      served += value(best);
    }
    expect(allocateOffers(candidates, limits).value).toBeGreaterThan(1.25 * served);
  });

  it('prices what is scarce: one more unit of a binding limit adds about its price', () => {
    const { candidates, limits } = campaignInstance(1000, 6, 9);
    const free = { stock: limits.stock };
    const before = allocateOffers(candidates, free);
    const priced = before.shadowPrices.stock.find(({ price }) => price > 0.05);
    const more = (limits.stock ?? []).map((one) => (one.offer === priced?.offer ? { ...one, max: one.max + 20 } : one));
    const after = allocateOffers(candidates, { stock: more });
    const slack = 0.0005 * before.value;
    expect(after.value - before.value).toBeLessThan(20 * (priced?.price ?? 0) + slack);
    expect(after.value - before.value).toBeGreaterThan(0);
    const rich = allocateOffers(candidates, { stock: limits.stock, budget: 1e9 });
    expect(rich.shadowPrices.budget).toBe(0);
    expect(allocateOffers(candidates, { budget: 100 }).shadowPrices.budget).toBeGreaterThan(0);
  });
});
