import {
  decide,
  fitItemSimilarity,
  fitNextBasket,
  fitSar,
  type ItemEvent,
  openDecisions,
  openNbo,
} from '@clientele/nbo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;
const items = ['fig', 'jam', 'nut', 'oil', 'rye', 'tea'];
const shop = Array.from(
  { length: 60 },
  (_, at): ItemEvent => ({
    customer: `c${at % 9}`,
    item: items[(at * at + at) % 6] as string,
    time: (at % 40) * day,
    value: 1 + (at % 3),
  }),
);
const models = {
  'next basket': openNbo(fitNextBasket(shop)),
  SAR: openNbo(fitSar(shop, { halfLife: { days: 20 } })),
  'item similarity by count': openNbo(fitItemSimilarity(shop, { weight: 'count' })),
};
const offers = items.map((offer) => ({ offer, kind: 'service' as const }));

const history = fc.array(
  fc.record({
    item: fc.constantFrom(...items, 'unheard of'),
    time: fc.integer({ min: -3 * day, max: 50 * day }),
    value: fc.constantFrom(-1, 0.25, 1, 3),
  }),
  { maxLength: 90 },
);

// A history of texts and numbers takes a shorter way than one with dates, orders or numbers as ids: both must say the same.
describe.each(Object.entries(models))('a decision by %s', (_, propensity) => {
  const decisions = openDecisions({ offers, propensity });
  const told = (events: readonly object[]) =>
    decide(decisions, { customer: 'Ada', history: events as never }, { channel: 'web', now: 60 * day, slots: 6 });

  it('is the same, bit for bit, whichever way its history is read', () => {
    fc.assert(
      fc.property(history, (events) => {
        const dated = events.map((one) => ({ ...one, time: new Date(one.time) }));
        expect(told(dated)).toEqual(told(events));
      }),
    );
  });

  it('does not depend on the order of its history', () => {
    fc.assert(
      fc.property(history, (events) => {
        expect(told([...events].reverse())).toEqual(told(events));
      }),
    );
  });
});

it('has: numbers as ids are the texts that they are', () => {
  const offer = { offer: 'a', kind: 'service', rate: 0.1, eligibility: { has: '7' } } as const;
  const decisions = openDecisions({ offers: [offer] });
  const of = (item: number) => decide(decisions, { customer: 'Ada', history: [{ item }] }, { channel: 'web', now: 0 });
  expect(of(7).offers).toHaveLength(1);
  expect(of(8).removed[0]?.rule).toBe('eligibility');
});
