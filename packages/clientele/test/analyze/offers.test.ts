import { describe, expect, it } from 'vitest';
import { type AnalyzeOptions, analyze, type Offer, parseModel, toRows } from '../../src/index.ts';

const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
const goods = ['tea', 'jam', 'oil', 'rye', 'nut', 'fig'];

/** A year of 60 customers, who buy the same three of six products every one to three weeks. */
const lines = Array.from({ length: 60 }, (_, c) => c).flatMap((c) =>
  Array.from({ length: 20 + (c % 7) }, (_visit, v) => v).flatMap((v) =>
    [0, 1, 2].map((nth) => ({
      customer: `c${c}`,
      time: day(((c * 5) % 11) + v * (7 + (c % 3) * 4)),
      order: `${c}-${v}`,
      product: goods[(c + nth * (1 + (v % 2))) % goods.length] as string,
      amount: 5 + nth,
    })),
  ),
);
const offers: readonly Offer[] = [
  { offer: 'tea-10', kind: 'cross-sell', items: ['tea'], value: 4, cost: 0.5, channels: ['email'] },
  { offer: 'jam-10', kind: 'cross-sell', items: ['jam'], value: 4, cost: 0.5, channels: ['email', 'web'], stock: 7 },
  { offer: 'vip', kind: 'service', rate: 0.2, value: 30, cost: 1, eligibility: { trait: 'tier', equals: 'gold' } },
];
const told = (options: AnalyzeOptions = {}): ReturnType<typeof analyze> => analyze(lines, options);

describe('the nbo stage', () => {
  const analysis = told();

  it('gives every customer a product, with the reason and a model to keep', () => {
    expect(analysis.stages.nbo).toBe('done');
    const rows = toRows(analysis.customers, ['offer', 'offerReason'] as never) as unknown as Record<string, string>[];
    expect(rows).toHaveLength(60);
    for (const row of rows) {
      expect(goods).toContain(row['offer']);
      expect(row['offerReason']).toMatch(/^(bought before|popular|because of \w+)$/);
    }
    for (const kind of ['nbo/next-basket', 'nbo/calibration']) {
      expect(parseModel(JSON.parse(JSON.stringify(analysis.models[kind])))).toEqual(analysis.models[kind]);
    }
  });

  it('tells five products each with a probability, and how well last baskets were told', () => {
    const lists = analysis.tables?.['recommendations'];
    expect(lists?.length).toBe(300);
    const chances = lists?.columns['probability'] as Float64Array;
    expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
    const [test] = toRows(analysis.tables?.['offersTest'] ?? analysis.customers) as Record<string, unknown>[];
    expect(test).toMatchObject({ repeats: 'include', customers: 60 });
    expect(Number(test?.['hitRate'])).toBeGreaterThan(0.9);
  });

  it('makes the campaign of these products, and tells no money without offers', () => {
    const rows = toRows(analysis.campaign) as Record<string, unknown>[];
    expect(rows).toHaveLength(60);
    expect(new Set(rows.map(({ offer }) => offer))).not.toContain(null);
    expect(rows.every(({ expectedValue }) => expectedValue === null)).toBe(true);
    expect(analysis.notes.map(({ code }) => code)).toContain('expected-value-missing');
  });

  it('puts a product in the place of an action only where that surely beats the same list for all', () => {
    expect(Number(analysis.tables?.['offersTest']?.columns['ndcgGainLower']?.[0 as never])).toBeGreaterThan(0);
    expect(analysis.notes.map(({ code }) => code)).not.toContain('products-not-told');
    // The same visits with products that have nothing to do with what was bought before.
    let state = 1;
    const drawn = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const chance = analyze(lines.map((line) => ({ ...line, product: `p${Math.floor(300 * drawn())}` })));
    expect(chance.stages.nbo).toBe('done');
    expect(chance.notes.map(({ code }) => code)).toContain('products-not-told');
    expect(chance.customers.columns).not.toHaveProperty('offer');
    const told = toRows(chance.campaign) as Record<string, unknown>[];
    const actions = new Set(toRows(chance.segments).map((row) => (row as Record<string, unknown>)['action']));
    for (const { offer } of told) expect(actions).toContain(offer);
    // Lists are there all the same, with how well they did.
    expect(chance.tables?.['recommendations']?.length).toBeGreaterThan(0);
  });

  it('tells no product where no last basket could be told', () => {
    const firsts = lines.filter(({ order }) => order.endsWith('-0'));
    const note = analyze(firsts).notes.find(({ code }) => code === 'products-not-told');
    expect(note?.message).toContain('the campaign keeps the action of the segment');
  });

  it('says what it lacks', () => {
    const bare = lines.map(({ product: _, ...others }) => others);
    expect(analyze(bare).stages.nbo).toBe('needs a column of products: map product=...');
  });

  it('does not depend on the order of lines', () => {
    const turned = analyze([...lines].reverse());
    const byId = (one: typeof analysis): string[] =>
      toRows(one.customers, ['customer', 'offer'] as never)
        .map((row) => JSON.stringify(row))
        .sort();
    expect(byId(turned)).toEqual(byId(analysis));
    expect(turned.models['nbo/next-basket']).toEqual(analysis.models['nbo/next-basket']);
  });
});

describe('offers', () => {
  const customers = {
    length: 2,
    customer: { dictionary: { values: ['c1', 'c2'] }, codes: Uint32Array.of(0, 1) },
    columns: { tier: ['gold', 'gray'] },
  };
  const analysis = told({ offers, customers, campaign: { budget: 12, horizon: { days: 14 } } });
  const rows = toRows(analysis.campaign) as Record<string, unknown>[];

  it('make the campaign, within stock and budget, in money', () => {
    const cost = new Map(offers.map((one) => [one.offer, one.cost ?? 0]));
    expect(rows.reduce((sum, { offer }) => sum + (cost.get(String(offer)) ?? 0), 0)).toBeLessThanOrEqual(12);
    expect(rows.filter(({ offer }) => offer === 'jam-10').length).toBeLessThanOrEqual(7);
    expect(rows.every(({ expectedValue }) => Number(expectedValue) > 0)).toBe(true);
    expect(Object.keys(analysis.campaign.columns)).toEqual(['channel', 'offer', 'reason', 'expectedValue', 'group']);
    expect(analysis.notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['campaign-allocated', 'offers-calibrated']),
    );
  });

  it('ask traits of the customers file as well as columns of the analysis', () => {
    expect(rows.filter(({ offer }) => offer === 'vip').map(({ customer }) => customer)).toEqual(['c1']);
    const never: Offer = {
      offer: 'never',
      kind: 'win-back',
      rate: 0.5,
      value: 9,
      eligibility: { trait: 'recency', above: 9999 },
    };
    const { notes, tables } = told({ offers: [never] });
    expect(notes.find(({ code }) => code === 'offers-for-nobody')?.details).toEqual({ offers: ['never'] });
    expect(toRows(tables?.['offersRemoved'] ?? analysis.customers)).toEqual([
      { offer: 'never', rule: 'eligibility', customers: 60 },
    ]);
  });

  it('also stand at the customer, and in the report’s columns', () => {
    const byCustomer = new Map(rows.map(({ customer, offer }) => [customer, offer]));
    for (const row of toRows(analysis.customers, ['customer', 'offer'] as never) as unknown as Record<
      string,
      unknown
    >[]) {
      expect(row['offer']).toBe(byCustomer.get(row['customer']) ?? null);
    }
  });

  it('need no products: rates speak', () => {
    const bare = lines.map(({ product: _, ...others }) => others);
    const { campaign } = analyze(bare, {
      offers: [{ offer: 'stay', kind: 'retention', rate: 0.1, value: 20, cost: 1 }],
    });
    expect(campaign.length).toBe(60);
    expect((campaign.columns['expectedValue'] as Float64Array)[0]).toBe(1);
  });

  it.each([
    [{ offers: [{ offer: 'x', kind: 'gift' }] }, /offers\[0\]\.kind/],
    [{ offers: [{ offer: 'x', kind: 'service', stock: -1 }] }, /offers\[0\]\.stock/],
    [{ offers: 'x' }, /offers/],
    [{ campaign: { bugdet: 3 } }, /campaign must be a record of channels/],
    [{ offers, campaign: { budget: -1 } }, /budget/],
    [{ offers, campaign: { channels: [] } }, /channels/],
  ])('%j are refused, the field named', (options, message) => {
    expect(() => told(options as unknown as AnalyzeOptions)).toThrow(message);
  });
});
