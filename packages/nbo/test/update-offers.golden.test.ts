import { decide, type Offer, openDecisions, updateOffers } from '@clientele/nbo';
import { describe, expect, it } from 'vitest';

const web = { channel: 'web', now: 0 };
const offers: readonly Offer[] = [
  { offer: 'card', kind: 'cross-sell', rate: 0.05, value: 40 },
  { offer: 'loan', kind: 'up-sell', rate: 0.02, value: 90 },
];

describe('learning from reactions', () => {
  it('moves the rate from the prior to what was seen', () => {
    const { offers: taught, notes } = updateOffers(offers, [
      ...Array.from({ length: 90 }, () => ({ offer: 'card' })),
      { offer: 'card', reaction: 'accept' },
      { offer: 'gone', reaction: 'accept' },
    ]);
    expect(taught[0]?.responses).toEqual({ shown: 91, accepted: 1 });
    expect(notes.map(({ code }) => code)).toEqual(['unknown-offers']);
    const made = decide(openDecisions({ offers: taught }), { customer: 'Ada' }, { ...web, slots: 3 }).offers;
    // Ten contacts at .05 stand for the prior: (0.5 + 1) / (10 + 91).
    expect(made.find(({ offer }) => offer === 'card')).toMatchObject({
      propensity: 1.5 / 101,
      reasons: ['1 of 91 accepted'],
    });
  });

  // fidelity/mabwiser PR #63: a cold offer was warm-started anew by every update until its first data came.
  it('starts a cold offer from its kind once: updating with nothing changes nothing', () => {
    const cold: readonly Offer[] = [
      { offer: 'old', kind: 'service', responses: { shown: 100, accepted: 20 } },
      { offer: 'new', kind: 'service' },
    ];
    const again = updateOffers(updateOffers(cold, []).offers, []).offers;
    expect(again).toEqual(cold);
    const rate = decide(openDecisions({ offers: again }), { customer: 'A' }, { ...web, slots: 2 }).offers[0];
    expect(rate).toMatchObject({ offer: 'new', propensity: 0.2, reasons: ['rate of service offers'] });
  });

  it('lets a stock fall, never below 0', () => {
    const limited: readonly Offer[] = [{ offer: 'a', kind: 'service', stock: 1 }];
    expect(updateOffers(limited, [{ offer: 'a' }, { offer: 'a' }]).offers[0]?.stock).toBe(0);
  });
});
