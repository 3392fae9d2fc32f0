import { checkOptions, type Duration, duration, durationIn, InvalidOptionError, showValue } from '@clientele/core';
import { groupRows } from '../histories/group.ts';
import type { Histories } from '../histories/histories.ts';
import { type CheckedHistories, readHistories } from '../histories/read.ts';
import { continuousRate, type Discount, discounted, discountRate } from '../value/discount.ts';
import { durationOrInfinite, horizonIn, readHorizon } from '../value/horizon.ts';
import type { LiveCustomer, TransactionKernel } from './kernel.ts';
import { openModel, type TransactionModel } from './model.ts';

/**
 * The probability that each customer is still a customer at the end of observation, or after a horizon.
 *
 * In the BG/NBD model a customer can leave only after a repeat purchase: without one it is exactly 1. In the NBD model nobody
 * ever leaves.
 *
 * @param model a BG/NBD, MBG/NBD, Pareto/NBD or NBD model
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit
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
  data: Histories,
  options: { readonly horizon?: Duration } = {},
): Float64Array {
  checkOptions('probabilityAlive', options, { horizon: duration });
  const { histories, kernel } = open('probabilityAlive', model, data);
  if (options.horizon === undefined) return kernel.alive(histories);
  const h = durationIn(options.horizon, model.unit);
  return overLive(kernel, histories, (live) => live.stays(h));
}

/**
 * The number of purchases to expect of each customer within a horizon, the chance of having left already included.
 *
 * In the BG/NBD model a customer without a repeat purchase is alive for certain, and may be expected to buy more than one with
 * a single early repeat purchase: a property of the model, see `fitBgNbd`.
 *
 * @param model a BG/NBD, MBG/NBD, Pareto/NBD or NBD model
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit
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
  data: Histories,
  options: { readonly horizon: Duration },
): Float64Array {
  const { histories, kernel } = open('expectedTransactions', model, data);
  const h = readHorizon('expectedTransactions', options, model.unit);
  return overLive(kernel, histories, (live) => live.transactions(h));
}

/**
 * The probability that each customer buys at least once within a horizon. It is not the expected number of purchases, and
 * not P(alive): a live customer may stay away.
 *
 * @param model a BG/NBD, MBG/NBD, Pareto/NBD or NBD model
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit
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
  data: Histories,
  options: { readonly horizon: Duration },
): Float64Array {
  const { histories, kernel } = open('probabilityOfPurchase', model, data);
  const h = readHorizon('probabilityOfPurchase', options, model.unit);
  return overLive(kernel, histories, (live) => live.buys(h));
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
 * @param model a BG/NBD, MBG/NBD, Pareto/NBD or NBD model
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit
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
export function residualTransactions(model: TransactionModel, data: Histories, options: ResidualOptions): Float64Array {
  const verb = 'residualTransactions';
  const { histories, kernel } = open(verb, model, data);
  const rules = { discount: discountRate, horizon: durationOrInfinite };
  checkOptions(verb, { ...options, discount: options?.discount ?? null }, rules);
  const { discount, horizon = 'infinite' } = options;
  refuseEndless(verb, discount, horizon);
  return residualColumn(kernel, histories, discount, horizon);
}

/** Refuses an infinite horizon without discount, whose value need not be finite. */
export function refuseEndless(verb: string, discount: Discount, horizon: Duration | 'infinite'): void {
  if (horizon !== 'infinite' || discount.annual > 0) return;
  const allowed = 'above 0 where the horizon is infinite';
  throw new InvalidOptionError(verb, [{ option: 'discount', allowed, received: showValue(discount) }]);
}

/** The same for histories that were checked before. */
export function residualColumn(
  kernel: TransactionKernel,
  histories: CheckedHistories,
  discount: Discount,
  horizon: Duration | 'infinite',
): Float64Array {
  const rate = continuousRate(discount, histories.unit);
  const H = horizonIn(horizon, histories.unit);
  return overLive(kernel, histories, ({ transactions, scale }) => discounted(transactions, scale, rate, H));
}

interface Opened {
  readonly histories: CheckedHistories;
  readonly kernel: TransactionKernel;
}

function open(verb: string, model: TransactionModel, data: Histories): Opened {
  const histories = readHistories(verb, data);
  return { histories, kernel: openModel(verb, model, histories.unit) };
}

/** P(alive) times a quantity of live customers, which depends on x and T only and is computed once for each pair of them. */
function overLive(
  kernel: TransactionKernel,
  histories: CheckedHistories,
  quantity: (live: LiveCustomer) => number,
): Float64Array {
  const groups = groupRows([histories.x, histories.T]);
  const [x, T] = groups.columns;
  const perGroup = Float64Array.from({ length: groups.length }, (_, group) => {
    const [count, time] = [x?.values[x.codes[group] as number], T?.values[T.codes[group] as number]];
    return quantity(kernel.live(count as number, time as number));
  });
  return kernel.alive(histories).map((alive, row) => {
    return alive * (perGroup[groups.groupOf[row] as number] as number);
  });
}
