import {
  evaluateRecommendations,
  fitItemSimilarity,
  fitNextBasket,
  fitPopularity,
  fitSar,
  parseItemSimilarityModel,
  parseTransactions,
  recommend,
  splitEvents,
  toRows,
  usualInteractionWeights,
  weighInteractions,
} from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;

describe('interactions as weighted events', () => {
  const seen = [
    { customer: 'Ada', time: '2026-01-05', kind: 'view', subject: 'tea' },
    { customer: 'Ada', time: '2026-01-06', kind: 'view', subject: 'tea' },
    { customer: 'Ada', time: '2026-01-06', kind: 'cart', subject: 'jam' },
    { customer: 'Bo', time: '2026-01-06', kind: 'complaint', subject: 'tea' },
    { customer: 'Bo', time: '2026-01-06', kind: 'view' },
  ];
  const purchases = parseTransactions([{ customer: 'Bo', time: '2026-01-02', amount: 4, product: 'tea' }]);

  it('stand beside purchases, each kind with its weight', () => {
    const { events, notes } = weighInteractions(seen, { weights: { view: 0.25, cart: 0.5 }, purchases });
    const { items, popularity } = fitPopularity(events, { weight: 'count' }).parameters;
    expect([items, popularity]).toEqual([
      ['jam', 'tea'],
      [0.5, 1.5],
    ]);
    expect(notes).toContainEqual(
      expect.objectContaining({ code: 'interactions-left-out', details: { leftOut: 2, interactions: 5 } }),
    );
    expect(recommend(fitNextBasket(events), events, { customers: ['Bo'] }).length).toBe(2);
  });

  it('weigh by rules of thumb unless told otherwise', () => {
    expect(weighInteractions(seen).events).toEqual(
      weighInteractions(seen, { weights: { view: 0.1, search: 0.2, cart: 0.5 } }).events,
    );
    expect(usualInteractionWeights).toEqual({ view: 0.1, search: 0.2, cart: 0.5 });
  });

  it.each([
    [{ weights: {} }, /weights must be a finite number > 0, got none/],
    [{ weights: { view: 0 } }, /weights\.view/],
    [{ weights: { view: Number.NaN } }, /weights\.view/],
    [{ weights: { view: 1 }, wieghts: 1 }, /wieghts/],
  ])('are refused with %j', (options, message) => {
    expect(() => weighInteractions(seen, options as never)).toThrow(message);
  });

  it('need subjects', () => {
    const bare = [{ customer: 'Ada', time: '2026-01-05', kind: 'view' }];
    expect(() => weighInteractions(bare, { weights: { view: 1 } })).toThrow(/no subjects/);
  });
});

describe('what is trending', () => {
  const buys = (item: string, from: number, count: number): { customer: string; item: string; time: number }[] =>
    Array.from({ length: count }, (_, c) => ({ customer: `${item}${from}-${c}`, item, time: (from + (c % 7)) * day }));
  // Week by week: tea from 20 to 60 customers, jam from 1 to 4, oil steady at 50, rye gone.
  const events = [
    ...buys('tea', 0, 20),
    ...buys('tea', 7, 60),
    ...buys('jam', 0, 1),
    ...buys('jam', 7, 4),
    ...buys('oil', 0, 50),
    ...buys('oil', 7, 50),
    ...buys('rye', 0, 30),
  ];

  it('is the growth that is sure, not the steepest rise of a handful', () => {
    const { items, popularity } = fitPopularity(events, { trend: { weeks: 1 } }).parameters;
    const score = Object.fromEntries(items.map((item, at) => [item, popularity[at] ?? 0]));
    const bound = (before: number, now: number): number =>
      Math.exp(Math.log((now + 0.5) / (before + 0.5)) - 1.645 * Math.sqrt(1 / (now + 0.5) + 1 / (before + 0.5)));
    expect(score['tea']).toBeCloseTo(bound(20, 60), 12);
    expect(score['jam']).toBeCloseTo(bound(1, 4), 12);
    expect(score['tea']).toBeGreaterThan(1);
    expect(score['jam']).toBeLessThan(score['oil'] ?? 0);
    expect(score['rye']).toBe(0);
    expect(
      toRows(recommend(fitPopularity(events, { trend: { weeks: 1 } }), [], { customers: ['new'], k: 1 }))[0],
    ).toMatchObject({ item: 'tea' });
  });

  it('needs times, a window before the last, and no other weighing', () => {
    expect(() => fitPopularity([{ customer: 'a', item: 'b' }], { trend: { weeks: 1 } })).toThrow(
      /trend needs the times/,
    );
    expect(() => fitPopularity(buys('tea', 0, 3), { trend: { weeks: 1 } })).toThrow(/window before the last/);
    expect(() => fitPopularity(events, { trend: { weeks: 1 }, weight: 'count' })).toThrow(/trend must be left out/);
  });
});

describe('repeats after a while', () => {
  const events = [
    { customer: 'Ada', item: 'tea', time: '2026-01-05' },
    { customer: 'Ada', item: 'jam', time: '2026-01-25' },
    { customer: 'Bo', item: 'tea', time: '2026-01-25' },
    { customer: 'Bo', item: 'tea', time: '2026-01-05' },
    { customer: 'Bo', item: 'oil', time: '2026-01-01' },
  ];
  const model = fitNextBasket(events);
  const items = (now: string, days: number): string[] =>
    toRows(recommend(model, events, { repeats: { after: { days } }, now })).map(
      ({ customer, item }) => `${customer} ${item}`,
    );

  it('come again only so long after the last event, included', () => {
    expect(items('2026-01-26', 14).sort()).toEqual(['Ada oil', 'Ada tea', 'Bo jam', 'Bo oil']);
    expect(items('2026-02-08', 14).sort()).toEqual(['Ada jam', 'Ada oil', 'Ada tea', 'Bo jam', 'Bo oil', 'Bo tea']);
    expect(items('2026-02-07', 14)).not.toContain('Ada jam');
  });

  it('need a moment and times', () => {
    expect(() => recommend(model, events, { repeats: { after: { days: 3 } } })).toThrow(/now must be given/);
    const bare = events.map(({ time: _, ...others }) => others);
    const options = { repeats: { after: { days: 3 } }, now: '2026-01-01' } as const;
    expect(() => recommend(model, bare, options)).toThrow(/need the times/);
    expect(() => recommend(model, events, { repeats: { after: { days: 0 } } })).toThrow(/repeats must be/);
  });
});

describe('similarities of weights', () => {
  const rows = [
    ['a', 'tea', 2],
    ['a', 'jam', 1],
    ['b', 'tea', 1],
    ['b', 'jam', 3],
    ['c', 'tea', 1],
    ['c', 'oil', 2],
  ] as const;
  const events = rows.map(([customer, item, value]) => ({ customer, item, value }));

  // tea (2, 1, 1), jam (1, 3, 0): 5 / sqrt(6 x 10).
  it('the weighted cosine is that of the values', () => {
    const model = fitItemSimilarity(events, { measure: 'weighted-cosine', weight: 'count', shrinkage: 0 });
    const [best] = toRows(recommend(model, [{ customer: 'n', item: 'jam' }]));
    expect(best?.item).toBe('tea');
    expect(best?.score).toBeCloseTo(5 / Math.sqrt(60), 6);
    expect(parseItemSimilarityModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it('ages them where there is a half-life', () => {
    const timed = events.map((one) => ({ ...one, time: one.customer === 'b' ? 0 : 100 * day }));
    const score = (halfLife?: { days: number }): number => {
      const model = fitItemSimilarity(timed, {
        measure: 'weighted-cosine',
        shrinkage: 0,
        ...(halfLife && { halfLife }),
      });
      const history = [{ customer: 'n', item: 'jam', time: 100 * day }];
      return Number(toRows(recommend(model, history)).find(({ item }) => item === 'tea')?.score);
    };
    expect(score({ days: 1000 })).not.toBe(score());
  });

  it('BM25 is what its formula says', () => {
    const model = fitItemSimilarity(
      events.map(({ customer, item }) => ({ customer, item })),
      { measure: 'bm25' },
    );
    // Three items, customers of two items each: idf = ln 3 - ln 3 = 0, so nothing is told.
    expect(model.parameters.neighbours).toEqual([]);
    const wide = [...events, ...['d', 'e', 'f'].map((customer) => ({ customer, item: `only ${customer}`, value: 1 }))];
    const { items, offsets, neighbours, similarities } = fitItemSimilarity(wide, { measure: 'bm25' }).parameters;
    const weight = (holders: number): number =>
      (101 * (Math.log(6) - Math.log(3))) / (100 * (0.2 + (0.8 * holders) / 1.5) + 1);
    const jam = items.indexOf('jam');
    expect(neighbours[offsets[jam] as number]).toBe(items.indexOf('tea'));
    expect(similarities?.[offsets[jam] as number]).toBeCloseTo(2 * weight(2) * weight(3), 5);
  });

  it('a stored model with similarities that do not fit is refused', () => {
    const model = fitItemSimilarity(events, { measure: 'weighted-cosine' });
    const parameters = { ...model.parameters, similarities: [1] };
    expect(() => parseItemSimilarityModel({ ...model, parameters })).toThrow(/similarities/);
    const { similarities: _, ...bare } = model.parameters;
    expect(() => parseItemSimilarityModel({ ...model, parameters: bare })).toThrow(/similarities/);
  });

  it('rank as the counts do where all weights are 1', () => {
    const plain = events.map(({ customer, item }) => ({ customer, item }));
    const lists = (measure: 'cosine' | 'weighted-cosine'): string[] =>
      toRows(recommend(fitItemSimilarity(plain, { measure }), plain)).map(
        ({ customer, item }) => `${customer} ${item}`,
      );
    expect(lists('weighted-cosine')).toEqual(lists('cosine'));
    expect(evaluateRecommendations(recommend(fitItemSimilarity(plain), plain), plain).k).toBe(10);
  });
});

describe('the zone of columns', () => {
  const columns = {
    customer: ['Ada', 'Ada', 'Ada'],
    item: ['tea', 'tea', 'jam'],
    time: ['2026-01-05T23:30', '2026-01-06T00:30', '2026-01-06T12:00'],
  };

  it('decides which events share a basket', () => {
    const instants = columns.time.map((text) => Date.parse(`${text}Z`));
    // At UTC tea was in two baskets; in New York both fall on the evening of the 5th.
    const tea = (timeZone?: string): number => {
      const told = { ...columns, time: instants, ...(timeZone === undefined ? {} : { timeZone }) };
      const { items, popularity } = fitNextBasket(told).parameters;
      return popularity[items.indexOf('tea')] as number;
    };
    expect([tea(), tea('UTC'), tea('America/New_York')]).toEqual([2, 2, 1]);
  });

  it('reads times without an offset', () => {
    const last = (timeZone: string): number | null => fitSar({ ...columns, timeZone }).parameters.lastEvent;
    expect(last('UTC')).toBe(Date.UTC(2026, 0, 6, 12));
    expect(last('America/New_York')).toBe(Date.UTC(2026, 0, 6, 17));
  });

  it('survives a split', () => {
    const { known, next } = splitEvents({ ...columns, timeZone: 'America/New_York' });
    expect([known.timeZone, next.timeZone]).toEqual(['America/New_York', 'America/New_York']);
    expect(toRows(recommend(fitPopularity(next), next, { repeats: 'include' }), ['item'])).toEqual([
      { item: 'jam' },
      { item: 'tea' },
    ]);
  });
});
