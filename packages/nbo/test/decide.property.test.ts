import { type Contact, type DecisionPolicy, decide, type Offer, openDecisions } from '@clientele/nbo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const day = 86_400_000;

const catalogue = fc.uniqueArray(
  fc.record({
    offer: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    kind: fc.constantFrom('cross-sell' as const, 'service' as const),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
    stock: fc.nat({ max: 2 }),
    channels: fc.constantFrom(['web'], ['mail', 'web'], ['mail']),
  }),
  { selector: ({ offer }) => offer, minLength: 1 },
);

describe('every decision', () => {
  it('accounts for each offer of the catalogue once, whatever its order', () => {
    fc.assert(
      fc.property(catalogue, fc.integer({ min: 1, max: 4 }), (offers: Offer[], slots) => {
        const options = { channel: 'web', now: 0, slots };
        const decision = decide(openDecisions({ offers }), { customer: 'Ada' }, options);
        const told = [...decision.offers, ...decision.removed].map(({ offer }) => offer);
        expect(told.sort()).toEqual(offers.map(({ offer }) => offer).sort());
        expect(decision.offers.length).toBeLessThanOrEqual(slots);
        expect(decide(openDecisions({ offers: [...offers].reverse() }), { customer: 'Ada' }, options)).toEqual(
          decision,
        );
      }),
    );
  });

  it('keeps every cap when its records are appended day after day', () => {
    const offers: Offer[] = ['a', 'b', 'c'].map((offer, at) => ({ offer, kind: 'service', rate: 0.1 * (at + 1) }));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (max, days, slots) => {
          const policy: DecisionPolicy = {
            caps: [
              { scope: 'channel', max, within: { days } },
              { scope: 'offer', max: 1, within: { days: days + 1 } },
            ],
          };
          const decisions = openDecisions({ offers, policy });
          const contacts: Contact[] = [];
          for (let at = 0; at < 12; at++) {
            const options = { channel: 'web', now: at * day, slots };
            contacts.push(...decide(decisions, { customer: 'Ada', contacts }, options).record);
          }
          for (const { time } of contacts) {
            const within = contacts.filter((one) => one.time <= time && Number(one.time) > Number(time) - days * day);
            expect(within.length).toBeLessThanOrEqual(max);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('exploration', () => {
  const offers: Offer[] = [
    { offer: 'best', kind: 'service', rate: 0.5 },
    { offer: 'next', kind: 'service', rate: 0.4 },
    { offer: 'last', kind: 'service', rate: 0.1 },
  ];
  const many = (policy: DecisionPolicy, slots = 1): { offer: string; slot: number; probability: number }[] => {
    const decisions = openDecisions({ offers, policy });
    return Array.from({ length: 4000 }, (_, at) =>
      decide(decisions, { customer: `c${at}` }, { channel: 'web', now: 0, slots }).record.slice(),
    ).flat();
  };

  it('by epsilon tries each offer as often as it logs', () => {
    const first = many({ exploration: { method: 'epsilon', share: 0.3 } });
    const share = (id: string): number => first.filter(({ offer }) => offer === id).length / first.length;
    for (const { offer, probability } of first) expect(probability).toBeCloseTo(offer === 'best' ? 0.8 : 0.1, 12);
    expect(share('best')).toBeCloseTo(0.8, 1);
    expect(share('next')).toBeCloseTo(0.1, 1);
  });

  // fidelity/mabwiser #93: explore slot by slot, not the whole list.
  it('draws slot by slot: 1 over the logged probability averages to what is left, whoever came before', () => {
    const records = many({ exploration: { method: 'epsilon', share: 0.5 } }, 2);
    const second = records.filter(({ slot }) => slot === 2);
    const mean = second.reduce((sum, { probability }) => sum + 1 / probability, 0) / second.length;
    // E[1/p] over draws from p is the number of offers that can come: two are left.
    expect(Math.abs(mean - 2)).toBeLessThan(0.1);
  });

  it('by Thompson prefers what responds better, the less data the more chance, and respects the floor', () => {
    const winner = (strength: number, share = 0): number => {
      const exploration = { method: 'thompson', share, draws: 50 } as const;
      const all = many({ priorStrength: strength, exploration });
      return all.filter(({ offer }) => offer === 'best').length / all.length;
    };
    expect(winner(4)).toBeLessThan(winner(400));
    expect(winner(400)).toBeGreaterThan(0.95);
    expect(winner(4000, 0.3)).toBeCloseTo(0.8, 1);
  });

  it('logs probabilities that add up to what they stand for', () => {
    const all = many({ priorStrength: 4, exploration: { method: 'thompson', draws: 20, share: 0.15 } });
    for (const { probability } of all) expect(probability).toBeGreaterThanOrEqual(0.05 - 1e-12);
    const mean = all.reduce((sum, { probability }) => sum + 1 / probability, 0) / all.length;
    expect(Math.abs(mean - 3)).toBeLessThan(0.3);
  });

  it('is the same for the same customer, moment and seed, and another for another seed', () => {
    const decisions = openDecisions({ offers, policy: { exploration: { method: 'epsilon', share: 1 } } });
    const of = (seed: number): string[] =>
      Array.from({ length: 20 }, (_, at) =>
        decide(decisions, { customer: `c${at}` }, { channel: 'web', now: 5, seed }).offers.map(({ offer }) => offer),
      ).flat();
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });
});
