import { measureLift, planSampleSize } from 'clientele';
import type { Reached } from './exercises.ts';

const meanOf = (campaign: readonly Reached[], group: Reached['group'], what: (one: Reached) => number): number => {
  const own = campaign.filter((one) => one.group === group);
  return own.reduce((sum, one) => sum + what(one), 0) / own.length;
};
const bought = ({ spend }: Reached): number => (spend > 0 ? 1 : 0);
const treatedOf = (campaign: readonly Reached[]): number => campaign.filter(({ group }) => group === 'treated').length;

export function rate(campaign: readonly Reached[], group: Reached['group']): number {
  return meanOf(campaign, group, bought);
}

export function incremental(campaign: readonly Reached[]): number {
  return (rate(campaign, 'treated') - rate(campaign, 'control')) * treatedOf(campaign);
}

export function isProven(campaign: readonly Reached[]): boolean {
  const { lower } = measureLift({
    customer: campaign.map(({ customer }) => customer),
    group: campaign.map(({ group }) => group),
    outcome: campaign.map(bought),
  });
  return lower > 0;
}

export function profit(campaign: readonly Reached[], margin: number, contactCost: number): number {
  const spend = ({ spend }: Reached): number => spend;
  const more = meanOf(campaign, 'treated', spend) - meanOf(campaign, 'control', spend);
  return (margin * more - contactCost) * treatedOf(campaign);
}

export function needed(without: number, withIt: number): number {
  return planSampleSize({ rates: [without, withIt] }).total;
}
