import { checkOptions, type Duration, duration, durationIn, wholeNumber } from '@clientele/core';
import { logBeta } from '@clientele/stats';
import { matchModel } from '../histories/match.ts';
import { readHorizon } from '../value/horizon.ts';
import { aliveProcess, aliveTransactions } from './kernel.ts';
import type { BgNbdModel, BgNbdParameters } from './model.ts';

/**
 * The number of repeat purchases to expect of a new customer within a horizon, from the first purchase on.
 *
 * @param model a BG/NBD model
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
export function expectedTransactionsOfNewCustomer(model: BgNbdModel, options: { readonly horizon: Duration }): number {
  matchModel('expectedTransactionsOfNewCustomer', model, 'clv/bg-nbd');
  const h = readHorizon('expectedTransactionsOfNewCustomer', options, model.unit);
  return aliveTransactions(aliveProcess(model.parameters, 0, 0), h);
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
 * @param model a BG/NBD model
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
export function countProbabilitiesOfNewCustomer(model: BgNbdModel, options: CountOptions): Float64Array {
  const verb = 'countProbabilitiesOfNewCustomer';
  matchModel(verb, model, 'clv/bg-nbd');
  const required = { ...options, horizon: options?.horizon ?? null, most: options?.most ?? null };
  checkOptions(verb, required, { horizon: duration, most: wholeNumber(0, 1e5) });
  return countProbabilities(model.parameters, durationIn(options.horizon, model.unit), options.most);
}

/** Equation 8: either x purchases and still here, or the x-th of at least x possible ones was the last. */
function countProbabilities({ r, alpha, a, b }: BgNbdParameters, t: number, most: number): Float64Array {
  const { mass, upper } = negativeBinomial(r, alpha, t, most);
  const logB = logBeta(a, b);
  return mass.map((probability, x) => {
    const stays = Math.exp(logBeta(a, b + x) - logB);
    if (x === 0) return probability;
    return stays * probability + Math.exp(logBeta(a + 1, b + x - 1) - logB) * (upper[x] as number);
  });
}

/** P(N = n) and P(N >= n) of the count without leaving, for n up to `most`; the upper tail is summed from its far end. */
function negativeBinomial(
  r: number,
  alpha: number,
  t: number,
  most: number,
): { mass: Float64Array; upper: Float64Array } {
  const w = t / (alpha + t);
  const mass = new Float64Array(most + 1);
  mass[0] = Math.exp(-r * Math.log1p(t / alpha));
  for (let n = 1; n <= most; n++) mass[n] = (mass[n - 1] as number) * ((r + n - 1) / n) * w;
  const upper = new Float64Array(most + 1);
  upper[most] = mass[most] as number;
  let beyond = mass[most] as number;
  for (let n = most + 1; beyond > 0 && n < most + 1e6; n++) {
    const ratio = ((r + n - 1) / n) * w;
    beyond *= ratio;
    upper[most] = (upper[most] as number) + beyond;
    if (ratio < 1 && beyond / (1 - Math.max(ratio, w)) < 1e-17 * (upper[most] as number)) break;
  }
  for (let n = most - 1; n >= 0; n--) upper[n] = (upper[n + 1] as number) + (mass[n] as number);
  return { mass, upper };
}
