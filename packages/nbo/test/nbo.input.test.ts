import {
  evaluateRecommendations,
  explainOffer,
  fitItemSimilarity,
  fitNextBasket,
  fitPopularity,
  fitSar,
  openNbo,
  parseItemSimilarityModel,
  parseNextBasketModel,
  parsePopularityModel,
  parseTransactions,
  recommend,
  toRows,
} from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const events = [
  { customer: 'A', item: 'tea' },
  { customer: 'A', item: 'jam' },
  { customer: 'B', item: 'tea' },
];

interface Told {
  readonly code?: string;
  readonly message: string;
}

const told = (run: () => unknown): Told => {
  try {
    run();
  } catch (error) {
    return error as Told;
  }
  throw new Error('nothing was refused');
};

describe('events', () => {
  it.each([
    [[{ customer: 'A', itm: 'tea' }], 'fitSar: no column "item"; there are "customer", "itm"'],
    [
      [{ customer: 'A', product: 'tea', amount: 2 }],
      'fitSar: no column "item"; there are "customer", "product", "amount"; parseTransactions makes a log of order lines',
    ],
    [[{ customer: 'A', item: 'tea' }, null], 'fitSar: row 1 must be an object, got null'],
    [{ customer: ['A'], item: ['tea', 'jam'] }, 'fitSar: column "item" has 2 rows, column "customer" has 1'],
    [{ item: ['tea'] }, 'fitSar: no column "customer"; there are "item"'],
    ['tea', 'fitSar: expected a transaction log, rows or columns, got "tea"'],
  ])('%j are refused', (data, message) => {
    const error = told(() => fitSar(data as never));
    expect([error.code, error.message]).toEqual(['invalid-input', message]);
  });

  it('name row and column of a cell that cannot be used', () => {
    const rows = [...events, { customer: ' ', item: 'tea' }];
    expect(told(() => fitPopularity(rows)).message).toContain('row 3, column "customer"');
    const timed = events.map((one, at) => ({ ...one, time: at === 1 ? 'soon' : '2026-01-05' }));
    expect(told(() => fitPopularity(timed)).message).toContain('row 1, column "time"');
  });

  it('are refused as a log without products', () => {
    const log = parseTransactions([{ customer: 'A', time: '2026-01-05', amount: 5 }]);
    const error = told(() => fitNextBasket(log));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toBe('fitNextBasket: the log has no products; map: { product: "…" } names their column');
  });

  it('are too few where all are refunds', () => {
    const error = told(() => fitSar([{ customer: 'A', item: 'tea', value: -1 }]));
    expect(error.code).toBe('insufficient-data');
    expect(error.message).toContain('1 of 1 events have a value of 0 or less');
  });

  it('may be coded columns, numbers as ids, and ids such as __proto__', () => {
    const log = parseTransactions(
      events.map((one) => ({ customer: one.customer, product: one.item, time: 0, amount: 1 })),
    );
    const coded = { customer: log.customer, item: log.product ?? log.customer };
    expect(fitSar(coded).parameters).toEqual(fitSar(events).parameters);
    const strange = [
      { customer: 7, item: '__proto__' },
      { customer: 7, item: 'constructor' },
      { customer: 8n, item: '__proto__' },
    ];
    expect(toRows(recommend(fitItemSimilarity(strange), strange), ['customer', 'item'])).toEqual([
      { customer: '8', item: 'constructor' },
    ]);
  });

  it('need times where they are to age', () => {
    for (const fit of [fitPopularity, fitItemSimilarity, fitSar]) {
      const error = told(() => fit(events, { halfLife: { days: 30 } }));
      expect(error.code).toBe('invalid-input');
      expect(error.message).toContain('halfLife needs the times of the events');
    }
    const dated = events.map((one) => ({ ...one, time: '2026-01-05' }));
    const list = recommend(fitSar(dated), events);
    expect(list.notes.map(({ code }) => code)).toContain('no-times');
  });

  it('may be of one item alone', () => {
    const one = [{ customer: 'A', item: 'tea' }];
    for (const fit of [fitItemSimilarity, fitSar]) expect(recommend(fit(one), one).length).toBe(0);
    expect(toRows(recommend(fitNextBasket(one), one), ['item'])).toEqual([{ item: 'tea' }]);
  });
});

describe('options', () => {
  const model = fitPopularity(events);

  it.each([
    [() => recommend(model, events, { k: 0 }), 'recommend: k must be a whole number >= 1, got 0'],
    [
      () => recommend(model, events, { repeats: 'only' as never }),
      'repeats must be "include", "exclude" or { after: a duration above 0 such as { days: 30 } }, got "only"',
    ],
    [() => recommend(model, events, { candidates: [7 as never] }), 'candidates must be a list of item ids, got 7'],
    [
      () => recommend(model, events, { customers: ['A', 'A'] }),
      'customers must be a list of different ids, got one of them twice',
    ],
    [() => recommend(model, events, { customers: [''] }), 'customers must be a list of different ids, got ""'],
    [() => fitItemSimilarity(events, { halfLife: { days: 0 } }), 'halfLife must be a duration above 0'],
    [
      () => explainOffer(model, events, { customer: 'A', item: 'rye' }),
      'item must be an item that the model knows, got "rye"',
    ],
    [
      () => explainOffer(model, events, { item: 'tea' } as never),
      'customer must be a text that is not empty, got null',
    ],
  ])('%s is refused', (run, message) => {
    const error = told(run);
    expect(error.code).toBe('invalid-option');
    expect(error.message).toContain(message);
  });

  it('says which candidates it does not know, and offers the others', () => {
    const list = recommend(model, [], { customers: ['N'], candidates: ['rye', 'jam'] });
    expect(toRows(list, ['item'])).toEqual([{ item: 'jam' }]);
    expect(list.notes[0]).toMatchObject({ code: 'unknown-candidates', details: { unknown: 1, candidates: 2 } });
  });
});

describe('models that are not what they must be', () => {
  const similar = fitItemSimilarity(events);
  const basket = fitNextBasket(events);

  it.each([
    [{ items: ['tea', 'jam'] }, 'items[1]'],
    [{ items: [] }, 'items'],
    [{ itemCustomers: [1, 3] }, 'itemCustomers'],
    [{ offsets: [0, 2, 1] }, 'offsets'],
    [{ neighbours: [1, 2] }, 'neighbours'],
    [{ neighbours: [0, 0] }, 'together'],
    [{ together: [1] }, 'together'],
    [{ together: [1, 2] }, 'together'],
    [{ shrinkage: -1 }, 'shrinkage'],
  ])('item similarity with %j is refused', (wrong, field) => {
    const error = told(() => parseItemSimilarityModel({ ...similar, parameters: { ...similar.parameters, ...wrong } }));
    expect(error.code).toBe('incompatible-model');
    expect(error.message).toContain(`parseItemSimilarityModel: model.parameters.${field} must be`);
  });

  it.each([[{ popularity: [1] }], [{ popularity: [1, 0] }], [{ decay: 2 }], [{ popularityWeight: -1 }]])(
    'next basket with %j is refused',
    (wrong) => {
      const error = told(() => parseNextBasketModel({ ...basket, parameters: { ...basket.parameters, ...wrong } }));
      expect(error.message).toContain(`model.parameters.${Object.keys(wrong)[0]} must be`);
    },
  );

  it('popularity below 0 is refused', () => {
    const model = fitPopularity(events);
    const wrong = { ...model, parameters: { ...model.parameters, popularity: [1, -1] } };
    expect(told(() => parsePopularityModel(wrong)).code).toBe('incompatible-model');
  });

  it.each([[{ kind: 'rfm/scores' }], [null], [7], [{}]])('%j is no model to open', (value) => {
    expect(told(() => openNbo(value as never)).code).toBe('incompatible-model');
    expect(told(() => recommend(value as never, events)).message).toContain(
      'recommend: model.kind must be one of nbo/popularity',
    );
  });
});

describe('evaluateRecommendations', () => {
  const list = recommend(fitPopularity(events), events);

  it('counts a customer without a list with 0, and says so', () => {
    const quality = evaluateRecommendations(list, [
      { customer: 'B', item: 'jam' },
      { customer: 'nobody', item: 'jam' },
    ]);
    expect(quality).toMatchObject({
      customers: 2,
      recall: 0.5,
      precision: 0.05,
      map: 0.5,
      ndcg: 0.5,
      hitRate: 0.5,
      itemsOffered: 1,
    });
    expect(quality.notes.map(({ code }) => code)).toEqual(['customers-without-list']);
  });

  it('takes the truth of a customer as a set', () => {
    const twice = [
      { customer: 'B', item: 'jam' },
      { customer: 'B', item: 'jam' },
    ];
    expect(evaluateRecommendations(list, twice).recall).toBe(1);
  });

  it('refuses an empty truth, and lists that are not', () => {
    expect(told(() => evaluateRecommendations(list, [])).code).toBe('insufficient-data');
    const shuffled = { ...list, columns: { ...list.columns, rank: Float64Array.of(2) } };
    expect(told(() => evaluateRecommendations(shuffled, events)).message).toContain(
      'ranks of a customer must count up from 1',
    );
  });
});
