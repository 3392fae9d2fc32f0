import { type CodedColumn, civilDay, NO_CODE } from '@clientele/core';
import type { ScoredFeedback } from './group.ts';

/** What the texts of one period say together. */
export interface PeriodSums {
  count: number;
  sum: number;
  squares: number;
  negatives: number;
}

/** Texts by group and period; period 0 is the last before `asOf`, larger ones are earlier. */
export interface PeriodTable {
  readonly groups: ReadonlyMap<number, ReadonlyMap<number, PeriodSums>>;
  /** The last civil day of period 0. */
  readonly lastDay: number;
  /** Periods that the data covers from their first day on. */
  readonly whole: number;
}

/** How texts are put into periods. */
export interface Grouping {
  readonly asOf: number;
  readonly timeZone: string;
  readonly days: number;
  readonly threshold: number;
  readonly by: CodedColumn | undefined;
}

/** Puts texts before `asOf` into periods counted back from there; rows without a group are left out. */
export function periodsOf(time: Float64Array, score: ScoredFeedback['score'], grouping: Grouping): PeriodTable {
  const { asOf, timeZone, days, threshold, by } = grouping;
  const lastDay = civilDay(asOf - 1, timeZone);
  const groups = new Map<number, Map<number, PeriodSums>>();
  let firstDay = lastDay + 1;
  time.forEach((instant, row) => {
    const group = by === undefined ? 0 : (by.codes[row] as number);
    if (instant >= asOf || group === NO_CODE) return;
    const day = civilDay(instant, timeZone);
    firstDay = Math.min(firstDay, day);
    const periods = groups.get(group) ?? new Map<number, PeriodSums>();
    groups.set(group, periods);
    const period = Math.floor((lastDay - day) / days);
    const sums = periods.get(period) ?? { count: 0, sum: 0, squares: 0, negatives: 0 };
    periods.set(period, sums);
    const value = score[row] as number;
    sums.count++;
    sums.sum += value;
    sums.squares += value * value;
    if (value <= -threshold) sums.negatives++;
  });
  return { groups, lastDay, whole: Math.floor((lastDay - firstDay + 1) / days) };
}

/** The sums of the periods from `from` up to `to`. */
export function sumsOver(periods: ReadonlyMap<number, PeriodSums>, from: number, to: number): PeriodSums {
  const total = { count: 0, sum: 0, squares: 0, negatives: 0 };
  for (let period = from; period < to; period++) {
    const sums = periods.get(period);
    if (sums === undefined) continue;
    total.count += sums.count;
    total.sum += sums.sum;
    total.squares += sums.squares;
    total.negatives += sums.negatives;
  }
  return total;
}

/** Mean scores of those of the same periods that have texts. */
export function meansOver(periods: ReadonlyMap<number, PeriodSums>, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => periods.get(from + at)).flatMap((sums) =>
    sums === undefined ? [] : [sums.sum / sums.count],
  );
}
