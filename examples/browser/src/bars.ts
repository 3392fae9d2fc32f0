import { type Analysis, toRows } from 'clientele';
import type { ShownBars } from './protocol.ts';

/** @returns each segment's share of sales beside its share of customers; segments without customers are left out */
export function segmentBars({ segments, totals }: Analysis): ShownBars {
  const rows = toRows(segments).map(({ segment, customers, revenueShare }) => ({
    name: String(segment),
    shares: [Math.max(revenueShare ?? 0, 0), (customers ?? 0) / totals.customers],
  }));
  return {
    series: ['of sales', 'of customers'],
    rows: rows.filter(({ shares }) => (shares[1] ?? 0) > 0),
    caption: 'Where the full bar is the longer one, a segment brings more than its number.',
  };
}

const groups = 10;

/** @returns how much of the expected value each tenth of the customers holds, most valuable first; undefined where nobody has a value */
export function valueBars({ customers }: Analysis): ShownBars | undefined {
  const sorted = known(customers.columns['lifetimeValue']).sort((a, b) => b - a);
  const all = sum(sorted);
  if (sorted.length < groups || all <= 0) return undefined;
  const tenths = Array.from({ length: groups }, (_, at) =>
    sorted.slice(Math.floor((at * sorted.length) / groups), Math.floor(((at + 1) * sorted.length) / groups)),
  );
  return {
    series: ['of the value'],
    rows: tenths.map((each, at) => ({ name: tenthName(at), shares: [Math.max(sum(each) / all, 0)] })),
    caption:
      'Each bar is a tenth of the customers, the most valuable first. A long first bar says that few customers carry the rest.',
  };
}

/** @returns which share of the customers has which risk of leaving; undefined where nobody has one */
export function riskBars({ customers }: Analysis): ShownBars | undefined {
  const risks = known(customers.columns['churnProbability']);
  if (risks.length === 0) return undefined;
  const counts = Array.from({ length: groups }, () => 0);
  for (const risk of risks) counts[bandOf(risk)] = (counts[bandOf(risk)] ?? 0) + 1;
  return {
    series: ['of customers'],
    rows: counts.map((count, at) => ({ name: `${10 * at} to ${10 * (at + 1)} %`, shares: [count / risks.length] })),
    caption: 'How many customers are how likely to leave.',
  };
}

/** A risk on the border of two bands belongs to the higher one. */
function bandOf(risk: number): number {
  return Math.min(Math.floor(groups * risk), groups - 1);
}

function tenthName(at: number): string {
  if (at === 0) return 'Best tenth';
  if (at === groups - 1) return 'Last tenth';
  return `${at + 1}${['nd', 'rd'][at - 1] ?? 'th'} tenth`;
}

function known(column: unknown): number[] {
  return column instanceof Float64Array ? [...column].filter((value) => !Number.isNaN(value)) : [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
