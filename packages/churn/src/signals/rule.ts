import { type Duration, duration, type OptionRule, optionRule } from '@clientele/core';

/** What makes a signal: so many interactions of a kind within a span. */
export interface SignalRule {
  /** Its name, each its own. */
  readonly signal: string;
  /** Kind of the interactions that count. */
  readonly kind: string;
  /** Only those about this subject; all unless told otherwise. */
  readonly subject?: string;
  /** How many there must be; 1 unless told otherwise. */
  readonly count?: number;
  /** Within which span; any span unless told otherwise. */
  readonly within?: Duration;
  /** For how long after a signal the same customer gives no other of this rule; 30 days unless told otherwise. */
  readonly coolDown?: Duration;
}

const millisecondsPerDay = 86_400_000;
const daysPer = { days: 1, weeks: 7, months: 365.25 / 12, years: 365.25 } as const;

/** A span in milliseconds: rates count a month as 365.25 / 12 days. */
export function millisecondsOf(span: Duration): number {
  const [[unit, amount]] = Object.entries(span) as [[keyof typeof daysPer, number]];
  return amount * daysPer[unit] * millisecondsPerDay;
}

const fields = ['signal', 'kind', 'subject', 'count', 'within', 'coolDown'];

function isRule(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !Object.keys(value).every((key) => fields.includes(key)))
    return false;
  const { signal, kind, subject, count, within, coolDown } = value as Record<string, unknown>;
  const isName = (name: unknown): boolean => typeof name === 'string' && name !== '';
  const isSpan = (span: unknown): boolean => span === undefined || duration.accepts(span);
  const isCount = count === undefined || (Number.isSafeInteger(count) && Number(count) >= 1);
  return (
    isName(signal) &&
    isName(kind) &&
    (subject === undefined || isName(subject)) &&
    isCount &&
    isSpan(within) &&
    isSpan(coolDown)
  );
}

/** The rule of `rules`. */
export const signalRules: OptionRule = optionRule(
  "a list of rules such as [{ signal: 'wants-to-leave', kind: 'cancel-page', coolDown: { days: 30 } }], each signal once",
  (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(isRule) &&
    new Set(value.map((rule: SignalRule) => rule.signal)).size === value.length,
);
