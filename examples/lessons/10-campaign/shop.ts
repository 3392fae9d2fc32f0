import { simulateShop } from '@clientele/datasets';
import { openRandom } from '@clientele/stats';
import { drawControlGroup, textAt } from 'clientele';
import type { Reached } from './exercises.ts';

const day = 86_400_000;

/**
 * A campaign in a shop of the datasets package: everybody who ever bought gets an offer on the first of January 2025, but for a control group.
 *
 * @param effect chance that the offer makes somebody buy who would not have bought within the 60 days; 0 for an offer that does nothing
 * @param customers of the shop
 * @returns what became of each customer
 */
export function campaignOf(effect: number, customers = 3000): Reached[] {
  const { log } = simulateShop({ customers, seed: 21, categories: 0 });
  const from = Date.UTC(2025, 0, 1);
  const spends = new Map<string, number>();
  for (let row = 0; row < log.length; row++) {
    const [customer, time] = [textAt(log.customer, row) ?? '', log.time[row] ?? 0];
    const isInside = time >= from && time < from + 60 * day;
    spends.set(customer, (spends.get(customer) ?? 0) + (isInside ? (log.amount[row] ?? 0) : 0));
  }
  const ids = [...spends.keys()];
  const control = drawControlGroup(
    ids,
    ids.map(() => null),
    { share: 0.3, seed: 1 },
  );
  const random = openRandom(5);
  return ids.map((customer, row): Reached => {
    const isConvinced = random.uniform() < effect;
    const group = control[row] === 1 ? 'control' : 'treated';
    const anyway = spends.get(customer) ?? 0;
    return { customer, group, spend: anyway === 0 && group === 'treated' && isConvinced ? 30 : anyway };
  });
}
