import {
  allocateOffers,
  columnPropensity,
  customerTable,
  decide,
  decideAll,
  evaluateRecommendations,
  explainOffer,
  fitCalibration,
  fitEase,
  fitImplicitAls,
  fitItemSimilarity,
  fitNextBasket,
  fitPopularity,
  fitSar,
  type ItemEvent,
  type NboModel,
  nextBestOffers,
  type Offer,
  openDecisions,
  openNbo,
  parseOffers,
  parsePolicy,
  rankPropensities,
  recommend,
  splitEvents,
  upgradeLadder,
} from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const events: readonly ItemEvent[] = [
  { customer: 'Ada', item: 'tea', time: '2026-01-01' },
  { customer: 'Ada', item: 'jam', time: '2026-01-08' },
  { customer: 'Bo', item: 'tea', time: '2026-01-02' },
  { customer: 'Bo', item: 'rye', time: '2026-01-09' },
];
const fits = {
  fitPopularity,
  fitItemSimilarity,
  fitSar,
  fitEase,
  fitImplicitAls: (data: readonly ItemEvent[]): NboModel => fitImplicitAls(data, { factors: 2 }),
  fitNextBasket,
} as const;
const every = Object.entries(fits) as unknown as [string, (data: readonly ItemEvent[]) => NboModel][];
const service: Offer = { offer: 'a', kind: 'service', rate: 0.1, value: 5 };
const request = { channel: 'web', now: 0 };

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
};

// The list of the issue, row by row: each a typed error, or a result that is stated here.
describe.each(every)('%s', (_, fit) => {
  it('of an empty history is refused for lack of data', () => {
    expect(codeOf(() => fit([]))).toBe('insufficient-data');
  });

  it('of one item has nothing but it to offer', () => {
    const one = events.filter(({ item }) => item === 'tea');
    const model = fit(one);
    expect(recommend(model, one, { repeats: 'exclude' }).length).toBe(0);
    expect(recommend(model, one, { repeats: 'include', k: 5 }).length).toBeLessThanOrEqual(2);
  });

  it('of one customer has a model', () => {
    expect(recommend(fit(events.slice(0, 2)), [], { customers: ['new'] }).length).toBeLessThanOrEqual(2);
  });

  it('answers customers and items that it does not know, and says so', () => {
    const model = openNbo(fit(events));
    const strange = [{ customer: 'Nobody', item: 'unheard of', time: '2026-02-01' }];
    const lists = recommend(model, strange);
    expect(lists.notes.map(({ code }) => code)).toContain('unknown-items');
    expect(lists.length).toBe(recommend(model, [], { customers: ['Nobody'] }).length);
  });

  it('answers an empty history by what everybody buys, or with nothing', () => {
    const lists = recommend(fit(events), []);
    expect(lists.length).toBe(0);
    const asked = recommend(fit(events), [], { customers: ['new'] });
    expect([0, 3]).toContain(asked.length);
  });

  it('explains no item that it does not know', () => {
    expect(codeOf(() => explainOffer(fit(events), events, { customer: 'Ada', item: 'unheard of' }))).toBe(
      'invalid-option',
    );
  });

  it('decides on offers of items that it does not know: nothing speaks for them', () => {
    const decisions = openDecisions({
      offers: [{ offer: 'x', kind: 'service', items: ['unheard of'] }],
      propensity: fit(events),
    });
    expect(decisions.notes.map(({ code }) => code)).toContain('unknown-items');
    expect(decide(decisions, { customer: 'Ada' }, request).removed[0]?.rule).toBe('no-propensity');
  });
});

describe('offers', () => {
  it('that nobody is eligible for are told, in a request as in a campaign', () => {
    const closed: Offer = { ...service, eligibility: { trait: 'age', atLeast: 200 } };
    const decisions = openDecisions({ offers: [closed] });
    expect(decide(decisions, { customer: 'Ada', traits: { age: 30 } }, request)).toMatchObject({
      offers: [],
      removed: [{ offer: 'a', rule: 'eligibility' }],
    });
    const { campaign, notes, allocation } = decideAll(decisions, [{ customer: 'Ada' }], { channels: ['web'], now: 0 });
    expect(campaign.length).toBe(0);
    expect(allocation).toMatchObject({ value: 0, cost: 0 });
    expect(notes.map(({ code }) => code)).toContain('offers-for-nobody');
  });

  it('of negative stock are refused; of none are out of stock', () => {
    expect(codeOf(() => parseOffers([{ ...service, stock: -1 }]))).toBe('invalid-input');
    const candidates = { customer: ['A'], offer: ['a'], channel: ['w'], value: [1] };
    expect(codeOf(() => allocateOffers(candidates, { stock: [{ offer: 'a', max: -1 }] }))).toBe('invalid-option');
    const empty = openDecisions({ offers: [{ ...service, stock: 0 }] });
    expect(decide(empty, { customer: 'Ada' }, request).removed[0]?.rule).toBe('out-of-stock');
  });

  it('may be none at all, for nobody at all', () => {
    const decisions = openDecisions({ offers: [] });
    expect(decide(decisions, { customer: 'Ada' }, request)).toMatchObject({ offers: [], removed: [], record: [] });
    expect(decideAll(decisions, [], { channels: ['web'], now: 0 }).campaign.length).toBe(0);
    expect(decideAll(openDecisions({ offers: [service] }), [], { channels: ['web'], now: 0 }).campaign.length).toBe(0);
  });

  it('are the same twice: refused, as a customer who stands there twice is', () => {
    expect(codeOf(() => openDecisions({ offers: [service, service] }))).toBe('invalid-input');
    const twice = [{ customer: 'Ada' }, { customer: 'Ada' }];
    expect(codeOf(() => decideAll(openDecisions({ offers: [service] }), twice, { channels: ['w'], now: 0 }))).toBe(
      'invalid-input',
    );
  });
});

describe('caps', () => {
  const cap = { scope: 'any', max: 1, within: { days: 7 } } as const;

  it('that contradict each other are refused', () => {
    expect(codeOf(() => parsePolicy({ caps: [cap, { ...cap, max: 2 }] }))).toBe('invalid-input');
    expect(codeOf(() => openDecisions({ offers: [service], policy: { caps: [cap, { ...cap, max: 2 }] } }))).toBe(
      'invalid-input',
    );
  });

  it('of different windows stand together, and the tighter one binds', () => {
    const policy = { caps: [cap, { ...cap, max: 3, within: { days: 30 } }] };
    const contacts = [{ offer: 'a', time: -86_400_000 }];
    const { removed } = decide(openDecisions({ offers: [service], policy }), { customer: 'Ada', contacts }, request);
    expect(removed).toEqual([
      { offer: 'a', rule: 'contact-policy', because: 'at most 1 contacts in all within 7 days' },
    ]);
  });

  it('of 0 keep everything away', () => {
    const decisions = openDecisions({ offers: [service], policy: { caps: [{ ...cap, max: 0 }] } });
    expect(decide(decisions, { customer: 'Ada' }, request).offers).toEqual([]);
  });
});

describe('ladders', () => {
  const steps = (pairs: readonly [string, string][]) => pairs.map(([from, to]) => ({ from, to }));
  const products = ['a', 'b', 'c'].map((product, at) => ({ product, category: 'x', price: 10 + at }));

  it('of unknown products or a product below itself are refused, and cycles with them', () => {
    for (const pairs of [
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ],
      [['a', 'a']],
      [['a', 'gone']],
    ] as [string, string][][]) {
      expect(codeOf(() => upgradeLadder(products, { steps: steps(pairs) }))).toBe('invalid-input');
    }
  });

  it('of one product, or none, have no steps', () => {
    expect(upgradeLadder(products.slice(0, 1)).length).toBe(0);
    expect(upgradeLadder([]).length).toBe(0);
  });
});

describe('what stands around models', () => {
  it('refuses too little data', () => {
    expect(codeOf(() => splitEvents([]))).toBe('insufficient-data');
    expect(codeOf(() => splitEvents(events.slice(0, 1)))).toBe('insufficient-data');
    expect(codeOf(() => fitCalibration([], { horizon: { days: 7 } }))).toBe('insufficient-data');
    expect(codeOf(() => nextBestOffers([]))).toBe('insufficient-data');
    expect(codeOf(() => evaluateRecommendations(recommend(fitPopularity(events), events), []))).toBe(
      'insufficient-data',
    );
  });

  it('refuses scores that are none, cell by cell', () => {
    const table = customerTable(['Ada', 'Bo'], { item: ['tea', null], score: [0.2, 1.5] });
    expect(() => columnPropensity(table, { score: 'score' })).toThrow(
      'row 1, column "score": expected a number from 0 to 1, got 1.5',
    );
    const nameless = customerTable(['Ada'], { item: [null], score: [0.2] });
    expect(() => columnPropensity(nameless, { score: 'score' })).toThrow(
      'row 0, column "item": expected an id, got null',
    );
    expect(() => columnPropensity(table, { score: 'lift' })).toThrow('no column "lift"; there are "item", "score"');
    expect(() => columnPropensity(table, { score: 'item' })).toThrow('column "item" must hold numbers');
    expect(() => columnPropensity(table, { score: 'score', item: 'score' })).toThrow('column "score" must hold ids');
    expect(() => columnPropensity(null as never, { score: 'score' })).toThrow('scores must be a table, got null');
    expect(codeOf(() => columnPropensity(table, { score: 'score', item: 'item', about: 'x' }))).toBe('invalid-option');
    expect(codeOf(() => columnPropensity(table, { score: 'score', customers: ['A'] }))).toBe('invalid-option');
    expect(codeOf(() => columnPropensity(table, {} as never))).toBe('invalid-option');
    expect(codeOf(() => rankPropensities(table as never))).toBe('invalid-input');
    expect(codeOf(() => openDecisions({ offers: [service], scores: [table as never] }))).toBe('invalid-input');
  });

  it('refuses baskets that belong to nobody', () => {
    const rules = { length: 1, columns: { basket: Float64Array.of(3), item: ['tea'], score: Float64Array.of(0.5) } };
    expect(() => columnPropensity(rules, { score: 'score', customers: ['Ada'] })).toThrow('row 0, column "customer"');
    expect(() => columnPropensity(rules, { score: 'score' })).toThrow('no column "customer"');
  });

  it('refuses a zone that there is not', () => {
    const column = { customer: ['A'], item: ['tea'], time: ['2026-01-01'] };
    expect(() => fitNextBasket({ ...column, timeZone: 'Mars/Base' })).toThrow('timeZone must be an IANA time zone');
    expect(() => fitNextBasket({ ...column, timeZone: 7 as never })).toThrow('timeZone must be an IANA time zone');
  });
});
