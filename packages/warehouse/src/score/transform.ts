import type { FeatureSchema } from '@clientele/core';
import type { Dialect } from '../dialect/dialect.ts';
import { numberOf } from '../dialect/words.ts';

/** What a feature does to a number before it is scaled. */
export function transformed(dialect: Dialect, { transform, knots = [] }: FeatureSchema, x: string): string {
  if (transform === 'log1p') return `SIGN(${x}) * LN(${numberOf(dialect, 1)} + ABS(${x}))`;
  return transform === 'rank' ? rankAmong(dialect, x, knots) : x;
}

/** The share of the fitted customers below a value, read off their percentiles: linear between two, the middle of equal ones. */
function rankAmong(dialect: Dialect, x: string, knots: readonly number[]): string {
  const number = (value: number): string => numberOf(dialect, value);
  const last = knots.length - 1;
  const distinct = [...new Set(knots)];
  const cases = distinct.flatMap((knot, at) => {
    const [from, to] = [knots.indexOf(knot), knots.lastIndexOf(knot)];
    const middle = `WHEN ${x} = ${number(knot)} THEN ${number((from + to) / 2 / last)}`;
    const next = distinct[at + 1];
    if (next === undefined) return [middle];
    const share = `(${x} - ${number(knot)}) / ${number(next - knot)}`;
    return [middle, `WHEN ${x} < ${number(next)} THEN (${number(to)} + ${share}) / ${number(last)}`];
  });
  return `CASE WHEN ${x} < ${number(knots[0] ?? 0)} THEN ${number(0)} ${cases.join(' ')} ELSE ${number(1)} END`;
}
