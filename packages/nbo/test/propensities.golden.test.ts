import {
  columnPropensity,
  compareRecommendations,
  customerTable,
  decide,
  decideAll,
  evaluateRecommendations,
  fitCalibration,
  fitNextBasket,
  type Offer,
  openDecisions,
  rankPropensities,
  toRows,
} from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const coded = (values: string[], codes: number[]) => ({ dictionary: { values }, codes: Uint32Array.from(codes) });

/** The shape of `recommendFromRules`: rows name baskets, and the antecedent says why. */
const rules = {
  length: 3,
  columns: {
    basket: Float64Array.of(0, 0, 1),
    rank: Float64Array.of(1, 2, 1),
    item: coded(['wipes', 'beer'], [0, 1, 0]),
    score: Float64Array.of(0.6, 0.2, 0.4),
    antecedent: {
      dictionary: { values: ['diapers', 'cola'] },
      offsets: Uint32Array.of(0, 1, 3, 4),
      codes: Uint32Array.of(0, 0, 1, 1),
    },
  },
};
/** The shape of `predictChurn`: a table with a probability beside each customer. */
const predicted = customerTable(['Ada', 'Bo', 'Cy'], { recency: [3, 9, 40], probability: [0.1, 0.3, Number.NaN] });

const fromRules = columnPropensity(rules, { score: 'score', because: 'antecedent', customers: ['Ada', 'Bo'] });
const stays = columnPropensity(predicted, { score: 'probability', about: 'stay' });
const offers: readonly Offer[] = [
  { offer: 'wipes-10', kind: 'cross-sell', items: ['wipes'], value: 5 },
  { offer: 'beer-10', kind: 'cross-sell', items: ['beer'], value: 5 },
  { offer: 'stay', kind: 'retention', value: 30, cost: 1 },
];

describe('columns as propensities', () => {
  it('are read of rules, each with what in the basket speaks for it', () => {
    expect(toRows(fromRules)).toEqual([
      { customer: 'Ada', item: 'wipes', propensity: 0.6, reason: 'because of diapers' },
      { customer: 'Ada', item: 'beer', propensity: 0.2, reason: 'because of diapers, cola' },
      { customer: 'Bo', item: 'wipes', propensity: 0.4, reason: 'because of cola' },
    ]);
  });

  it('are read of a classifier, all about one offer; a customer without a score is told in a note', () => {
    expect(toRows(stays, ['customer', 'item', 'propensity'])).toEqual([
      { customer: 'Ada', item: 'stay', propensity: 0.1 },
      { customer: 'Bo', item: 'stay', propensity: 0.3 },
    ]);
    expect(stays.notes).toEqual([
      expect.objectContaining({ code: 'rows-without-score', details: { missing: 1, rows: 3 } }),
    ]);
  });

  it('decide together: rules for products, the classifier for the offer, in money', () => {
    const decisions = openDecisions({ offers, scores: [fromRules, stays] });
    const { offers: made, removed } = decide(decisions, { customer: 'Ada' }, { channel: 'web', now: 0, slots: 2 });
    expect(made.map(({ offer, expectedValue, reasons }) => [offer, expectedValue, reasons])).toEqual([
      ['stay', 2, ['propensity as given']],
      ['wipes-10', 3, ['because of diapers']],
    ]);
    expect(removed).toEqual([{ offer: 'beer-10', rule: 'outranked', because: 'the slots went to others' }]);
    const nobody = decide(decisions, { customer: 'Di' }, { channel: 'web', now: 0 });
    expect(new Set(nobody.removed.map(({ rule }) => rule))).toEqual(new Set(['no-propensity']));
  });

  it('decide the same for a base as for one, and give way to what comes with the customer', () => {
    const decisions = openDecisions({ offers, scores: [fromRules, stays], policy: { arbitration: 'expected-value' } });
    const own = { customer: 'Bo', propensities: [{ item: 'beer', propensity: 1 }] };
    const base = [{ customer: 'Ada' }, own];
    const { campaign } = decideAll(decisions, base, { channels: ['web'], now: 0, controlShare: 0 });
    expect(toRows(campaign, ['customer', 'offer', 'expectedValue'])).toEqual([
      { customer: 'Ada', offer: 'wipes-10', expectedValue: 3 },
      { customer: 'Bo', offer: 'beer-10', expectedValue: 5 },
    ]);
  });

  it('stand beside a calibrated model, which speaks of all other items', () => {
    const events = ['2026-01-01', '2026-02-01'].flatMap((time) =>
      ['Ada', 'Bo'].flatMap((customer) => ['tea', 'wipes'].map((item) => ({ customer, item, time }))),
    );
    const propensity = fitNextBasket(events);
    const calibration = fitCalibration(events, { horizon: { days: 14 } });
    const withTea = [...offers, { offer: 'tea', kind: 'service', value: 1 } as const];
    const setup = { offers: withTea, propensity, scores: [fromRules] };
    const decisions = openDecisions({ ...setup, calibration });
    const { offers: made } = decide(decisions, { customer: 'Ada' }, { channel: 'web', now: 0, slots: 4 });
    const by = new Map(made.map(({ offer, propensity: share }) => [offer, share]));
    expect(by.get('wipes-10')).toBe(0.6);
    expect(by.get('tea')).toBe(calibration.parameters.probabilities.at(-1));
    expect(() => openDecisions(setup)).toThrow('scores are probabilities');
  });

  it('of the same customer and item: the highest counts', () => {
    const twice = customerTable(['Ada', 'Ada'], { item: ['tea', 'tea'], score: [0.2, 0.5] });
    const scores = [columnPropensity(twice, { score: 'score' })];
    const tea = [{ offer: 'tea', kind: 'service' }] as const;
    const { offers: made } = decide(
      openDecisions({ offers: tea, scores }),
      { customer: 'Ada' },
      { channel: 'w', now: 0 },
    );
    expect(made[0]?.propensity).toBe(0.5);
    expect(toRows(rankPropensities(scores[0] as never))).toEqual([
      { customer: 'Ada', rank: 1, item: 'tea', score: 0.5 },
    ]);
  });
});

describe('lists of propensities', () => {
  it('rank by propensity, ties by item, and may be cut', () => {
    const even = customerTable(['Ada', 'Ada', 'Ada', 'Bo'], {
      item: ['tea', 'jam', 'rye', 'tea'],
      p: [0.3, 0.3, 0, 0.1],
    });
    const scores = columnPropensity(even, { score: 'p' });
    expect(toRows(rankPropensities(scores), ['customer', 'item', 'rank'])).toEqual([
      { customer: 'Ada', item: 'jam', rank: 1 },
      { customer: 'Ada', item: 'tea', rank: 2 },
      { customer: 'Bo', item: 'tea', rank: 1 },
    ]);
    expect(toRows(rankPropensities(scores, { k: 1, candidates: ['tea'] }), ['customer', 'item'])).toEqual([
      { customer: 'Ada', item: 'tea' },
      { customer: 'Bo', item: 'tea' },
    ]);
  });

  it('are evaluated as those of a model are', () => {
    const truth = [
      { customer: 'Ada', item: 'wipes' },
      { customer: 'Bo', item: 'beer' },
    ];
    expect(evaluateRecommendations(rankPropensities(fromRules), truth, { k: 1 })).toMatchObject({ recall: 0.5 });
  });
});

describe('compareRecommendations', () => {
  const lists = (items: string[]) =>
    rankPropensities(
      columnPropensity(
        customerTable(
          items.map((_, at) => `c${at}`),
          { item: items, score: items.map(() => 0.5) },
        ),
        {
          score: 'score',
        },
      ),
    );
  const truth = ['a', 'b', 'c', 'd', 'e'].map((item, at) => ({ customer: `c${at}`, item }));

  // Differences 1, 1, 0, 0, −1: mean 0.2, standard deviation √0.7, 0.2 ± 1.959964 √(0.7 / 5).
  it('takes differences customer by customer', () => {
    const found = compareRecommendations(lists(['a', 'b', 'x', 'x', 'x']), lists(['x', 'x', 'x', 'x', 'e']), truth);
    expect(found.customers).toBe(5);
    for (const { difference, lower, upper } of [found.recall, found.ndcg, found.hitRate]) {
      expect(difference).toBeCloseTo(0.2, 12);
      expect(upper).toBeCloseTo(0.2 + 1.959963984540054 * Math.sqrt(0.14), 10);
      expect(lower).toBeCloseTo(0.2 - 1.959963984540054 * Math.sqrt(0.14), 10);
    }
  });

  it('is nothing of lists that are alike, and turns its sign with them', () => {
    const [one, other] = [lists(['a', 'x', 'c', 'x', 'x']), lists(['a', 'b', 'x', 'x', 'x'])];
    expect(compareRecommendations(one, one, truth).ndcg).toEqual({ difference: 0, lower: 0, upper: 0 });
    const [there, back] = [
      compareRecommendations(one, other, truth).ndcg,
      compareRecommendations(other, one, truth).ndcg,
    ];
    expect(there.lower).toBeCloseTo(-Number(back.upper), 12);
  });

  it('of one customer has no interval', () => {
    const { hitRate } = compareRecommendations(lists(['a']), lists(['x']), truth.slice(0, 1));
    expect(hitRate).toEqual({ difference: 1, lower: null, upper: null });
  });
});
