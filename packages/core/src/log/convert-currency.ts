import { isCurrencyCode } from '../cells/currency.ts';
import { InvalidInputError } from '../errors/errors.ts';
import { collectIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';
import { type OptionRule, optionRule, positiveNumber } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { type CodedColumn, NO_CODE } from '../table/dictionary.ts';
import { instant, parseInstant } from '../time/parse-instant.ts';

/** A rate from some day on: how much of the log's currency one unit of another is worth. */
export interface DatedRate {
  readonly currency: string;
  readonly rate: number;
  /** First day, or instant, of the rate; it holds until the next of its currency. Left out: from the beginning of time. */
  readonly from?: string;
}

/** What one unit of each currency is worth in that of the log: one rate each, `{ USD: 0.92 }`, or rates with the day from which they hold. */
export type CurrencyRates = Readonly<Record<string, number>> | readonly DatedRate[];

/** The rule for rates. */
export const currencyRates: OptionRule = optionRule(
  'rates as { USD: 0.92 }, or { currency, rate, from } each',
  (value) => {
    if (Array.isArray(value)) return value.length > 0 && value.every(isDatedRate);
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).every(([code, rate]) => isCurrencyCode(code) && positiveNumber.accepts(rate));
  },
);

function isDatedRate(value: unknown): boolean {
  const { currency, rate, from } = (value ?? {}) as Partial<DatedRate>;
  return (
    isCurrencyCode(currency) &&
    positiveNumber.accepts(rate) &&
    (from === undefined || (typeof from === 'string' && instant.accepts(from)))
  );
}

/** What conversion needs to know of the log. */
export interface Conversion {
  readonly verb: string;
  /** The currency that all amounts are brought to. */
  readonly target: string;
  readonly rates: CurrencyRates;
  readonly timeZone: string;
  /** Name of the currency's column in the user's data. */
  readonly column: string;
  readonly lines: Uint32Array | undefined;
  readonly maxIssues: number | undefined;
}

/**
 * Brings amounts in several currencies to one. An amount whose row names no currency becomes missing, so that the row is set
 * aside; one without a rate ends the reading.
 *
 * @returns the amounts, and an issue a row that was converted or names no currency
 * @throws InvalidInputError (`invalid-input`) naming the currency that lacks a rate, and the first row that needs it
 */
export function convertAmounts(
  amount: Float64Array,
  currency: CodedColumn,
  time: Float64Array,
  known: Conversion,
): { readonly values: Float64Array; readonly issues: DataIssues } {
  const found = collectIssues(known.maxIssues);
  const rateOf = openRates(known);
  const values = amount.map((value, row) => {
    if (Number.isNaN(value) || Number.isNaN(time[row])) return value;
    const line = known.lines?.[row] ?? 0;
    const place = { row, ...(line === 0 ? {} : { line }), column: known.column };
    const code = currency.codes[row] as number;
    if (code === NO_CODE) {
      const expected = 'a currency code, since amounts are converted';
      found.add({ code: 'missing-value', ...place, expected, received: '', action: 'dropped' });
      return Number.NaN;
    }
    const name = (currency.dictionary.values[code] as string).trim();
    if (name === known.target) return value;
    const rate = rateOf(name, time[row] as number, row);
    const received = showValue(`${value} ${name}`);
    const expected = `${known.target}, at ${rate} a ${name}`;
    found.add({ code: 'converted-currency', ...place, expected, received, action: 'repaired' });
    return value * rate;
  });
  return { values, issues: found.finish() };
}

function openRates({
  rates,
  timeZone,
  verb,
  column,
  target,
}: Conversion): (name: string, time: number, row: number) => number {
  const steps = new Map<string, { readonly from: number; readonly rate: number }[]>();
  const list: readonly DatedRate[] = Array.isArray(rates)
    ? (rates as readonly DatedRate[])
    : Object.entries(rates as Readonly<Record<string, number>>).map(([currency, rate]) => ({ currency, rate }));
  for (const { currency, rate, from } of list) {
    const start = from === undefined ? Number.NEGATIVE_INFINITY : parseInstant(from, timeZone);
    steps.set(currency, [...(steps.get(currency) ?? []), { from: start, rate }]);
  }
  for (const each of steps.values()) each.sort((a, b) => a.from - b.from);
  return (name, time, row) => {
    const step = steps.get(name)?.findLast(({ from }) => from <= time);
    if (step !== undefined) return step.rate;
    const when = steps.has(name) ? ' as early as that' : '';
    const message = `${verb}: row ${row}, column "${column}": rates has no rate of ${showValue(name)} to ${target}${when}`;
    throw new InvalidInputError(message, [], { option: 'rates', currency: name, row });
  };
}
