import { describe, expect, it } from 'vitest';
import { analyze, type Offer, toRows } from '../../src/index.ts';

const at = (day: number, hour = 10): string => new Date(Date.UTC(2025, 0, 1 + day, hour)).toISOString();
const drawn = (() => {
  let state = 7;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((below * state) / 2 ** 32);
  };
})();

/** Customers who buy something else each time; the evening before they put it into the cart. */
const visits = Array.from({ length: 50 }, (_, c) => c).flatMap((c) =>
  Array.from({ length: 12 }, (_visit, v) => ({
    customer: `c${c}`,
    day: 3 + (c % 5) + v * 14,
    product: `p${drawn(60)}`,
  })),
);
const lines = visits.map(({ customer, day, product }) => ({ customer, time: at(day), product, amount: 5 }));
const carts = visits.map(({ customer, day, product }) => ({
  customer,
  time: at(day - 1),
  kind: 'cart',
  subject: product,
}));
const noise = visits.map(({ customer, day }) => ({
  customer,
  time: at(day - 1),
  kind: 'view',
  subject: `p${drawn(60)}`,
}));

describe('interactions with products', () => {
  const noteOf = (notes: readonly { code: string; details?: unknown }[]) =>
    notes.find(({ code }) => code === 'interactions-tested')?.details as
      | { difference: number; lower: number }
      | undefined;

  it('count where they tell last baskets better', () => {
    const analysis = analyze(lines, { interactions: carts });
    const told = noteOf(analysis.notes);
    expect(told?.difference).toBeGreaterThan(0.2);
    expect(told?.lower).toBeGreaterThan(0);
    expect(analysis.notes.map(({ code }) => code)).not.toContain('products-not-told');
    expect(noteOf(analyze(lines).notes)).toBeUndefined();
    expect(analyze(lines).notes.map(({ code }) => code)).toContain('products-not-told');
  });

  it('are left out where they do not, and where they name no product', () => {
    const plain = analyze(lines);
    const told = noteOf(analyze(lines, { interactions: noise, campaign: { interactionWeights: { view: 3 } } }).notes);
    expect(told?.lower).toBeLessThanOrEqual(0);
    const nameless = analyze(lines, { interactions: carts.map(({ subject: _, ...other }) => other) });
    expect(noteOf(nameless.notes)).toBeUndefined();
    expect(nameless.models['nbo/next-basket']).toEqual(plain.models['nbo/next-basket']);
  });

  it('decide on offers as well: what lies in the cart is worth more', () => {
    const offers: Offer[] = [{ offer: 'p0-10', kind: 'cross-sell', items: ['p0'], value: 4 }];
    const last = Math.max(...visits.map(({ day }) => day));
    const waiting = { customer: 'c7', time: at(last, 9), kind: 'cart', subject: 'p0' };
    const worth = (interactions: object[]): number => {
      const { campaign } = analyze(lines, { interactions, offers, controlShare: 0 });
      return Number(
        (toRows(campaign).find(({ customer }) => customer === 'c7') as Record<string, unknown>)['expectedValue'],
      );
    };
    expect(worth([...carts, waiting])).toBeGreaterThan(worth(carts));
  });
});
