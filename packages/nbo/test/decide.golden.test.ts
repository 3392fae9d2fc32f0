import {
  type Contact,
  type DecisionPolicy,
  decide,
  fitNextBasket,
  type Offer,
  openDecisions,
  type Predicate,
} from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;
const web = { channel: 'web', now: 100 * day };

const offers: readonly Offer[] = [
  { offer: 'card', kind: 'cross-sell', group: 'cards', rate: 0.05, value: 40, cost: 0.5 },
  { offer: 'loan', kind: 'up-sell', rate: 0.02, value: 90, cost: 1 },
  { offer: 'stay', kind: 'retention', rate: 0.1, value: 25 },
];

const chosen = (policy: DecisionPolicy, options: object = {}): (string | number)[][] =>
  decide(openDecisions({ offers, policy }), { customer: 'Ada' }, { ...web, slots: 3, ...options }).offers.map(
    ({ offer, priority }) => [offer, Math.round(priority * 1e9) / 1e9],
  );

describe('arbitration', () => {
  it('multiplies propensity and value, the highest first', () => {
    expect(chosen({})).toEqual([
      ['stay', 2.5],
      ['card', 2],
      ['loan', 1.8],
    ]);
  });

  // Pega Customer Decision Hub, "Prioritizing actions": weights of issue, group and action are added up, 55 in all make 1.55.
  it('adds percents of levers up before they become a factor', () => {
    const levers = [
      { scope: 'kind', name: 'cross-sell', percent: 20 },
      { scope: 'group', name: 'cards', percent: 25 },
      { scope: 'offer', name: 'card', percent: 10 },
      { scope: 'channel', name: 'mail', percent: 900 },
    ] as const;
    const { offers: made } = decide(openDecisions({ offers, policy: { levers } }), { customer: 'Ada' }, web);
    expect(made[0]).toMatchObject({ offer: 'card', lever: 1.55, reasons: ['rate as given', 'levers +55 %'] });
    expect(made[0]?.priority).toBeCloseTo(0.05 * 40 * 1.55, 12);
  });

  it('weighs by context, as far as its condition surely holds', () => {
    const context = [{ when: { trait: 'churn', atLeast: 0.5 }, scope: 'kind', name: 'up-sell', percent: -50 }] as const;
    const decisions = openDecisions({ offers, policy: { context } });
    const factorOf = (churn: number | null): number | undefined =>
      decide(decisions, { customer: 'Ada', traits: { churn } }, { ...web, slots: 3 }).offers.find(
        ({ offer }) => offer === 'loan',
      )?.context;
    expect([factorOf(0.7), factorOf(0.2), factorOf(null)]).toEqual([0.5, 1, 1]);
  });

  it('by expected value is money: the cost taken off, and nothing that loses', () => {
    expect(chosen({ arbitration: 'expected-value' })).toEqual([
      ['stay', 2.5],
      ['card', 1.5],
      ['loan', 0.8],
    ]);
    const dear = offers.map((offer) => ({ ...offer, cost: 2 }));
    const { offers: made, removed } = decide(
      openDecisions({ offers: dear, policy: { arbitration: 'expected-value' } }),
      { customer: 'Ada' },
      { ...web, slots: 3 },
    );
    expect(made.map(({ offer, expectedValue }) => [offer, expectedValue])).toEqual([['stay', 0.5]]);
    expect(removed.map(({ offer, rule }) => [offer, rule])).toEqual([
      ['card', 'not-worth-it'],
      ['loan', 'not-worth-it'],
    ]);
  });

  it('takes propensities from elsewhere before those of its own', () => {
    const made = decide(
      openDecisions({ offers }),
      { customer: 'Ada', propensities: [{ item: 'loan', propensity: 0.5 }] },
      web,
    ).offers[0];
    expect(made).toMatchObject({ offer: 'loan', propensity: 0.5, expectedValue: 44, reasons: ['propensity as given'] });
  });
});

describe('rules', () => {
  const removedBy = (offer: Partial<Offer>, customer: object = {}): string | undefined =>
    decide(
      openDecisions({ offers: [{ offer: 'a', kind: 'service', rate: 0.5, ...offer }] }),
      { customer: 'Ada', ...customer },
      web,
    ).removed[0]?.rule;

  it('remove what is not valid, not there, not for the channel', () => {
    expect(removedBy({ validFrom: '1970-04-12' })).toBe('not-yet-valid');
    expect(removedBy({ validFrom: '1970-04-11' })).toBeUndefined();
    expect(removedBy({ validTo: '1970-04-11' })).toBe('expired');
    expect(removedBy({ validTo: new Date(100 * day + 1) })).toBeUndefined();
    expect(removedBy({ stock: 0 })).toBe('out-of-stock');
    expect(removedBy({ channels: ['mail'] })).toBe('channel');
    expect(removedBy({ rate: undefined })).toBe('no-propensity');
  });

  it.each<[Predicate, object, boolean]>([
    [{ trait: 'age', atLeast: 18, below: 65 }, { age: 18 }, true],
    [{ trait: 'age', atLeast: 18, below: 65 }, { age: 65 }, false],
    [{ trait: 'age', above: 18 }, { age: 18 }, false],
    [{ trait: 'age', atMost: 18 }, { age: 18 }, true],
    [{ trait: 'age', atMost: 18 }, { age: '18' }, false],
    [{ not: { trait: 'age', below: 18 } }, { age: 30 }, true],
    [{ not: { trait: 'age', below: 18 } }, {}, false],
    [{ trait: 'segment', oneOf: ['Champions', 'At Risk'] }, { segment: 'At Risk' }, true],
    [{ trait: 'consent', equals: true }, { consent: null }, false],
    [{ trait: 'consent', isUnknown: true }, { consent: null }, true],
    [{ trait: 'consent', isUnknown: false }, { consent: false }, true],
    [
      {
        any: [
          { trait: 'a', equals: 1 },
          { trait: 'b', equals: 1 },
        ],
      },
      { b: 1 },
      true,
    ],
    [
      {
        all: [
          { trait: 'a', equals: 1 },
          { trait: 'b', equals: 1 },
        ],
      },
      { b: 1 },
      false,
    ],
    [
      {
        not: {
          all: [
            { trait: 'a', equals: 1 },
            { trait: 'b', equals: 1 },
          ],
        },
      },
      { b: 2 },
      true,
    ],
    [{ trait: '__proto__', isUnknown: true }, {}, true],
    [{ trait: 'constructor', isUnknown: true }, {}, true],
  ])('%j of %j is %s: the unknown is neither true nor false', (eligibility, traits, passes) => {
    expect(removedBy({ eligibility }, { traits })).toBe(passes ? undefined : 'eligibility');
    expect(removedBy({ suitability: eligibility }, { traits })).toBe(passes ? undefined : 'suitability');
  });

  it('ask the history, and find nothing out without one', () => {
    const fresh: Predicate = { not: { has: 'tea' } };
    expect(removedBy({ eligibility: fresh }, { history: [{ item: 'tea' }] })).toBe('eligibility');
    expect(removedBy({ eligibility: fresh }, { history: [{ item: 'jam' }] })).toBeUndefined();
    expect(removedBy({ eligibility: fresh }, { history: [] })).toBeUndefined();
    expect(removedBy({ eligibility: fresh })).toBe('eligibility');
  });
});

describe('the contact policy', () => {
  const contact = (offer: string, ago: number, more: object = {}): Contact => ({
    offer,
    time: web.now - ago * day,
    channel: 'web',
    ...more,
  });
  const left = (policy: DecisionPolicy, contacts: readonly Contact[], slots = 3): string[] =>
    decide(openDecisions({ offers, policy }), { customer: 'Ada', contacts }, { ...web, slots }).offers.map(
      ({ offer }) => offer,
    );

  it('counts contacts of an offer within the window only', () => {
    const caps = [{ scope: 'offer', max: 1, within: { days: 7 } }] as const;
    expect(left({ caps }, [contact('stay', 6.9), contact('card', 7)])).toEqual(['card', 'loan']);
  });

  it('counts by kind, group, channel and in all, by name where one is given', () => {
    const week = { days: 7 };
    const seen = [contact('card', 1)];
    expect(left({ caps: [{ scope: 'group', max: 1, within: week }] }, seen)).toEqual(['stay', 'loan']);
    expect(left({ caps: [{ scope: 'kind', name: 'retention', max: 0, within: week }] }, [])).toEqual(['card', 'loan']);
    expect(left({ caps: [{ scope: 'channel', max: 1, within: week }] }, seen)).toEqual([]);
    expect(left({ caps: [{ scope: 'channel', name: 'mail', max: 1, within: week }] }, seen)).toHaveLength(3);
    expect(left({ caps: [{ scope: 'any', max: 1, within: week }] }, [contact('gone', 1)])).toEqual([]);
  });

  it('counts what the same decision shows before', () => {
    expect(left({ caps: [{ scope: 'channel', max: 2, within: { days: 7 } }] }, [])).toEqual(['stay', 'card']);
    expect(left({ caps: [{ scope: 'channel', max: 2, within: { days: 7 } }] }, [contact('x', 1)])).toEqual(['stay']);
  });

  it('suppresses after a rejection, and names the cap', () => {
    const caps = [{ scope: 'offer', on: 'reject', max: 1, within: { days: 30 } }] as const;
    const contacts = [contact('stay', 20, { reaction: 'reject' }), contact('card', 1)];
    const { removed, offers: made } = decide(
      openDecisions({ offers, policy: { caps } }),
      { customer: 'A', contacts },
      web,
    );
    expect(made[0]?.offer).toBe('card');
    expect(removed.find(({ offer }) => offer === 'stay')).toEqual({
      offer: 'stay',
      rule: 'contact-policy',
      because: 'at most 1 rejected contacts for one offer within 30 days',
    });
  });
});

describe('a decision with a model', () => {
  const events = [
    { customer: 'Ada', item: 'tea', time: 1 * day },
    { customer: 'Ada', item: 'jam', time: 1 * day },
    { customer: 'Bo', item: 'tea', time: 2 * day },
    { customer: 'Bo', item: 'jam', time: 2 * day },
    { customer: 'Cy', item: 'oil', time: 2 * day },
  ];
  const decisions = openDecisions({
    propensity: fitNextBasket(events, { shrinkage: 0 }),
    offers: [
      { offer: 'jam-10', kind: 'cross-sell', items: ['jam'], message: { subject: 'Jam for {name}', body: 'Hello' } },
      { offer: 'oil', kind: 'cross-sell' },
      { offer: 'hay', kind: 'cross-sell', items: ['hay'] },
    ],
  });
  const made = decide(
    decisions,
    { customer: 'new', history: [{ item: 'tea', time: 3 * day }], traits: { name: 'Dee' } },
    { ...web, slots: 2 },
  );

  it('ranks by its scores, which are no probabilities, and says so', () => {
    expect(made.offers.map(({ offer, expectedValue }) => [offer, expectedValue])).toEqual([
      ['jam-10', null],
      ['oil', null],
    ]);
    // 0.6 similar + 0.5 popular.
    expect(made.offers[0]?.propensity).toBeCloseTo(1.1, 12);
    expect(made.offers[0]?.reasons).toEqual(['because of tea', 'popular']);
    expect(made.notes.map(({ code }) => code)).toEqual(['unknown-items', 'scores-not-calibrated']);
  });

  it('accounts for every other offer', () => {
    expect(made.removed).toEqual([
      { offer: 'hay', rule: 'no-propensity', because: 'neither a model nor a rate speaks for it' },
    ]);
  });

  it('records what was shown, as plain JSON that counts as a contact', () => {
    expect(made.record).toEqual([
      { customer: 'new', offer: 'jam-10', channel: 'web', time: web.now, slot: 1, probability: 1 },
      { customer: 'new', offer: 'oil', channel: 'web', time: web.now, slot: 2, probability: 1 },
    ]);
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });

  it('fills texts in, and leaves out one that asks for what is not known', () => {
    expect(made.offers[0]?.message).toEqual({ subject: 'Jam for Dee', body: 'Hello' });
    const nameless = decide(decisions, { customer: 'x', history: [] }, web).offers[0];
    expect(nameless?.message).toEqual({ subject: null, body: 'Hello' });
  });
});
