import { checkOptions, type Duration, duration, durationIn, wholeNumber } from '@clientele/core';
import { readHorizon } from '../value/horizon.ts';
import type { LiveCustomer } from './kernel.ts';
import { openModel, type TransactionModel } from './model.ts';
import { liveGroups, open, type Purchases } from './over-live.ts';

/**
 * The number of repeat purchases to expect of a new customer within a horizon, from the first purchase on.
 *
 * @param model of purchase histories
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
  const [stays, live] = newCustomer(verb, model);
  return stays * live.transactions(readHorizon(verb, options, model.unit));
}

/** The chance to be there after the first purchase, and the future of who is. */
export function newCustomer(verb: string, model: TransactionModel): [number, LiveCustomer] {
  const kernel = openModel(verb, model);
  const zero = Float64Array.of(0);
  const [stays] = kernel.alive({ x: zero, tx: zero, T: zero });
  return [stays as number, kernel.live(0, 0, 0)];
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
 * @param model of purchase histories
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
  const [stays, live] = newCustomer(verb, model);
  checkCounts(verb, options);
  return withLeavers(live.counts(durationIn(options.horizon, model.unit), options.most), stays);
}

/** @returns the counts of someone who is there with that chance: whoever is not buys nothing */
function withLeavers(counts: Float64Array, stays: number): Float64Array {
  return counts.map((chance, n) => stays * chance + (n === 0 ? 1 - stays : 0));
}

function checkCounts(verb: string, options: CountOptions): void {
  const required = { ...options, horizon: options?.horizon ?? null, most: options?.most ?? null };
  checkOptions(verb, required, { horizon: duration, most: wholeNumber(0, 1e5) });
}

/**
 * The distribution of the number of purchases of each customer within a horizon, given the purchases so far.
 *
 * @param model of purchase histories
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit; `{ x, tx, n, unit }` for BG/BB
 * @param options `horizon`, how far ahead, and `most`, the largest number listed
 * @returns P(0), P(1), … P(most): each a column of one probability a row, in input order
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { countProbabilities, paretoNbdModel } from '@clientele/clv';
 * const cdnow = paretoNbdModel({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, { unit: 'week' });
 * const history = { x: [2], tx: [30.43], T: [38.86], unit: 'week' } as const;
 * const [none, one] = countProbabilities(cdnow, history, { horizon: { weeks: 39 }, most: 1 });
 * [none[0].toFixed(2), one[0].toFixed(2)]; // => ['0.41', '0.22']
 */
export function countProbabilities(
  model: TransactionModel,
  data: Purchases,
  options: CountOptions,
): readonly Float64Array[] {
  const verb = 'countProbabilities';
  const opened = open(verb, model, data);
  checkCounts(verb, options);
  const h = durationIn(options.horizon, model.unit);
  const { groupOf, lives } = liveGroups(opened);
  const counts = lives.map((live) => live.counts(h, options.most));
  const alive = opened.kernel.alive(opened.histories);
  return Object.freeze(
    Array.from({ length: options.most + 1 }, (_, n) =>
      alive.map((stays, row) => {
        const chance = stays * (counts[groupOf[row] as number]?.[n] as number);
        return n === 0 ? chance + 1 - stays : chance;
      }),
    ),
  );
}
