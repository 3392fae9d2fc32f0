import { decide, fitNextBasket, openDecisions, recommend, toRows } from 'clientele';
import type { Bought, Chance } from './exercises.ts';

export function expectedValue({ propensity, value, cost }: Chance): number {
  return propensity * value - cost;
}

export function nextItems(events: readonly Bought[], customer: string, k: number): string[] {
  const lists = recommend(fitNextBasket(events), events, { customers: [customer], k, repeats: 'exclude' });
  return toRows(lists).map(({ item }) => String(item));
}

export function bestOffer(chances: readonly Chance[]): string | null {
  const decisions = openDecisions({
    offers: chances.map(({ offer, value, cost }) => ({ offer, kind: 'service', value, cost })),
    policy: { arbitration: 'expected-value' },
  });
  const propensities = chances.map(({ offer, propensity }) => ({ item: offer, propensity }));
  const { offers } = decide(decisions, { customer: 'one', propensities }, { channel: 'any', now: 0 });
  return offers[0]?.offer ?? null;
}
