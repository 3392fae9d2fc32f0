import { column, type Numbers } from '@clientele/core';
import { type CalibrationModel, openCurve } from './model.ts';

/**
 * What scores are worth: the probability that the customer buys the item within the horizon of the calibration.
 *
 * @param calibration from `fitCalibration`, for the kind of model that made the scores
 * @param scores such as the column `score` of `recommend`
 * @returns one probability a score, 0 to 1, never falling with the score; NaN where the score is NaN
 * @throws IncompatibleModelError (`incompatible-model`) where the model is no calibration
 * @example
 * import { calibratedProbability, fitCalibration } from '@clientele/nbo';
 * const events = [
 *   { customer: 'Ada', item: 'tea', time: '2026-01-05' }, { customer: 'Ada', item: 'tea', time: '2026-02-12' },
 *   { customer: 'Bo', item: 'tea', time: '2026-01-09' },
 * ];
 * const calibration = fitCalibration(events, { horizon: { days: 14 } });
 * calibratedProbability(calibration, [1.5]); // => Float64Array.of(0.5)
 */
export function calibratedProbability(calibration: CalibrationModel, scores: Numbers): Float64Array {
  const { probabilityOf } = openCurve('calibratedProbability', calibration);
  return column(scores).map((score) => (Number.isNaN(score) ? score : probabilityOf(score)));
}
