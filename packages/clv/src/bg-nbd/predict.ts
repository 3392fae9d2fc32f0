import { checkOptions, type Duration, InvalidOptionError, showValue } from '@clientele/core';
import { groupRows } from '../histories/group.ts';
import type { Histories } from '../histories/histories.ts';
import { matchModel } from '../histories/match.ts';
import { type CheckedHistories, readHistories } from '../histories/read.ts';
import { continuousRate, type Discount, discounted, discountRate } from '../value/discount.ts';
import { durationOrInfinite, horizonIn, readHorizon } from '../value/horizon.ts';
import { type AliveProcess, aliveBuys, aliveProbability, aliveProcess, aliveTransactions } from './kernel.ts';
import type { BgNbdModel } from './model.ts';

/**
 * The probability that each customer is still a customer at the end of observation.
 *
 * In the BG/NBD model a customer can leave only after a repeat purchase: without one it is exactly 1.
 *
 * @param model a BG/NBD model
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit
 * @returns one probability a row, in input order
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { bgNbdModel, probabilityAlive } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * const alive = probabilityAlive(cdnow, { x: [2, 0], tx: [30.43, 0], T: [38.86, 38.86], unit: 'week' });
 * alive[0].toFixed(3); // => '0.727'
 * alive[1]; // => 1
 */
export function probabilityAlive(model: BgNbdModel, data: Histories): Float64Array {
  return aliveColumn(model, openHistories('probabilityAlive', model, data));
}

/**
 * The number of purchases to expect of each customer within a horizon, the chance of having left already included.
 *
 * In this model a customer without a repeat purchase is alive for certain, and may be expected to buy more than one with a
 * single early repeat purchase: a property of the model, see `fitBgNbd`.
 *
 * @param model a BG/NBD model
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
  model: BgNbdModel,
  data: Histories,
  options: { readonly horizon: Duration },
): Float64Array {
  const histories = openHistories('expectedTransactions', model, data);
  const h = readHorizon('expectedTransactions', options, model.unit);
  return overAlive(model, histories, (process) => aliveTransactions(process, h));
}

/**
 * The probability that each customer buys at least once within a horizon. It is not the expected number of purchases, and
 * not P(alive): a live customer may stay away.
 *
 * @param model a BG/NBD model
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
  model: BgNbdModel,
  data: Histories,
  options: { readonly horizon: Duration },
): Float64Array {
  const histories = openHistories('probabilityOfPurchase', model, data);
  const h = readHorizon('probabilityOfPurchase', options, model.unit);
  return overAlive(model, histories, (process) => aliveBuys(process, h));
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
 * @param model a BG/NBD model
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
export function residualTransactions(model: BgNbdModel, data: Histories, options: ResidualOptions): Float64Array {
  const verb = 'residualTransactions';
  const histories = openHistories(verb, model, data);
  const rules = { discount: discountRate, horizon: durationOrInfinite };
  checkOptions(verb, { ...options, discount: options?.discount ?? null }, rules);
  const { discount, horizon = 'infinite' } = options;
  refuseEndless(verb, discount, horizon);
  return residualColumn(model, histories, discount, horizon);
}

/** Refuses an infinite horizon without discount, whose value need not be finite. */
export function refuseEndless(verb: string, discount: Discount, horizon: Duration | 'infinite'): void {
  if (horizon !== 'infinite' || discount.annual > 0) return;
  const allowed = 'above 0 where the horizon is infinite';
  throw new InvalidOptionError(verb, [{ option: 'discount', allowed, received: showValue(discount) }]);
}

/** The same for histories that were checked before. */
export function residualColumn(
  model: BgNbdModel,
  histories: CheckedHistories,
  discount: Discount,
  horizon: Duration | 'infinite',
): Float64Array {
  const rate = continuousRate(discount, model.unit);
  const H = horizonIn(horizon, model.unit);
  return overAlive(model, histories, (process) => discounted((h) => aliveTransactions(process, h), process.A, rate, H));
}

function openHistories(verb: string, model: BgNbdModel, data: Histories): CheckedHistories {
  const histories = readHistories(verb, data);
  matchModel(verb, model, 'clv/bg-nbd', histories.unit);
  return histories;
}

/** P(alive) for histories that were checked before. */
export function aliveColumn({ parameters }: BgNbdModel, { x, tx, T }: CheckedHistories): Float64Array {
  return x.map((count, row) => aliveProbability(parameters, count, tx[row] as number, T[row] as number));
}

/** P(alive) times a quantity of live customers, which depends on x and T only and is computed once for each pair of them. */
export function overAlive(
  model: BgNbdModel,
  histories: CheckedHistories,
  quantity: (process: AliveProcess) => number,
): Float64Array {
  const groups = groupRows([histories.x, histories.T]);
  const [x, T] = groups.columns;
  const perGroup = Float64Array.from({ length: groups.length }, (_, group) => {
    const [count, time] = [x?.values[x.codes[group] as number], T?.values[T.codes[group] as number]];
    return quantity(aliveProcess(model.parameters, count as number, time as number));
  });
  return aliveColumn(model, histories).map((alive, row) => {
    return alive * (perGroup[groups.groupOf[row] as number] as number);
  });
}
