import { checkOptions, type Duration, duration, durationIn, wholeNumber } from '@clientele/core';
import { readHorizon } from '../value/horizon.ts';
import { openModel, type TransactionModel } from './model.ts';

/**
 * The number of repeat purchases to expect of a new customer within a horizon, from the first purchase on.
 *
 * @param model a BG/NBD, MBG/NBD, Pareto/NBD or NBD model
 * @param options `horizon`, how far ahead
 * @returns the expected number, E[X(t)]
 * @throws InvalidOptionError (`invalid-option`) where the horizon is missing or no duration
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { bgNbdModel, expectedTransactionsOfNewCustomer } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * expectedTransactionsOfNewCustomer(cdnow, { horizon: { weeks: 78 } }).toFixed(4); // => '1.8605'
 * @see Fader, Hardie and Lee (2005), Marketing Science 24(2), equation 9
 */
export function expectedTransactionsOfNewCustomer(
  model: TransactionModel,
  options: { readonly horizon: Duration },
): number {
  const verb = 'expectedTransactionsOfNewCustomer';
  const kernel = openModel(verb, model);
  const h = readHorizon(verb, options, model.unit);
  const zero = Float64Array.of(0);
  const [stays] = kernel.alive({ x: zero, tx: zero, T: zero });
  return (stays as number) * kernel.live(0, 0).transactions(h);
}

/** How far ahead to look, and up to which number of purchases. */
export interface CountOptions {
  readonly horizon: Duration;
  /** The largest number of purchases listed. */
  readonly most: number;
}

/**
 * The distribution of the number of repeat purchases of a new customer within a horizon.
 *
 * @param model a BG/NBD, MBG/NBD, Pareto/NBD or NBD model
 * @param options `horizon`, how far ahead, and `most`, the largest number listed
 * @returns P(0), P(1), … P(most)
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { bgNbdModel, countProbabilitiesOfNewCustomer } from '@clientele/clv';
 * const cdnow = bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' });
 * countProbabilitiesOfNewCustomer(cdnow, { horizon: { weeks: 39 }, most: 3 })[0].toFixed(4); // => '0.5738'
 * @see Fader, Hardie and Lee (2005), Marketing Science 24(2), equation 8
 */
export function countProbabilitiesOfNewCustomer(model: TransactionModel, options: CountOptions): Float64Array {
  const verb = 'countProbabilitiesOfNewCustomer';
  const kernel = openModel(verb, model);
  const required = { ...options, horizon: options?.horizon ?? null, most: options?.most ?? null };
  checkOptions(verb, required, { horizon: duration, most: wholeNumber(0, 1e5) });
  return kernel.counts(durationIn(options.horizon, model.unit), options.most);
}
