import { InsufficientDataError, InvalidInputError, type Note, showValue, type Table } from '@clientele/core';
import { type BinaryMetrics, binaryMetrics, calibrationTests } from '@clientele/stats';
import type { Answers } from './answers.ts';
import { cellsOf } from './cells.ts';

/** What a model promised beside what became of it. */
export interface MonitoredCalibration {
  /** Customers whose outcome is known. */
  readonly rows: number;
  /** Mean of what the model said. */
  readonly predictedMean: number;
  /** Mean of what happened: the rate of churn, or the mean value. */
  readonly actualMean: number;
  /** How many standard errors there is more than promised; below 0 for less. Null where it cannot be told. */
  readonly levelZ: number | null;
  /** Spiegelhalter's test: away from 0, the probabilities are too extreme or too tame. Null for a number. */
  readonly shapeZ: number | null;
  /** As in `binaryMetrics`; null for a number, and where everybody left or nobody did. */
  readonly calibrationError: number | null;
  /** How well the model ranks; null where `calibrationError` is. */
  readonly rocAuc: number | null;
  /** Where its interval of 95 % begins. */
  readonly rocAucLower: number | null;
  /** Where it ends. */
  readonly rocAucUpper: number | null;
}

/** Calibration, and what was left out of it. */
export interface Judged {
  readonly calibration: MonitoredCalibration | null;
  readonly notes: readonly Note[];
}

/**
 * Sets the answers beside the outcomes; customers whose outcome is missing do not count, and a note says how many.
 *
 * @throws InvalidInputError (`invalid-input`) where an outcome is neither 0 nor 1, or no number
 */
export function calibrationOf(verb: string, { name, cells }: Answers, source: Table, outcome: string): Judged {
  const happened = cellsOf(verb, source, outcome);
  if ('codes' in happened || 'codes' in cells) {
    throw new InvalidInputError(`${verb}: column "${outcome}" must hold numbers, it holds texts`);
  }
  const isRate = name === 'probability';
  const wrong = happened.findIndex(
    (cell) => !Number.isNaN(cell) && (isRate ? cell !== 0 && cell !== 1 : !Number.isFinite(cell)),
  );
  if (wrong >= 0) {
    const expected = isRate ? '0, 1 or missing' : 'a finite number or missing';
    const received = showValue(happened[wrong]);
    throw new InvalidInputError(`${verb}: row ${wrong}, column ${outcome}: expected ${expected}, got ${received}`, [
      { code: 'invalid-number', row: wrong, column: outcome, expected, received, action: 'kept' },
    ]);
  }
  const isKnown = (_: number, row: number): boolean => !Number.isNaN(happened[row]);
  const [actual, predicted] = [happened.filter(isKnown), cells.filter(isKnown)];
  const unknown = happened.length - actual.length;
  const message = `the outcome of ${unknown} of ${happened.length} customers is not known: calibration is of the others`;
  const notes = unknown === 0 ? [] : [{ code: 'outcome-unknown', message, details: { rows: unknown } }];
  if (actual.length === 0) return { calibration: null, notes };
  const means = { rows: actual.length, predictedMean: mean(predicted), actualMean: mean(actual) };
  return { calibration: { ...means, ...(isRate ? ofRates(actual, predicted) : ofNumbers(actual, predicted)) }, notes };
}

type Rest = Omit<MonitoredCalibration, 'rows' | 'predictedMean' | 'actualMean'>;

function ofRates(actual: Float64Array, predicted: Float64Array): Rest {
  const metrics = metricsOrNull(actual, predicted);
  return {
    ...calibrationTests(actual, predicted),
    calibrationError: metrics?.calibrationError ?? null,
    rocAuc: metrics?.rocAuc ?? null,
    rocAucLower: metrics?.rocAucLower ?? null,
    rocAucUpper: metrics?.rocAucUpper ?? null,
  };
}

/** The mean surplus over its standard error. */
function ofNumbers(actual: Float64Array, predicted: Float64Array): Rest {
  const surplus = actual.map((value, row) => value - (predicted[row] as number));
  const middle = mean(surplus);
  const variance = mean(surplus.map((value) => (value - middle) ** 2));
  const levelZ = variance > 0 ? middle / Math.sqrt(variance / surplus.length) : null;
  return { levelZ, shapeZ: null, calibrationError: null, rocAuc: null, rocAucLower: null, rocAucUpper: null };
}

function metricsOrNull(actual: Float64Array, predicted: Float64Array): BinaryMetrics | null {
  try {
    return binaryMetrics(actual, predicted);
  } catch (error) {
    if (error instanceof InsufficientDataError) return null;
    throw error;
  }
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
