import type { AllocationLimits } from '@clientele/nbo';
import { openRandom } from '@clientele/stats';

/** Candidates as plain columns. */
export interface Candidates {
  readonly customer: string[];
  readonly offer: string[];
  readonly channel: string[];
  readonly value: number[];
  readonly cost: number[];
}

/** A base whose stock, channels and budget all bind: propensity times margin less cost, three in ten not eligible. */
export function campaignInstance(
  customers: number,
  offers: number,
  seed: number,
  channels: readonly string[] = ['email'],
): { readonly candidates: Candidates; readonly limits: AllocationLimits } {
  const random = openRandom(seed);
  const catalogue = Array.from({ length: offers }, (_, j) => ({
    offer: `o${j}`,
    margin: 5 + 60 * random.uniform(),
    cost: Math.round(5 + 200 * random.uniform()) / 100,
    popularity: random.uniform() ** 2 * 0.2,
    max: Math.floor((customers / offers) * (0.4 + 0.8 * random.uniform())),
  }));
  const candidates: Candidates = { customer: [], offer: [], channel: [], value: [], cost: [] };
  for (let i = 0; i < customers; i++) {
    for (const { offer, margin, cost, popularity } of catalogue) {
      if (random.uniform() < 0.3) continue;
      for (const channel of channels) {
        const mood = Math.exp(1.2 * (random.uniform() + random.uniform() + random.uniform() - 1.5));
        candidates.customer.push(`c${i}`);
        candidates.offer.push(offer);
        candidates.channel.push(channel);
        candidates.value.push(Math.min(0.9, popularity * mood) * margin - cost);
        candidates.cost.push(cost);
      }
    }
  }
  return {
    candidates,
    limits: {
      stock: catalogue.map(({ offer, max }) => ({ offer, max })),
      budget: 0.5 * customers,
      capacity: channels.length === 1 ? [] : channels.map((channel) => ({ channel, max: Math.floor(customers / 3) })),
    },
  };
}
