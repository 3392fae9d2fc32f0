import { type Duration, duration, type OptionRule, optionRule } from '@clientele/core';

/** Whole days, weeks, months or years: what can be counted on a calendar. */
export const calendarSpan: OptionRule = optionRule(
  'a duration in whole days, weeks, months or years, such as { days: 90 }',
  isWhole,
);

/** The same, of one day or more. */
export const someCalendarSpan: OptionRule = optionRule(
  'a duration of one or more whole days, weeks, months or years, such as { days: 90 }',
  (value) => isWhole(value) && spanParts(value as Duration).amount > 0,
);

/** A calendar span as a number of days or of months. */
export interface SpanParts {
  readonly unit: 'day' | 'month';
  readonly amount: number;
}

/** Takes a span apart: weeks are seven days, years twelve months. */
export function spanParts(span: Duration): SpanParts {
  if ('days' in span) return { unit: 'day', amount: span.days };
  if ('weeks' in span) return { unit: 'day', amount: 7 * span.weeks };
  return { unit: 'month', amount: 'months' in span ? span.months : 12 * span.years };
}

/** A thousand years: further than any log goes, and within what dates can hold. */
const mostDays = 365_250;

function isWhole(value: unknown): boolean {
  if (!duration.accepts(value)) return false;
  const { unit, amount } = spanParts(value as Duration);
  return Number.isSafeInteger(amount) && amount <= (unit === 'day' ? mostDays : mostDays / 30);
}
