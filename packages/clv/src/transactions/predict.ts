import { checkOptions, type Duration, duration, durationIn } from '@clientele/core';
import { continuousRate, type Discount, discountRate } from '../value/discount.ts';
import { refuseEndless } from '../value/endless.ts';
import { durationOrInfinite, horizonIn, readHorizon } from '../value/horizon.ts';
import type { TransactionModel } from './model.ts';
import { type Opened, open, overLive, type Purchases } from './over-live.ts';

/**
 * The probability that each customer is still a customer at the end of observation, or after a horizon.
 *
 * In the BG/NBD model a customer can leave only after a repeat purchase: without one it is exactly 1. In the NBD model nobody
 * ever leaves. In the BG/BB model it is the probability of being there at the next opportunity.
 *
 * @param model of purchase histories
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit; `{ x, tx, n, unit }` for BG/BB
 * @param options `horizon`, how far after the end of observation; now unless given
 * @returns one probability a row, in input order
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where the horizon is no duration
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { bgNbdModel, probabilityAlive } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const alive = probabilityAlive(cdnow, { x: [2, 0], tx: [30.43, 0], T: [38.86, 38.86], unit: 'week' });
 * alive[0].toFixed(3); // => '0.727'
 * alive[1]; // => 1
 * const history = { x: [0], tx: [0], T: [38.86], unit: 'week' } as const;
 * probabilityAlive(cdnow, history, { horizon: { years: 1 } })[0].toFixed(3); // => '0.944'
 */
export function probabilityAlive(
  model: TransactionModel,
  data: Purchases,
  options: { readonly horizon?: Duration } = {},
): Float64Array {
  checkOptions('probabilityAlive', options, { horizon: duration });
  const opened = open('probabilityAlive', model, data);
  if (options.horizon === undefined) return opened.kernel.alive(opened.histories);
  const h = durationIn(options.horizon, model.unit);
  return overLive(opened, (live) => live.stays(h));
}

/**
 * The number of purchases to expect of each customer within a horizon, the chance of having left already included.
 *
 * In the BG/NBD model a customer without a repeat purchase is alive for certain, and may be expected to buy more than one with
 * a single early repeat purchase: a property of the model, see `fitBgNbd`.
 *
 * @param model of purchase histories
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit; `{ x, tx, n, unit }` for BG/BB
 * @param options `horizon`, how far ahead, from the end of observation
 * @returns one expected number a row, in input order
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where the horizon is missing or no duration
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { bgNbdModel, expectedTransactions } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const history = { x: [2], tx: [30.43], T: [38.86], unit: 'week' } as const;
 * expectedTransactions(cdnow, history, { horizon: { weeks: 39 } })[0].toFixed(3); // => '1.226'
 * @see Fader, Hardie and Lee (2005), Marketing Science 24(2), equation 10, in a form that holds for all a, b > 0
 */
export function expectedTransactions(
  model: TransactionModel,
  data: Purchases,
  options: { readonly horizon: Duration },
): Float64Array {
  const opened = open('expectedTransactions', model, data);
  const h = readHorizon('expectedTransactions', options, model.unit);
  return overLive(opened, (live) => live.transactions(h));
}

/**
 * The probability that each customer buys at least once within a horizon. It is not the expected number of purchases, and
 * not P(alive): a live customer may stay away.
 *
 * @param model of purchase histories
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit; `{ x, tx, n, unit }` for BG/BB
 * @param options `horizon`, how far ahead, from the end of observation
 * @returns one probability a row, in input order
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where the horizon is missing or no duration
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { bgNbdModel, probabilityOfPurchase } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const history = { x: [2], tx: [30.43], T: [38.86], unit: 'week' } as const;
 * probabilityOfPurchase(cdnow, history, { horizon: { weeks: 39 } })[0].toFixed(3); // => '0.555'
 */
export function probabilityOfPurchase(
  model: TransactionModel,
  data: Purchases,
  options: { readonly horizon: Duration },
): Float64Array {
  const opened = open('probabilityOfPurchase', model, data);
  const h = readHorizon('probabilityOfPurchase', options, model.unit);
  return overLive(opened, (live) => live.buys(h));
}

/** How far residual transactions look ahead, and what later ones are worth. */
export interface ResidualOptions {
  readonly discount: Discount;
  /** `'infinite'` unless given. */
  readonly horizon?: Duration | 'infinite';
}

/**
 * Discounted expected residual transactions (DERT; DET where the horizon is finite): the present value of the purchases to
 * come, in purchases. Times the expected spend it is the value of the customer.
 *
 * @param model of purchase histories
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit; `{ x, tx, n, unit }` for BG/BB
 * @param options `discount`, an annual rate, and `horizon`
 * @returns one number a row, in input order
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where the discount is missing, or zero with an infinite horizon
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { bgNbdModel, residualTransactions } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const history = { x: [2], tx: [30.43], T: [38.86], unit: 'week' } as const;
 * residualTransactions(cdnow, history, { discount: { annual: 0.15 } })[0].toFixed(2); // => '5.18'
 */
export function residualTransactions(model: TransactionModel, data: Purchases, options: ResidualOptions): Float64Array {
  const verb = 'residualTransactions';
  const opened = open(verb, model, data);
  const rules = { discount: discountRate, horizon: durationOrInfinite };
  checkOptions(verb, { ...options, discount: options?.discount ?? null }, rules);
  const { discount, horizon = 'infinite' } = options;
  refuseEndless(verb, discount, horizon);
  return residualColumn(opened, discount, horizon);
}

/** The same for a model and histories that were checked before. */
export function residualColumn(opened: Opened, discount: Discount, horizon: Duration | 'infinite'): Float64Array {
  const rate = continuousRate(discount, opened.histories.unit);
  const H = horizonIn(horizon, opened.histories.unit);
  return overLive(opened, (live) => live.residual(rate, H));
}
