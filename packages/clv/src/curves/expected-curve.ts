import {
  checkOptions,
  type Duration,
  duration,
  durationIn,
  isDuration,
  type OptionRule,
  optionRule,
  type Table,
  table,
} from '@clientele/core';
import type { TransactionModel } from '../transactions/model.ts';
import { newCustomer } from '../transactions/new-customer.ts';
import { open, type Purchases } from '../transactions/over-live.ts';

/** How far the curve goes beyond the end of observation, and in which steps. */
export interface CurveOptions {
  /** Beyond the end of observation; nothing unless given. */
  readonly horizon?: Duration;
  /** A day or more; a unit of the model unless given. */
  readonly step?: Duration;
}

/** Repeat purchases of a base, a row a step, counted from the day its first customer came. */
export type ExpectedCurve = Table<{
  /** End of the step, in units. */
  time: Float64Array;
  /** Expected within the step. */
  incremental: Float64Array;
  /** Expected up to its end. */
  cumulative: Float64Array;
}>;

/**
 * The cumulative and incremental curves of a base: repeat purchases to expect of customers who came when these did, knowing
 * nothing of them but that. Beside what was observed (`trackTransactions`) it shows whether a model follows the course of time.
 *
 * @param model of purchase histories
 * @param data the base; only T (for BG/BB n) and weights are read
 * @param options `horizon` and `step`
 * @returns a row a step, the last up to the end
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { expectedCurve, paretoNbdModel } from '@clientele/clv';
 * const cdnow = paretoNbdModel({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, { unit: 'week' });
 * const curve = expectedCurve(cdnow, { x: [0, 0], tx: [0, 0], T: [39, 27], unit: 'week' }, { step: { weeks: 13 } }).columns;
 * Array.from(curve.time); // => [13, 26, 39]
 * curve.incremental[1] > curve.incremental[0]; // => true
 */
export function expectedCurve(model: TransactionModel, data: Purchases, options: CurveOptions = {}): ExpectedCurve {
  const verb = 'expectedCurve';
  checkOptions(verb, options, { horizon: duration, step: aStep });
  const { histories } = open(verb, model, data);
  const unit = histories.unit;
  const ahead = options.horizon === undefined ? 0 : durationIn(options.horizon, unit);
  const step = options.step === undefined ? 1 : durationIn(options.step, unit);
  const longest = histories.T.reduce((most, T) => Math.max(most, T), 0);
  const steps = Math.ceil((longest + ahead) / step - 1e-9);
  const time = Float64Array.from({ length: steps }, (_, i) => Math.min(longest + ahead, (i + 1) * step));
  return table({ time, ...cumulativeOf(model, verb, birthsOf(histories.T, histories.weight, longest), time) });
}

/** A step of nothing never ends, and no log knows of less than a day. */
const aStep: OptionRule = optionRule(
  'a duration of a day or more, such as { weeks: 1 }',
  (value) => isDuration(value) && durationIn(value, 'day') >= 1,
);

/** How many customers came when, in units after the first. */
export function birthsOf(T: Float64Array, weight: Float64Array | null, longest: number): ReadonlyMap<number, number> {
  const births = new Map<number, number>();
  T.forEach((end, row) => {
    const born = longest - end;
    births.set(born, (births.get(born) ?? 0) + (weight?.[row] ?? 1));
  });
  return births;
}

/** Expected repeat purchases at each time, in all and since the time before. */
export function cumulativeOf(
  model: TransactionModel,
  verb: string,
  births: ReadonlyMap<number, number>,
  time: Float64Array,
): { incremental: Float64Array; cumulative: Float64Array } {
  const [stays, live] = newCustomer(verb, model);
  const known = new Map<number, number>();
  const expectedAt = (age: number): number => {
    const key = Math.round(age * 1e6);
    const found = known.get(key) ?? stays * live.transactions(age);
    known.set(key, found);
    return found;
  };
  const cumulative = time.map((end) => {
    let sum = 0;
    for (const [born, customers] of births) if (born < end) sum += customers * expectedAt(end - born);
    return sum;
  });
  return { incremental: cumulative.map((value, i) => value - (cumulative[i - 1] ?? 0)), cumulative };
}
