import { fitItemSimilarity, fitNextBasket, type ItemEvent, openNbo, recommend } from '@clientele/nbo';
import { bench, describe } from 'vitest';

const day = 86_400_000;

/** Customers with some twenty purchases each, popular items far more often than others; the same in every run. */
function shop(customers: number, items: number): ItemEvent[] {
  let state = 1;
  const share = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: customers * 20 }, () => ({
    customer: `c${Math.floor(share() * customers)}`,
    item: `p${Math.floor(items * share() ** 3)}`,
    time: Math.floor(share() * 365) * day,
  }));
}

const events = shop(5000, 2000);

describe('5,000 customers, 2,000 items, 100,000 events', () => {
  const model = openNbo(fitNextBasket(events));
  const history = events.filter(({ customer }) => customer === 'c7');
  bench('fit of the next basket', () => {
    fitNextBasket(events);
  });
  bench('fit of item similarity, 100 neighbours', () => {
    fitItemSimilarity(events);
  });
  bench('ten items for everybody', () => {
    recommend(model, events);
  });
  bench('ten items for one customer', () => {
    recommend(model, history);
  });
});
