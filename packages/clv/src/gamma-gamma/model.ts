import { nullOr, parseModelRecord, positiveShape } from '@clientele/core';
import { type EstimatedModel, estimateShapes, type Fields } from '../likelihood/estimated-model.ts';

/** The three numbers of the Gamma-Gamma model. */
export interface GammaGammaParameters {
  /** Shape of the gamma distribution of a customer's spends around their mean. */
  readonly p: number;
  /** Shape of the gamma distribution of rates across customers; the population mean exists where q > 1. */
  readonly q: number;
  /** Rate of that distribution, in the currency (γ in the paper). */
  readonly gamma: number;
}

/** A Gamma-Gamma model: what a customer spends each time varies around a mean that varies across customers. */
export interface GammaGammaModel extends EstimatedModel<'clv/gamma-gamma', GammaGammaParameters> {
  /** Mean over the customers fitted of their mean repeat spend; it stands in for the population mean where q <= 1. */
  readonly sampleMean: number | null;
}

/** The version written by this release. */
export const gammaGammaVersion = 1;

/** In the order of the search. */
export const gammaGammaNames = ['p', 'q', 'gamma'] as const;

/**
 * Reads a Gamma-Gamma model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { gammaGammaModel, parseGammaGammaModel } from '@clientele/clv';
 * const stored = JSON.stringify(gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 }));
 * parseGammaGammaModel(JSON.parse(stored)).parameters.q; // => 3.74
 */
export function parseGammaGammaModel(value: unknown): GammaGammaModel {
  const shapes = { ...estimateShapes<GammaGammaParameters>(gammaGammaNames), sampleMean: nullOr(positiveShape) };
  const [verb, kind] = ['parseGammaGammaModel', 'clv/gamma-gamma'] as const;
  return parseModelRecord<typeof kind, Omit<Fields<GammaGammaModel>, 'unit'>>(
    verb,
    value,
    kind,
    gammaGammaVersion,
    shapes,
  );
}
