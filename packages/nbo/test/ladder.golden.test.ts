import { crossSellPairs, type LadderProduct, toRows, upgradeLadder } from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const products: LadderProduct[] = [
  { product: 'S', category: 'plan', price: 10 },
  { product: 'M', category: 'plan', price: 15 },
  { product: 'L', category: 'plan', price: 16 },
  { product: 'XL', category: 'plan', price: 40 },
  { product: 'cup', category: 'home', price: 11 },
  { product: 'mug', category: 'home', price: 11 },
];
const day = 86_400_000;

describe('upgradeLadder', () => {
  it('leads from each product to the dearer ones of its category, within the ratio', () => {
    expect(toRows(upgradeLadder(products), ['product', 'upgrade', 'share'])).toEqual([
      { product: 'M', upgrade: 'L', share: 1 },
      { product: 'S', upgrade: 'M', share: 0.5 },
      { product: 'S', upgrade: 'L', share: 0.5 },
    ]);
    const wide = toRows(upgradeLadder(products, { maxRatio: 4 }), ['product', 'upgrade'] as const);
    expect(wide).toContainEqual({ product: 'S', upgrade: 'XL' });
    expect(wide.filter(({ product }) => product === 'cup')).toEqual([]);
  });

  // Two of three customers went from S to L, one the other way round: (2 + 5) / (2 + 10) and (0 + 5) / (2 + 10).
  it('is drawn towards the steps that customers took, in their order', () => {
    const events = [
      ...['a', 'b'].flatMap((customer) => [
        { customer, item: 'S', time: 0 },
        { customer, item: 'L', time: day },
      ]),
      { customer: 'c', item: 'L', time: 0 },
      { customer: 'c', item: 'S', time: day },
    ];
    const [first, second] = toRows(upgradeLadder(products, { events })).filter(({ product }) => product === 'S');
    expect(first).toMatchObject({ upgrade: 'L', upgraded: 2, share: 7 / 12, priceRatio: 1.6 });
    expect(second).toMatchObject({ upgrade: 'M', upgraded: 0, share: 5 / 12 });
    expect(() => upgradeLadder(products, { events: [{ customer: 'a', item: 'S' }] })).toThrow(/need the times/);
  });

  it('takes steps of one’s own, and refuses those that lead back', () => {
    expect(toRows(upgradeLadder(products, { steps: [{ from: 'cup', to: 'mug' }] }))).toContainEqual(
      expect.objectContaining({ product: 'cup', upgrade: 'mug', priceRatio: 1 }),
    );
    for (const steps of [
      [{ from: 'L', to: 'S' }],
      [
        { from: 'cup', to: 'mug' },
        { from: 'mug', to: 'cup' },
      ],
      [{ from: 'cup', to: 'cup' }],
    ]) {
      try {
        upgradeLadder(products, { steps });
        expect.unreachable();
      } catch (error) {
        const { code, details, message } = error as { code: string; details: { cycle: string[] }; message: string };
        expect(code).toBe('invalid-input');
        expect(message).toContain(`the ladder leads back: ${details.cycle.join(' > ')}`);
        expect(details.cycle[0]).toBe(details.cycle.at(-1));
      }
    }
  });

  it.each([
    [[...products, { product: 'S', category: 'plan', price: 3 }], {}, /row 6, column "product"/],
    [[{ product: 'S', category: 'plan', price: 0 }], {}, /row 0, column "price": expected a number > 0, got 0/],
    [[{ product: 'S', price: 1 }], {}, /row 0, column "category"/],
    [[null], {}, /row 0, column "product"/],
    [products, { steps: [{ from: 'S', to: 'Z' }] }, /steps\[0\]: no product has the id "Z"/],
    [products, { steps: [{ from: 'S', to: 'cup' }] }, /stays within its category/],
    [products, { maxRatio: 0 }, /maxRatio/],
    ['S', {}, /products must be a list/],
  ])('refuses %j with %j', (given, options, message) => {
    expect(() => upgradeLadder(given as never, options as never)).toThrow(message);
  });

  it('of one product, or none, has no steps', () => {
    expect(upgradeLadder(products.slice(0, 1)).length).toBe(0);
    expect(upgradeLadder([]).length).toBe(0);
  });
});

describe('crossSellPairs', () => {
  const events = [
    ...Array.from({ length: 30 }, (_, c) => [
      { customer: `c${c}`, item: 'tea' },
      { customer: `c${c}`, item: c < 25 ? 'cup' : 'oil' },
      { customer: `c${c}`, item: 'green tea' },
    ]).flat(),
    { customer: 'c0', item: 'rarity' },
    ...Array.from({ length: 30 }, (_, c) => ({ customer: `d${c}`, item: 'oil' })),
  ];
  const categories = {
    tea: 'drinks',
    'green tea': 'drinks',
    cup: 'home',
    oil: 'food',
    rarity: 'home',
    __proto__x: 'y',
  };

  it('tells pairs across categories that rest on enough customers, with counts that can be redone', () => {
    const rows = toRows(crossSellPairs(events, { categories }));
    // 60 customers, 30 with tea, 25 with a cup, 25 with both: 25 / (30 x 25 / 60).
    expect(rows).toContainEqual({ item: 'tea', other: 'cup', together: 25, lift: 2, confidence: 25 / 30 });
    expect(rows.some(({ other }) => other === 'rarity')).toBe(false);
    expect(rows.some(({ item, other }) => item === 'tea' && other === 'green tea')).toBe(false);
    expect(toRows(crossSellPairs(events)).some(({ item, other }) => item === 'tea' && other === 'green tea')).toBe(
      true,
    );
  });

  it('says when there are none, and refuses categories that are no texts', () => {
    const { length, notes } = crossSellPairs(events, { minTogether: 500 });
    expect([length, notes.map(({ code }) => code)]).toEqual([0, ['no-pairs']]);
    expect(() => crossSellPairs(events, { categories: { tea: 3 } as never })).toThrow(/the category of tea/);
    expect(() => crossSellPairs([])).toThrow(expect.objectContaining({ code: 'insufficient-data' }));
  });
});
