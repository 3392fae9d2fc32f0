import {
  checkOptions,
  InvalidInputError,
  InvalidOptionError,
  showValue,
  type Table,
  type TimeUnit,
  table,
  timeUnit,
} from '@clientele/core';
import { takeColumns } from '../histories/cells.ts';
import { openModel, type TransactionModel } from '../transactions/model.ts';

/** One customer's purchases. */
export interface PurchaseTimes {
  /** Repeat purchases, in units after the first one; ascending, all above 0. */
  readonly times: ArrayLike<number>;
  /** From the first purchase to the end of observation, in units. */
  readonly T: number;
  readonly unit: TimeUnit;
}

/** One customer through time. */
export type AliveHistory = Table<{
  /** In units after the first purchase. */
  time: Float64Array;
  /** Repeat purchases so far. */
  x: Float64Array;
  /** Chance, as it looked then. */
  probabilityAlive: Float64Array;
}>;

/**
 * How likely it seemed, at each moment, that one customer still was one: falling while nothing is heard, and back up with each
 * purchase. The last row is what `probabilityAlive` says of the history at its end.
 *
 * @param model of purchase histories
 * @param customer times of the purchases and end of observation, in the model's unit
 * @returns a row a unit, and the end
 * @throws InvalidInputError (`invalid-input`) where times do not ascend or lie outside the observation
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { aliveHistory, bgNbdModel } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const { time, probabilityAlive } = aliveHistory(cdnow, { times: [1, 2], T: 4.5, unit: 'week' }).columns;
 * Array.from(time); // => [0, 1, 2, 3, 4, 4.5]
 * probabilityAlive[2] > probabilityAlive[5]; // => true
 */
export function aliveHistory(model: TransactionModel, customer: PurchaseTimes): AliveHistory {
  const verb = 'aliveHistory';
  const { times, T } = readTimes(verb, customer);
  const kernel = openModel(verb, model, customer.unit);
  const whole = Math.floor(T);
  const time = Float64Array.from({ length: whole + (T > whole ? 2 : 1) }, (_, i) => Math.min(i, T));
  const x = time.map((now) => times.filter((at) => at <= now).length);
  const tx = x.map((count) => (count === 0 ? 0 : (times[count - 1] as number)));
  return table({ time, x, probabilityAlive: kernel.alive({ x, tx, T: time }) });
}

function readTimes(verb: string, customer: PurchaseTimes): { times: Float64Array; T: number } {
  if (typeof customer !== 'object' || customer === null) {
    throw new InvalidInputError(`${verb}: expected one customer, { times, T, unit }, got ${showValue(customer)}`);
  }
  const { times: given, T, unit } = customer;
  checkOptions(verb, { unit: unit ?? null }, { unit: timeUnit });
  const [times] = takeColumns(verb, { times: given }, ['times'], []) as [Float64Array];
  if (!(T >= 0 && T < 1e7)) {
    throw new InvalidOptionError(verb, [{ option: 'T', allowed: 'a number from 0 to 1e7', received: showValue(T) }]);
  }
  const row = times.findIndex((time, i) => !(time > (times[i - 1] ?? 0) && time <= T));
  if (row < 0) return { times, T };
  const [expected, received] = ['after the purchase before and up to T', showValue(times[row])];
  const issue = { code: 'invalid-number', row, column: 'times', expected, received, action: 'kept' } as const;
  throw new InvalidInputError(`${verb}: row ${row}, column times: expected ${expected}, got ${received}`, [issue]);
}
