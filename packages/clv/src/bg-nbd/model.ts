import {
  diagnosticsShape,
  finiteShape,
  jsonRecordShape,
  type Model,
  nullOr,
  optional,
  parseModelRecord,
  positiveShape,
  recordOf,
  type TimeUnit,
  unitShape,
} from '@clientele/core';

/** The four numbers of the BG/NBD model. */
export interface BgNbdParameters {
  /** Shape of the gamma distribution of purchase rates: small where customers differ much. */
  readonly r: number;
  /** Rate of that distribution, in units of time; the mean purchase rate is r/alpha a unit. */
  readonly alpha: number;
  /** First parameter of the beta distribution of the chance to leave after a purchase. */
  readonly a: number;
  /** Second parameter; the mean chance to leave is a/(a + b). */
  readonly b: number;
}

/** A BG/NBD model: purchases at a gamma-distributed rate, a beta-distributed chance to leave after each of them. */
export interface BgNbdModel extends Model<'clv/bg-nbd', BgNbdParameters> {
  /** The unit of time of alpha and of every table that the model reads. */
  readonly unit: TimeUnit;
  /** By the observed information and the delta method; `null` where the fit is flat, on a boundary or was not made. */
  readonly standardErrors: BgNbdParameters | null;
  /** In the user's unit, every constant included; missing where the parameters were given. */
  readonly logLikelihood?: number;
}

/** The version written by this release. */
export const bgNbdVersion = 1;

const parametersShape = recordOf<BgNbdParameters>({
  r: positiveShape,
  alpha: positiveShape,
  a: positiveShape,
  b: positiveShape,
});

/**
 * Reads a BG/NBD model back from JSON.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the model, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field that is not what it must be
 * @example
 * import { bgNbdModel, parseBgNbdModel } from '@clientele/clv';
 * const stored = JSON.stringify(bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' }));
 * parseBgNbdModel(JSON.parse(stored)).parameters.alpha; // => 4.414
 */
export function parseBgNbdModel(value: unknown): BgNbdModel {
  return parseModelRecord<'clv/bg-nbd', Omit<BgNbdModel, 'kind' | 'version' | 'engine' | 'features'>>(
    'parseBgNbdModel',
    value,
    'clv/bg-nbd',
    bgNbdVersion,
    {
      options: jsonRecordShape,
      parameters: parametersShape,
      standardErrors: nullOr(parametersShape),
      logLikelihood: optional(finiteShape),
      unit: unitShape,
      diagnostics: diagnosticsShape,
    },
  );
}
