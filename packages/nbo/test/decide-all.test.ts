import {
  type DecisionCustomer,
  decide,
  decideAll,
  drawControlGroup,
  fitNextBasket,
  type Offer,
  openDecisions,
  toRows,
} from '@clientele/nbo';
import { openRandom } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;
const random = openRandom(5);
const customers: DecisionCustomer[] = Array.from({ length: 60 }, (_, at) => ({
  customer: `c${at}`,
  traits: { age: 16 + random.below(50), segment: at % 2 === 0 ? 'Champions' : 'At Risk', name: `N${at}` },
  propensities: ['tea', 'jam', 'oil'].map((item) => ({ item, propensity: random.uniform() / 2 })),
  contacts: at % 5 === 0 ? [{ offer: 'tea', channel: 'email', time: 99 * day }] : [],
}));
const offers: readonly Offer[] = [
  { offer: 'tea', kind: 'cross-sell', value: 10, cost: 0.5, message: { subject: 'Tea for {name}' } },
  {
    offer: 'jam',
    kind: 'cross-sell',
    value: 12,
    cost: 1,
    channels: ['email'],
    eligibility: { trait: 'age', atLeast: 18 },
  },
  { offer: 'oil', kind: 'up-sell', value: 30, cost: 2, suitability: { trait: 'segment', equals: 'Champions' } },
  { offer: 'old', kind: 'service', value: 5, validTo: 0, rate: 0.1 },
];
const policy = { arbitration: 'expected-value', caps: [{ scope: 'offer', max: 1, within: { days: 7 } }] } as const;
const decisions = openDecisions({ offers, policy });
const base = { channels: ['email'], now: 100 * day, controlShare: 0 };

describe('a decision for all', () => {
  it('is that of each customer where nothing is scarce', () => {
    const { campaign, allocation } = decideAll(decisions, customers, { ...base, slots: 2 });
    const single = customers.flatMap((customer) =>
      decide(decisions, customer, { channel: 'email', now: base.now, slots: 2 }).record.map(
        ({ offer }) => `${customer.customer} ${offer}`,
      ),
    );
    expect(toRows(campaign).map(({ customer, offer }) => `${customer} ${offer}`)).toEqual(single);
    expect(allocation).toMatchObject({ status: 'optimal', gap: 0 });
  });

  it('keeps stock, capacity, budget and caps at once', () => {
    const scarce = openDecisions({
      offers: offers.map((offer) => (offer.offer === 'oil' ? { ...offer, stock: 5 } : offer)),
      policy: { ...policy, caps: [...policy.caps, { scope: 'channel', name: 'web', max: 1, within: { days: 1 } }] },
    });
    const options = {
      ...base,
      channels: ['email', 'web'],
      slots: 3,
      budget: 40,
      capacity: [{ channel: 'email', max: 30 }],
    };
    const { campaign, allocation } = decideAll(scarce, customers, options);
    const rows = toRows(campaign);
    const count = (of: (row: (typeof rows)[0]) => boolean): number => rows.filter(of).length;
    expect(count(({ offer }) => offer === 'oil')).toBeLessThanOrEqual(5);
    expect(count(({ channel }) => channel === 'email')).toBeLessThanOrEqual(30);
    expect(allocation.cost).toBeLessThanOrEqual(40);
    expect(allocation.value).toBeLessThanOrEqual(allocation.upperBound);
    for (const { customer } of customers) {
      expect(count((row) => row.customer === customer && row.channel === 'web')).toBeLessThanOrEqual(1);
      const own = rows.filter((row) => row.customer === customer).map(({ offer }) => offer);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it('tells how many customers each rule kept from an offer, and which offers are for nobody', () => {
    const { removed, notes } = decideAll(decisions, customers, base);
    const minors = customers.filter(({ traits }) => Number(traits?.['age']) < 18).length;
    const told = new Map(toRows(removed).map(({ offer, rule, customers: n }) => [`${offer} ${rule}`, n]));
    expect(told.get('jam eligibility') ?? 0).toBe(minors);
    expect(told.get('oil suitability')).toBe(30);
    expect(told.get('tea contact-policy')).toBe(12);
    expect(told.get('old expired')).toBe(60);
    expect(notes.find(({ code }) => code === 'offers-for-nobody')?.details).toEqual({ offers: ['old'] });
  });

  it('leaves a share of each stratum alone, the same at every run', () => {
    const { campaign } = decideAll(decisions, customers, { ...base, controlShare: 0.2, strata: 'segment' });
    const rows = toRows(campaign);
    for (const segment of ['Champions', 'At Risk']) {
      const of = rows.filter(({ customer }) => customers[Number(customer.slice(1))]?.traits?.['segment'] === segment);
      const controls = of.filter(({ group }) => group === 'control').length;
      expect(controls).toBe(Math.round(0.2 * of.length));
    }
    expect(toRows(decideAll(decisions, customers, { ...base, controlShare: 0.2, strata: 'segment' }).campaign)).toEqual(
      rows,
    );
    const other = decideAll(decisions, customers, { ...base, controlShare: 0.2, strata: 'segment', seed: 2 });
    expect(toRows(other.campaign)).not.toEqual(rows);
  });

  it('lists what each channel sends, texts filled in, without the control group', () => {
    const { campaign, lists } = decideAll(decisions, customers, { ...base, controlShare: 0.3 });
    const treated = toRows(campaign).filter(({ group }) => group === 'treated');
    expect(lists.map(({ channel }) => channel)).toEqual(['email']);
    const sent = toRows(lists[0]?.table ?? campaign) as {
      customer: string;
      offer: string;
      'message:subject': string | null;
    }[];
    expect(sent.map(({ customer, offer }) => [customer, offer])).toEqual(
      treated.map(({ customer, offer }) => [customer, offer]),
    );
    for (const { customer, offer, 'message:subject': subject } of sent) {
      expect(subject).toBe(offer === 'tea' ? `Tea for N${customer.slice(1)}` : null);
    }
  });

  it('reads the histories of all from one table as from each', () => {
    const events = customers.flatMap(({ customer }, at) => [
      { customer, item: at % 3 === 0 ? 'tea' : 'jam', time: at * day },
      { customer, item: at % 2 === 0 ? 'oil' : 'rare', time: at * day },
    ]);
    const open = openDecisions({
      propensity: fitNextBasket(events.filter(({ item }) => item !== 'rare')),
      offers: ['tea', 'jam', 'oil'].map((offer) => ({ offer, kind: 'service', eligibility: { not: { has: 'rare' } } })),
    });
    const bare = customers.map(({ customer }) => ({ customer }));
    const together = decideAll(open, bare, { ...base, histories: events });
    const apart = decideAll(
      open,
      customers.map(({ customer }) => ({ customer, history: events.filter((event) => event.customer === customer) })),
      base,
    );
    expect(toRows(together.campaign)).toEqual(toRows(apart.campaign));
    expect(together.campaign.length).toBe(30);
  });

  it.each([
    [{ channels: [] }, 'channels must be a list of different channels'],
    [{ channels: ['a', 'a'] }, 'channels must be a list of different channels'],
    [{ channels: undefined }, 'channels must be a list of different channels'],
    [{ now: 'x' }, 'now must be'],
    [{ controlShare: 2 }, 'controlShare must be a number from 0 to 1'],
    [{ capacity: [{ channel: 'email', max: -1 }] }, 'capacity must be limits'],
  ])('refuses %j', (options, message) => {
    expect(() => decideAll(decisions, customers, { ...base, ...options } as never)).toThrow(message);
  });

  it('refuses a customer met twice', () => {
    const twice = [{ customer: 'A' }, { customer: 'A' }];
    expect(() => decideAll(decisions, twice, base)).toThrow('decideAll: customer A stands there twice');
    expect(() => decideAll(decisions, 'x' as never, base)).toThrow('customers must be a list');
    expect(decideAll(decisions, [], base).campaign).toHaveLength(0);
  });
});

describe('a control group', () => {
  it('refuses lists that do not fit, and shares that are none', () => {
    expect(() => drawControlGroup(['A'], [])).toThrow('there are 0 strata, there are 1 customers');
    expect(() => drawControlGroup(['A'], ['x'], { share: 1.5 })).toThrow('share must be a number from 0 to 1');
  });
});
