import { type Analysis, isDuration, type JsonValue } from '@clientele/core';
import { formatPrecise, noBreak } from '../format/number.ts';

/** What the value of a customer is called here, and under which terms it was worked out. */
export interface ValueTerms {
  /** `expected discounted revenue` where no margin was given: then it is no profit. */
  readonly name: string;
  /** For example `over the next year, discounted at 10 % a year`; empty where the analysis does not say. */
  readonly terms: string;
}

/**
 * Names the value of customers by what it is: revenue, unless a margin made profit of it.
 *
 * @param analysis what was found out
 * @returns name and terms
 */
export function valueTerms({ notes, options }: Analysis): ValueTerms {
  const revenueOnly = notes.some(({ code }) => code === 'margin-not-given');
  const margin = options?.['margin'];
  const terms = [horizonText(options?.['horizon']), discountText(options?.['discount'])];
  if (!revenueOnly && typeof margin === 'number')
    terms.push(`at a margin of ${formatPrecise(margin * 100)}${noBreak}%`);
  return {
    name: revenueOnly ? 'expected discounted revenue' : 'lifetime value',
    terms: terms.filter((term) => term !== '').join(', '),
  };
}

function horizonText(horizon: JsonValue | undefined): string {
  if (!isDuration(horizon)) return '';
  const [unit = '', amount = 0] = Object.entries(horizon)[0] ?? [];
  return amount === 1 ? `over the next ${unit.slice(0, -1)}` : `over the next ${formatPrecise(amount)} ${unit}`;
}

function discountText(discount: JsonValue | undefined): string {
  const annual = (discount as { readonly annual?: unknown } | null | undefined)?.annual;
  return typeof annual === 'number' ? `discounted at ${formatPrecise(annual * 100)}${noBreak}% a year` : '';
}
