import {
  decide,
  fitCalibration,
  fitNextBasket,
  fitPopularity,
  openDecisions,
  parseOffers,
  parsePolicy,
  updateOffers,
} from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

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

const offer = { offer: 'a', kind: 'service', rate: 0.1 } as const;
const events = [
  { customer: 'A', item: 'tea', time: '2026-01-01' },
  { customer: 'A', item: 'tea', time: '2026-02-01' },
];

describe('a catalogue', () => {
  it.each([
    [{ a: 1 }, 'offers must be a list of offers, got {"a":1}'],
    [[null], 'offers[0] must be an object, got null'],
    [[{ ...offer, colour: 'red' }], 'offers[0].colour must be left out (known are '],
    [
      [{ ...offer, kind: 'upsell' }],
      'offers[0].kind must be one of cross-sell, up-sell, retention, win-back, referral, service, got "upsell"',
    ],
    [[offer, offer], 'offers[1].offer must be another id than that of offers[0], got "a"'],
    [[{ ...offer, offer: ' ' }], 'offers[0].offer must be a text that is not blank'],
    [[{ ...offer, stock: -1 }], 'offers[0].stock must be a whole number >= 0, got -1'],
    [[{ ...offer, stock: 1.5 }], 'offers[0].stock must be a whole number >= 0, got 1.5'],
    [[{ ...offer, rate: 1.1 }], 'offers[0].rate must be a number from 0 to 1, got 1.1'],
    [[{ ...offer, cost: -1 }], 'offers[0].cost must be a number >= 0, got -1'],
    [[{ ...offer, value: Number.NaN }], 'offers[0].value must be a finite number, got NaN'],
    [[{ ...offer, channels: [] }], 'offers[0].channels must be a list that is not empty'],
    [[{ ...offer, validFrom: 'soon' }], 'offers[0].validFrom must be a Date, epoch milliseconds, or ISO 8601 text'],
    [[{ ...offer, validFrom: '2026-02-01', validTo: '2026-02-01' }], 'offers[0].validTo must be later than validFrom'],
    [
      [{ ...offer, responses: { shown: 1, accepted: 2 } }],
      'offers[0].responses.accepted must be at most as many as were shown, got 2',
    ],
    [[{ ...offer, eligibility: { all: [] } }], 'offers[0].eligibility.all must be a list that is not empty'],
    [[{ ...offer, eligibility: { trait: 'age' } }], 'offers[0].eligibility must be a trait with a test'],
    [[{ ...offer, eligibility: { trait: 'age', min: 3 } }], 'offers[0].eligibility.min must be left out'],
    [[{ ...offer, suitability: { nand: [] } }], 'offers[0].suitability must be { all: […] }'],
  ])('%j is refused', (value, message) => {
    const error = told(() => parseOffers(value));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(`parseOffers: ${message}`);
  });

  it('is refused where a condition holds itself', () => {
    const loop: { not?: unknown } = {};
    loop.not = loop;
    expect(told(() => parseOffers([{ ...offer, eligibility: loop }])).message).toContain('nested no more than 16 deep');
  });
});

describe('a policy', () => {
  const week = { days: 7 };
  it.each([
    [{ cap: [] }, 'policy.cap must be left out'],
    [
      { caps: [{ scope: 'all', max: 1, within: week }] },
      'policy.caps[0].scope must be one of offer, kind, group, channel, any',
    ],
    [{ caps: [{ scope: 'any', max: -1, within: week }] }, 'policy.caps[0].max must be a whole number >= 0'],
    [{ caps: [{ scope: 'any', max: 1, within: { days: 0 } }] }, 'policy.caps[0].within must be a duration above 0'],
    [
      { caps: [{ scope: 'any', name: 'x', max: 1, within: week }] },
      'policy.caps[0].name must be left out where scope is any',
    ],
    [
      {
        caps: [
          { scope: 'any', max: 1, within: week },
          { scope: 'any', max: 2, within: { weeks: 1 } },
        ],
      },
      'policy.caps[1] must be of another scope, name or window than policy.caps[0], got 2',
    ],
    [
      { levers: [{ scope: 'kind', name: 'service', percent: -101 }] },
      'policy.levers[0].percent must be a number >= -100',
    ],
    [
      { context: [{ when: { trait: 'a', equals: 1 }, scope: 'kind', percent: 1 }] },
      'policy.context[0] must be with scope and name',
    ],
    [{ exploration: { method: 'epsilon' } }, 'policy.exploration.share must be a number from 0 to 1'],
    [{ exploration: { method: 'epsilon', share: 0.1, draws: 3 } }, 'policy.exploration.draws must be left out'],
    [{ exploration: { method: 'thompson', draws: 0 } }, 'policy.exploration.draws must be a whole number >= 1'],
    [{ exploration: { method: 'ucb', share: 0.1 } }, 'policy.exploration.method must be one of epsilon, thompson'],
    [{ priorStrength: 0 }, 'policy.priorStrength must be a number > 0'],
  ])('%j is refused', (value, message) => {
    const error = told(() => parsePolicy(value));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(`parsePolicy: ${message}`);
  });
});

describe('a setup', () => {
  const model = fitNextBasket(events);
  const calibration = fitCalibration(events, { horizon: { days: 14 } });

  it('is refused where probabilities and scores, or money and nothing, would be compared', () => {
    const mixed = [offer, { offer: 'tea', kind: 'service' }] as const;
    expect(told(() => openDecisions({ offers: mixed, propensity: model })).message).toBe(
      'openDecisions: offer a has a rate, offer tea a score, which is no probability: give calibration',
    );
    expect(openDecisions({ offers: mixed, propensity: model, calibration }).notes).toEqual([]);
    const valued = [
      { ...offer, value: 1 },
      { ...offer, offer: 'b' },
    ];
    expect(told(() => openDecisions({ offers: valued })).message).toContain('offer b has no value; others have one');
    const policy = { arbitration: 'expected-value' } as const;
    expect(told(() => openDecisions({ offers: [offer], policy })).message).toContain('expected value is money');
    const tea = [{ offer: 'tea', kind: 'service', value: 1 }] as const;
    expect(told(() => openDecisions({ offers: tea, policy, propensity: model })).message).toContain('give calibration');
  });

  it('is refused with a calibration of another model, or of none', () => {
    const wrong = told(() => openDecisions({ offers: [offer], propensity: fitPopularity(events), calibration }));
    expect([wrong.code, wrong.message]).toEqual([
      'incompatible-model',
      'openDecisions: propensity must be of the kind that was calibrated, nbo/next-basket, got nbo/popularity',
    ]);
    expect(told(() => openDecisions({ offers: [offer], calibration })).code).toBe('incompatible-model');
    expect(told(() => openDecisions({ offers: [offer], propensity: calibration as never })).code).toBe(
      'incompatible-model',
    );
    expect(told(() => openDecisions({ offers: [offer], offer: 1 } as never)).code).toBe('invalid-option');
  });
});

describe('a request', () => {
  const decisions = openDecisions({
    propensity: fitNextBasket(events),
    offers: [{ offer: 'tea', kind: 'service' }],
    policy: { caps: [{ scope: 'any', max: 1, within: { days: 1 } }] },
  });
  const ask = (customer: object, options: object = {}) =>
    decide(decisions, customer as never, { channel: 'web', now: 0, ...options });

  it.each([
    [null, 'customer must be an object, got null'],
    [{ customer: ' ' }, 'customer.customer must be an id, got " "'],
    [{ customer: 'A', traits: 'x' }, 'customer.traits must be an object'],
    [{ customer: 'A', contacts: {} }, 'customer.contacts must be a list'],
    [{ customer: 'A', contacts: [{ time: 0 }] }, 'customer.contacts[0].offer must be an id'],
    [{ customer: 'A', contacts: [null] }, 'customer.contacts[0].offer must be an id'],
    [{ customer: 'A', contacts: [{ offer: 'a', time: 'x' }] }, 'customer.contacts[0].time must be a Date'],
    [{ customer: 'A', contacts: [{ offer: 'a', time: 0, reaction: 'yes' }] }, 'customer.contacts[0].reaction must be'],
    [
      { customer: 'A', propensities: [{ item: 'a', propensity: 2 }] },
      'customer.propensities[0].propensity must be a number from 0 to 1',
    ],
    [{ customer: 'A', history: 'x' }, 'customer.history must be a list of events'],
    [{ customer: 'A', history: [{ itm: 'tea' }] }, 'row 0, column "item"'],
    [{ customer: 'A', history: [null] }, 'row 0, column "item"'],
  ])('%j is refused', (customer, message) => {
    const error = told(() => ask(customer as never));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(`decide: ${message}`);
  });

  it.each([
    [{ channel: undefined }, 'channel must be a text that is not empty'],
    [{ now: undefined }, 'now must be a Date, epoch milliseconds'],
    [{ now: 'soon' }, 'now must be a Date, epoch milliseconds'],
    [{ slots: 0 }, 'slots must be a whole number >= 1'],
    [{ slot: 1 }, 'slot must be written slots'],
  ])('with %j is refused', (options, message) => {
    const error = told(() => ask({ customer: 'A' }, options));
    expect(error.code).toBe('invalid-option');
    expect(error.message).toContain(`decide: ${message}`);
  });

  it('of somebody of whom nothing is known gets what is popular', () => {
    expect(ask({ customer: 'new' }).offers[0]).toMatchObject({ offer: 'tea', reasons: ['popular'] });
    expect(ask({ customer: 'new', history: [] }).offers).toEqual(ask({ customer: 'new' }).offers);
  });

  it('may name unknown items and former offers', () => {
    const history = [{ item: 'gone', time: 0 }];
    const contacts = [{ offer: 'gone', time: -1e9 }];
    expect(ask({ customer: 'A', history, contacts }).offers).toHaveLength(1);
  });
});

describe('reactions', () => {
  it('are refused where they are none', () => {
    expect(told(() => updateOffers([offer], 'x' as never)).message).toContain('reactions must be a list');
    expect(told(() => updateOffers([offer], [{ offer: 'a', reaction: 'maybe' as never }])).message).toContain(
      'row 0: reaction must be "accept", "reject" or left out, got "maybe"',
    );
  });
});
