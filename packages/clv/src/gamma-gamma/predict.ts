import { checkKind, IncompatibleModelError, showValue } from '@clientele/core';
import type { Spends } from '../histories/histories.ts';
import { type CheckedSpends, readSpends } from '../histories/read.ts';
import type { GammaGammaModel } from './model.ts';

/**
 * What each customer is expected to spend on a purchase: between the population mean, for a customer without a repeat
 * purchase, and the customer's own mean, the more purchases the closer.
 *
 * A mean repeat spend below 0, left by refunds, counts as 0. Where q <= 1 the population has no mean: whoever has too few
 * purchases for one of their own gets the model's `sampleMean`.
 *
 * @param model a Gamma-Gamma model
 * @param data a `BtydTable`, or plain arrays `{ x, meanRepeatSpend }`, in the model's currency
 * @returns one amount a row, in input order
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind, or has neither a population mean nor a sample mean
 * @example
 * import { expectedSpend, gammaGammaModel } from '@clientele/clv';
 * const cdnow = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });
 * const spend = expectedSpend(cdnow, { x: [2, 1], meanRepeatSpend: [22.35, 11.77] });
 * Array.from(spend, (amount) => amount.toFixed(2)); // => ['24.66', '18.92']
 * @see Fader, Hardie and Lee (2005), RFM and CLV, Journal of Marketing Research 42
 */
export function expectedSpend(model: GammaGammaModel, data: Spends): Float64Array {
  const spends = readSpends('expectedSpend', data);
  checkKind('expectedSpend', model, 'clv/gamma-gamma');
  return spendColumn(model, spends);
}

/** The same for spends that were checked before. */
export function spendColumn(
  model: GammaGammaModel,
  { x, meanRepeatSpend }: Pick<CheckedSpends, 'x' | 'meanRepeatSpend'>,
): Float64Array {
  const { p, q, gamma } = model.parameters;
  return x.map((count, row) => {
    const denominator = p * count + q - 1;
    if (denominator <= 0 || (count === 0 && q <= 1)) return populationMean(model);
    return (p * (gamma + count * Math.max(0, meanRepeatSpend[row] as number))) / denominator;
  });
}

function populationMean({ parameters: { p, q, gamma }, sampleMean }: GammaGammaModel): number {
  if (q > 1) return (p * gamma) / (q - 1);
  if (sampleMean !== null) return sampleMean;
  throw new IncompatibleModelError(
    'expectedSpend',
    'model.parameters.q',
    'above 1 in a model without sampleMean',
    showValue(q),
  );
}
