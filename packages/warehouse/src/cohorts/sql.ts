import type { CalendarPeriod, WeekStart } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { asDouble, asInteger, numberOf, selectFrom } from '../dialect/words.ts';
import type { Steps } from '../summary/facts.ts';

/** What cohorts are cut into. */
export interface PeriodChoice {
  readonly period?: CalendarPeriod;
  readonly weekStart?: WeekStart;
}

/** Day 0, 1 January 1970, was a Thursday: the Monday of its week is day −3, the Sunday day −4. */
const daysIntoWeek: Readonly<Record<WeekStart, number>> = { monday: 3, sunday: 4 };

/** Each customer and period with a purchase, and the period of the customer's first. */
export function cohortSteps(dialect: Dialect, choice: PeriodChoice): Steps {
  return {
    clientele_periods: `  SELECT customer, period FROM (
    SELECT customer, ${periodOf(dialect, choice)} AS period FROM clientele_lines WHERE a >= ${numberOf(dialect, 0)}
  ) bought GROUP BY customer, period`,
    clientele_cohorts: `  SELECT period, MIN(period) OVER (PARTITION BY customer) AS cohort FROM clientele_periods`,
    clientele_counts: `  SELECT cohort, period - cohort AS later, COUNT(*) AS customers
  FROM clientele_cohorts GROUP BY cohort, period - cohort`,
  };
}

function periodOf(dialect: Dialect, { period = 'month', weekStart = 'monday' }: PeriodChoice): string {
  if (period === 'week') {
    const days = asDouble(dialect, `d + ${daysIntoWeek[weekStart]}`);
    return asInteger(dialect, `FLOOR(${days} / ${numberOf(dialect, 7)})`);
  }
  const year = `EXTRACT(YEAR FROM ${dialect.dateOf('d')})`;
  const number = period === 'year' ? year : `${year} * 12 + EXTRACT(MONTH FROM ${dialect.dateOf('d')}) - 1`;
  return asInteger(dialect, number);
}

/** Cohorts by number: what is read back to be filled up. */
export function countsQuery(dialect: Dialect): string {
  const columns = ['cohort', 'later', 'customers'].map((name) => [name, asDouble(dialect, name)]);
  return selectFrom(dialect, Object.fromEntries(columns), 'clientele_counts');
}
