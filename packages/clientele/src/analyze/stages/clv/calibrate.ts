import { calibrateForecast, type ForecastCalibration } from '@clientele/clv';
import { type Column, InsufficientDataError, type Note, type Table, table } from '@clientele/core';
import type { StageContext } from '../../stage.ts';
import { nameOf, type Trial } from './choose-purchases.ts';

/**
 * How far a factor chosen on the second third of the observation mends the forecast of the last: models of leaving are known to
 * foresee too few purchases, and know of no growth.
 *
 * @param context log and end of observation
 * @param trial the chosen model's, whose holdout is the last third
 * @returns the factor, and the last third without and with it; `null` where the first third is too little to fit a model to
 */
export function calibrated({ log, summary }: StageContext, trial: Trial): ForecastCalibration | null {
  const { asOf } = summary;
  const first = summary.columns.firstPurchase.reduce((least, time) => Math.min(least, time), asOf);
  try {
    const spans = { choose: asOf - (2 * (asOf - first)) / 3, test: trial.split, asOf };
    return calibrateForecast(log, { ...spans, model: nameOf(trial.model), unit: 'week' });
  } catch (error) {
    if (error instanceof InsufficientDataError) return null;
    throw error;
  }
}

/** @returns the last third without the factor and with it, a row each, as a report shows it */
export function calibrationTable(
  { factor, without, with: mended }: ForecastCalibration,
  applied: boolean,
): Table<Record<string, Column>> {
  const rows = [without, mended];
  return table({
    factor: Float64Array.of(1, factor),
    expected: Float64Array.from(rows, ({ expected }) => expected),
    actual: Float64Array.from(rows, ({ actual }) => actual),
    bias: Float64Array.from(rows, ({ bias }) => bias ?? Number.NaN),
    applied: Float64Array.of(Number(!applied), Number(applied)),
  });
}

/** @returns what the factor did where it was tested, and whether the values of this analysis hold it */
export function calibrationNote({ factor, without, with: mended }: ForecastCalibration, applied: boolean): Note {
  const whole = (value: number): string => value.toFixed(0);
  const held = applied
    ? 'expected purchases, values and the weekly forecast are multiplied by it'
    : 'nothing is multiplied by it; the option calibrate does that';
  const message = `a factor of ${factor.toFixed(3)}, chosen on the second third of the observation, makes ${whole(mended.expected)} of the ${whole(without.expected)} purchases expected in the last third, where ${whole(without.actual)} came; ${held}`;
  const details = { factor, actual: without.actual, without: without.expected, with: mended.expected, applied };
  return { code: 'forecast-calibration', message, details };
}
