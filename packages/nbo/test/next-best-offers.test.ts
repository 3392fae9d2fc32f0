import { fitNextBasket, nextBestOffers, parseTransactions, recommend, toRows } from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const line = (customer: string, time: string, product: string, amount = 5) => ({ customer, time, product, amount });
const lines = [
  line('Ada', '2026-01-05', 'tea'),
  line('Ada', '2026-01-12', 'tea'),
  ...['Bo', 'Cy', 'Di'].flatMap((customer) => ['rye', 'nut'].map((item) => line(customer, '2026-01-09', item))),
  line('Ed', '2026-01-10', 'rye'),
  line('Ed', '2026-01-10', 'oil', -5),
  line('Fay', '2026-03-01', 'oil'),
];

describe('nextBestOffers', () => {
  it('is every step in one, with the part that weighs most as the reason', () => {
    const offers = nextBestOffers(lines, { asOf: '2026-02-01', shrinkage: 0, popularityWeight: 0.1, k: 3 });
    expect(toRows(offers, ['customer', 'rank', 'item', 'reason']).filter(({ customer }) => customer === 'Ed')).toEqual([
      { customer: 'Ed', rank: 1, item: 'rye', reason: 'bought before' },
      { customer: 'Ed', rank: 2, item: 'nut', reason: 'because of rye' },
      { customer: 'Ed', rank: 3, item: 'tea', reason: 'popular' },
    ]);
    expect(offers.notes.map(({ code }) => code)).toContain('refunds-left-out');
    expect(new Date(offers.asOf).toISOString()).toBe('2026-02-01T00:00:00.000Z');
  });

  it('sees nothing from asOf on', () => {
    const offers = nextBestOffers(lines, { asOf: '2026-02-01' });
    expect(offers.model.parameters.items).toEqual(['nut', 'rye', 'tea']);
    expect(toRows(offers, ['customer']).some(({ customer }) => customer === 'Fay')).toBe(false);
  });

  it('gives the numbers of its steps', () => {
    const log = parseTransactions(lines);
    const offers = nextBestOffers(log, { decay: 0.8, k: 2, repeats: 'exclude', candidates: ['oil', 'nut'] });
    const model = fitNextBasket(log, { decay: 0.8 });
    const list = recommend(model, log, { k: 2, repeats: 'exclude', candidates: ['oil', 'nut'] });
    expect(offers.model).toEqual(model);
    expect(toRows(offers, ['customer', 'rank', 'item', 'score'])).toEqual(toRows(list));
  });

  it('sets rows aside that cannot be used, and lists them', () => {
    const offers = nextBestOffers([...lines, line('Gus', 'soon', 'tea')]);
    expect(offers.issues.listed.map(({ row, column }) => [row, column])).toEqual([[lines.length, 'time']]);
  });

  it('says what it needs where nobody bought anything', () => {
    const run = (options: object) => () => nextBestOffers(lines, options);
    expect(run({ asOf: '2025-01-01' })).toThrow('nextBestOffers: needs 1 or more customers with a purchase, got 0');
    expect(run({ asof: '2025-01-01' })).toThrow('nextBestOffers: asof must be written asOf');
    expect(() => nextBestOffers([{ customer: 'A', time: '2026-01-05', amount: 5 }])).toThrow('the log has no products');
  });

  it('counts views, carts and searches as parts of a purchase', () => {
    const bought = [
      { customer: 'Ada', time: '2026-01-05', product: 'tea', amount: 4 },
      { customer: 'Bo', time: '2026-01-06', product: 'jam', amount: 4 },
    ];
    const interactions = [
      { customer: 'Ada', time: '2026-01-07', kind: 'cart', subject: 'oil' },
      { customer: 'Ada', time: '2026-01-20', kind: 'cart', subject: 'jam' },
    ];
    const options = { popularityWeight: 0, similarityWeight: 0, decay: 1, asOf: '2026-01-10' };
    const told = (more: object) =>
      toRows(nextBestOffers(bought, { ...options, ...more }), ['customer', 'item', 'score']);
    // What was put into the cart after the end of what is seen is not known yet.
    expect(told({ interactions })).toEqual([
      { customer: 'Ada', item: 'tea', score: 1 },
      { customer: 'Ada', item: 'oil', score: 0.5 },
      { customer: 'Bo', item: 'jam', score: 1 },
    ]);
    expect(told({ interactions, interactionWeights: { cart: 2 } })[0]).toEqual({
      customer: 'Ada',
      item: 'oil',
      score: 2,
    });
    expect(told({})).toHaveLength(2);
    expect(() => told({ interactions, interactionWeights: { cart: 0 } })).toThrow('weights.cart');
  });
});
