import {
  explainOffer,
  fitItemSimilarity,
  fitNextBasket,
  fitPopularity,
  fitSar,
  type ItemEvent,
  openNbo,
  parseTransactions,
  recommend,
  toRows,
} from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const has = (customer: string, ...items: string[]): ItemEvent[] => items.map((item) => ({ customer, item }));
const shop = [...has('A', 'tea', 'jam', 'honey'), ...has('B', 'jam', 'tea'), ...has('C', 'tea'), ...has('D', 'oil')];
const scores = (list: ReturnType<typeof recommend>): [string | null, number | null][] =>
  toRows(list).map(({ item, score }) => [item, score]);

describe('the measures of similarity', () => {
  // Of four customers tea has 3, jam 2, honey 1; tea and jam share 2, honey shares 1 with each.
  it.each([
    ['cosine', 0, 2 / Math.sqrt(6), 1 / Math.sqrt(2)],
    ['cosine', 10, 2 / (Math.sqrt(6) + 10), 1 / (Math.sqrt(2) + 10)],
    ['jaccard', 0, 2 / 3, 1 / 2],
    ['jaccard', 1, 2 / 4, 1 / 3],
    ['lift', 0, 2 / ((3 * 2) / 4), 1 / ((2 * 1) / 4)],
  ] as const)('%s with shrinkage %d is that of its formula', (measure, shrinkage, tea, honey) => {
    const list = recommend(fitItemSimilarity(shop, { measure, shrinkage }), has('new', 'jam'));
    expect(new Map(scores(list))).toEqual(
      new Map([
        ['tea', tea],
        ['honey', honey],
      ]),
    );
  });

  it('keeps the nearest neighbours of the item offered, and counts for all to see', () => {
    const { parameters } = fitItemSimilarity(shop, { neighbours: 1, shrinkage: 0 });
    expect(parameters.items).toEqual(['honey', 'jam', 'oil', 'tea']);
    expect(parameters.itemCustomers).toEqual([1, 2, 1, 3]);
    expect(parameters.customerCount).toBe(4);
    // honey: jam; jam: tea; oil: none; tea: jam.
    expect(parameters.offsets).toEqual([0, 1, 2, 2, 3]);
    expect(parameters.neighbours).toEqual([1, 3, 1]);
    expect(parameters.together).toEqual([1, 2, 2]);
  });

  it('leaves out pairs that too few customers have', () => {
    const list = recommend(fitItemSimilarity(shop, { minTogether: 2 }), has('new', 'jam'));
    expect(toRows(list, ['item'])).toEqual([{ item: 'tea' }]);
  });
});

describe('SAR', () => {
  it('is affinity times similarity, the item itself included', () => {
    const rated = [
      { customer: 'B', item: 'jam', value: 2 },
      { customer: 'B', item: 'tea', value: 4 },
    ];
    const list = recommend(fitSar(shop), rated, { repeats: 'include' });
    expect(new Map(scores(list))).toEqual(
      new Map([
        ['tea', 4 * 1 + 2 * (2 / 3)],
        ['jam', 2 * 1 + 4 * (2 / 3)],
        ['honey', 2 * (1 / 2) + 4 * (1 / 3)],
      ]),
    );
  });

  it('halves an affinity every half-life before the last event of the fit', () => {
    const events = [
      { customer: 'A', item: 'tea', time: '2026-01-01', value: 3 },
      { customer: 'A', item: 'tea', time: '2026-01-31', value: 3 },
      { customer: 'B', item: 'tea', time: '2026-03-02', value: 1 },
    ];
    const list = recommend(fitSar(events), events, { repeats: 'include' });
    expect(scores(list)).toEqual([
      ['tea', 3 / 4 + 3 / 2],
      ['tea', 1],
    ]);
  });
});

describe('popularity', () => {
  const events = [
    { customer: 'A', item: 'tea', time: '2026-01-01', value: 2 },
    { customer: 'A', item: 'tea', time: '2026-01-11', value: 2 },
    { customer: 'B', item: 'tea', time: '2026-01-01', value: 1 },
    { customer: 'B', item: 'jam', time: '2026-01-11', value: 1 },
  ];

  it.each([
    [{}, [1, 2]],
    [{ weight: 'count' }, [1, 5]],
    // Ages are counted from the last event of the customer or of the fit, whichever is later: here the same day.
    [{ halfLife: { days: 10 } }, [1, 1.5]],
    [{ weight: 'count', halfLife: { days: 10 } }, [1, 2 + 1 + 0.5]],
  ] as const)('with %j counts what it says', (options, expected) => {
    expect(fitPopularity(events, options).parameters.popularity).toEqual(expected);
  });

  it('is the answer for somebody of whom nothing is known', () => {
    const list = recommend(fitPopularity(shop), [], { customers: ['nobody'], k: 2 });
    expect(toRows(list)).toEqual([
      { customer: 'nobody', rank: 1, item: 'tea', score: 3 },
      { customer: 'nobody', rank: 2, item: 'jam', score: 2 },
    ]);
  });
});

describe('the next basket', () => {
  const base = [
    { customer: 'A', item: 'tea', time: '2026-01-01' },
    { customer: 'A', item: 'jam', time: '2026-01-01' },
    { customer: 'A', item: 'tea', time: '2026-01-05' },
    { customer: 'B', item: 'tea', time: '2026-01-02' },
    { customer: 'B', item: 'jam', time: '2026-01-02' },
    { customer: 'C', item: 'oil', time: '2026-01-03' },
  ];
  const options = { decay: 0.5, similarityWeight: 0.25, popularityWeight: 0.125, shrinkage: 0 };

  it('adds own purchases, what goes with them, and what everybody buys', () => {
    // A: tea weighs 1 + 1/2, jam 1/2; tea and jam are in the same two customers' hands: cosine 1. Baskets: 3, 2 and 1.
    const list = recommend(fitNextBasket(base, options), base.slice(0, 3));
    expect(scores(list)).toEqual([
      ['tea', 1.5 + 0.25 * 0.5 + 0.125],
      ['jam', 0.5 + 0.25 * 1.5 + (0.125 * 2) / 3],
      ['oil', 0.125 / 3],
    ]);
  });

  it('counts an item once a basket, and two orders of one day as two', () => {
    const own = (order: string[]): number =>
      explainOffer(
        fitNextBasket(base, { decay: 0.5 }),
        order.map((one) => ({ customer: 'N', item: 'tea', time: '2026-02-01', order: one })),
        { customer: 'N', item: 'tea' },
      ).own;
    expect(own(['1', '1', '1'])).toBe(1);
    expect(own(['1', '2', '2'])).toBe(1.5);
  });

  it('takes a civil day for a basket where there are no orders, in the zone of the log', () => {
    // 23:30 and 00:30 UTC: one day in New York, two in UTC.
    const rows = ['2026-01-05T23:30:00Z', '2026-01-06T00:30:00Z'].map((time) => ({
      customer: 'N',
      product: 'tea',
      time,
      amount: 5,
    }));
    const own = (timeZone: string): number => {
      const log = parseTransactions(rows, { timeZone });
      return explainOffer(fitNextBasket(base, { decay: 0.5 }), log, { customer: 'N', item: 'tea' }).own;
    };
    expect(own('America/New_York')).toBe(1);
    expect(own('UTC')).toBe(1.5);
  });

  it('ages baskets by their number, unknown items included', () => {
    const history = [
      { customer: 'N', item: 'tea', time: '2026-01-01' },
      { customer: 'N', item: 'something new', time: '2026-01-09' },
    ];
    const list = recommend(fitNextBasket(base, options), history, { k: 1 });
    expect(scores(list)).toEqual([['tea', 0.5 + 0.125]]);
    expect(list.notes.map(({ code }) => code)).toEqual(['unknown-items']);
  });

  it('ages nothing where there are no times, and says so', () => {
    const model = fitNextBasket(shop);
    expect(model.diagnostics.notes.map(({ code }) => code)).toEqual(['no-times']);
    expect(explainOffer(model, has('N', 'tea', 'tea'), { customer: 'N', item: 'tea' }).own).toBe(2);
  });
});

describe('what puts nothing in', () => {
  const line = (product: string | null, amount: number, quantity: number) => ({
    customer: 'A',
    time: '2026-01-05',
    product,
    amount,
    quantity,
  });

  it('leaves refunds, lines of quantity 0 and lines without a product out of a log, and says how many', () => {
    const log = parseTransactions([
      line('tea', 5, 1),
      line('jam', -5, -1),
      line('oil', 0, 0),
      line('rye', 0, 1),
      line(null, 5, 1),
    ]);
    const { parameters, diagnostics } = fitPopularity(log);
    expect(parameters.items).toEqual(['rye', 'tea']);
    expect(diagnostics.notes.map(({ code, details }) => [code, details])).toEqual([
      ['refunds-left-out', { refunds: 2, lines: 5 }],
      ['lines-without-product', { withoutProduct: 1, lines: 5 }],
    ]);
  });

  it('counts a product once a basket in a log, and every event among events', () => {
    const twice = ['1', '1', '2'].map((order) => ({ ...line('tea', 5, 1), order }));
    expect(fitPopularity(parseTransactions(twice), { weight: 'count' }).parameters.popularity).toEqual([2]);
    const events = twice.map(({ order }) => ({ customer: 'A', item: 'tea', order }));
    expect(fitPopularity(events, { weight: 'count' }).parameters.popularity).toEqual([3]);
  });

  it('takes an event of value 0 or less for a refund', () => {
    const events = [3, 0, -2].map((value, at) => ({ customer: 'A', item: `item ${at}`, value }));
    const { parameters, diagnostics } = fitSar(events);
    expect(parameters.items).toEqual(['item 0']);
    expect(diagnostics.notes[0]).toMatchObject({ code: 'refunds-left-out', details: { refunds: 2, lines: 3 } });
  });
});

describe('recommend', () => {
  const model = fitNextBasket(shop, { shrinkage: 0 });

  it('includes what a customer has, unless told to leave it out', () => {
    const items = (options: object): (string | null)[] =>
      toRows(recommend(model, has('N', 'tea', 'jam'), options), ['item']).map(({ item }) => item);
    expect(items({}).slice(0, 2)).toEqual(['tea', 'jam']);
    expect(items({ repeats: 'exclude' })).toEqual(['honey', 'oil']);
    expect(items({ candidates: ['oil', 'tea'] })).toEqual(['tea', 'oil']);
    expect(items({ candidates: ['oil', 'tea'], repeats: 'exclude' })).toEqual(['oil']);
  });

  it('breaks ties by the id of the item', () => {
    const list = recommend(fitPopularity(has('A', 'b', 'a', 'C', 'ä', '10', '9')), [], { customers: ['N'] });
    expect(toRows(list, ['item']).map(({ item }) => item)).toEqual(['10', '9', 'C', 'a', 'b', 'ä']);
  });

  it('answers an opened model with the same bits', () => {
    expect(recommend(openNbo(model), shop)).toEqual(recommend(model, shop));
  });

  it('answers the customers asked for, in the order asked', () => {
    const list = recommend(model, shop, { customers: ['D', 'nobody', 'A'], k: 1 });
    expect(toRows(list, ['customer', 'item'])).toEqual([
      { customer: 'D', item: 'oil' },
      { customer: 'nobody', item: 'tea' },
      { customer: 'A', item: 'tea' },
    ]);
  });

  it('says of a list that it is short, and offers nothing of which nothing speaks', () => {
    const list = recommend(fitItemSimilarity(shop), has('D', 'oil'));
    expect(list.length).toBe(0);
    expect(list.notes[0]).toMatchObject({ code: 'short-lists', details: { short: 1, customers: 1 } });
  });
});

describe('explainOffer', () => {
  it('gives parts that add up to the score of recommend', () => {
    const model = fitNextBasket(shop, { shrinkage: 0 });
    const history = has('N', 'tea', 'jam', 'honey');
    const best = toRows(recommend(model, history)).find(({ item }) => item === 'tea');
    const why = explainOffer(model, history, { customer: 'N', item: 'tea', top: 1 });
    expect(why.score).toBe(best?.score);
    const because = why.because.reduce((sum, { contribution }) => sum + contribution, 0);
    expect(Math.abs(why.own + why.popularity + because + why.others - why.score)).toBeLessThan(1e-12);
    expect(why.because.map(({ item }) => item)).toEqual(['jam']);
    expect(why.others).toBeGreaterThan(0);
  });

  it('knows no reason for a customer without a history but popularity', () => {
    const why = explainOffer(fitNextBasket(shop), [], { customer: 'nobody', item: 'jam' });
    expect(why).toMatchObject({ own: 0, because: [], others: 0, popularity: (0.5 * 2) / 3, score: (0.5 * 2) / 3 });
  });
});
