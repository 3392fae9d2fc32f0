import { daysPerUnit, type OptionRule, optionRule, type TimeUnit } from '@clientele/core';
import { gaussLegendre, integrate } from '@clientele/stats';

/** A discount rate that says its period: `{ annual: 0.15 }` makes a sum due in a year worth 1/1.15 today. */
export interface Discount {
  /** Effective annual rate, >= 0; a year is 365.25 days. */
  readonly annual: number;
}

/** The rule for a discount rate. */
export const discountRate: OptionRule = optionRule('a discount such as { annual: 0.15 }, >= 0', (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const fields = Object.entries(value);
  return fields.length === 1 && fields.every(([name, rate]) => name === 'annual' && Number.isFinite(rate) && rate >= 0);
});

/**
 * The continuous rate a unit of time that amounts to an annual rate.
 *
 * @param discount the rate
 * @param unit the unit of time
 * @returns ln(1 + annual) a year, in that unit
 */
export function continuousRate(discount: Discount, unit: TimeUnit): number {
  return (Math.log1p(discount.annual) * daysPerUnit[unit]) / daysPerUnit.year;
}

const rule = gaussLegendre(16);
/** e^−45 is below the last digit of any result. */
const forgotten = 45;

/**
 * The present value of purchases to come, one money unit each: ∫ e^−δh dC(h), where C(h) is the expected number within h.
 *
 * By parts this is e^−δH C(H) + δ ∫ e^−δh C(h) dh, so that any model that knows C has it. The integral is taken in
 * v = ln(1 + h/A), by which curves that bend on the scale A become smooth, with 16 Gauss-Legendre nodes on each piece.
 *
 * @param expected C, the expected number of purchases within h
 * @param A the scale on which C bends, in units
 * @param rate continuous discount rate a unit, δ
 * @param horizon H, in units; Infinity where rate > 0
 * @returns the discounted expected number
 */
export function discounted(expected: (h: number) => number, A: number, rate: number, horizon: number): number {
  if (rate === 0) return expected(horizon);
  const end = Math.min(horizon, forgotten / rate);
  const integrand = (v: number): number => {
    const h = A * Math.expm1(v);
    return rate * Math.exp(-rate * h) * expected(h) * (A + h);
  };
  const width = Math.log1p(end / A);
  const within = integrate(integrand, 0, width, rule, Math.max(1, Math.ceil(width / 1.25)));
  return horizon === end ? within + Math.exp(-rate * horizon) * expected(horizon) : within;
}
