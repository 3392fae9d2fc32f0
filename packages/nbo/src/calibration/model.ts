import {
  diagnosticsShape,
  finiteShape,
  IncompatibleModelError,
  jsonRecordShape,
  listOf,
  type Model,
  parseModelRecord,
  positiveShape,
  recordOf,
  wordShape,
} from '@clientele/core';
import { type NboModel, nboKinds } from '../model.ts';
import type { OpenNbo } from '../recommend/open.ts';
import { demander } from '../similarity/item-pairs.ts';

/** Points of the curve from scores to probabilities. */
export interface CalibrationParameters {
  /** Kind of the model whose scores these are. */
  readonly of: NboModel['kind'];
  /** The span in days within which a purchase counted. */
  readonly horizonDays: number;
  /** Scores, ascending. */
  readonly scores: readonly number[];
  /** The probability at each score, never falling; between two it lies on the straight line. */
  readonly probabilities: readonly number[];
}

/** What the scores of a model are worth: the probability that a customer buys the item within a horizon. */
export type CalibrationModel = Model<'nbo/calibration', CalibrationParameters>;

/** The kind of the model. */
export const calibrationKind = 'nbo/calibration';
/** The version written by this release. */
export const calibrationVersion = 1;

const fields = {
  options: jsonRecordShape,
  parameters: recordOf<CalibrationParameters>({
    of: wordShape<NboModel['kind']>(...nboKinds),
    horizonDays: positiveShape,
    scores: listOf(finiteShape),
    probabilities: listOf(finiteShape),
  }),
  diagnostics: diagnosticsShape,
};

/**
 * Reads a calibration back from JSON, every field checked.
 *
 * @param value anything at all: a model file is untrusted input
 * @returns the calibration, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitCalibration, parseCalibrationModel } from '@clientele/nbo';
 * const events = [
 *   { customer: 'Ada', item: 'tea', time: '2026-01-05' }, { customer: 'Ada', item: 'tea', time: '2026-02-12' },
 *   { customer: 'Bo', item: 'tea', time: '2026-01-09' },
 * ];
 * const stored = JSON.stringify(fitCalibration(events, { horizon: { days: 14 } }));
 * parseCalibrationModel(JSON.parse(stored)).parameters.of; // => 'nbo/next-basket'
 */
export function parseCalibrationModel(value: unknown): CalibrationModel {
  const verb = 'parseCalibrationModel';
  const model: CalibrationModel = parseModelRecord(verb, value, calibrationKind, calibrationVersion, fields);
  const { scores, probabilities } = model.parameters;
  const demand = demander(verb);
  const rises = (list: readonly number[], least: number): boolean =>
    list.every((one, at) => at === 0 || one - (list[at - 1] as number) >= least);
  demand(scores.length > 0 && rises(scores, Number.MIN_VALUE), 'scores', 'ascending numbers, at least one');
  const inRange = probabilities.every((one) => one >= 0 && one <= 1);
  demand(
    probabilities.length === scores.length && inRange && rises(probabilities, 0),
    'probabilities',
    'one number from 0 to 1 a score, never falling',
  );
  return model;
}

/** A calibration made ready. */
export interface OpenCalibration {
  readonly horizonDays: number;
  probabilityOf(score: number): number;
}

/** Opens a calibration for the model whose scores it was made of. */
export function openCalibration(verb: string, calibration: CalibrationModel, model: OpenNbo | null): OpenCalibration {
  const curve = openCurve(verb, calibration);
  const { of } = calibration.parameters;
  if (of !== model?.kind) {
    throw new IncompatibleModelError(
      verb,
      'propensity',
      `of the kind that was calibrated, ${of}`,
      model?.kind ?? 'none',
    );
  }
  return curve;
}

/** Opens a calibration for scores of whatever model. */
export function openCurve(verb: string, calibration: CalibrationModel): OpenCalibration {
  if (calibration?.kind !== calibrationKind) {
    throw new IncompatibleModelError(verb, 'calibration.kind', calibrationKind, String(calibration?.kind));
  }
  const { horizonDays, scores, probabilities } = calibration.parameters;
  return { horizonDays, probabilityOf: (score) => onLine(scores, probabilities, score) };
}

function onLine(xs: readonly number[], ys: readonly number[], x: number): number {
  let low = 0;
  let high = xs.length - 1;
  if (x <= (xs[low] as number)) return ys[low] as number;
  if (x >= (xs[high] as number)) return ys[high] as number;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] as number) <= x) low = middle;
    else high = middle;
  }
  const share = (x - (xs[low] as number)) / ((xs[high] as number) - (xs[low] as number));
  return (ys[low] as number) + share * ((ys[high] as number) - (ys[low] as number));
}
