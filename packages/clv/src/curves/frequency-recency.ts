import { checkOptions, type Duration, duration, durationIn, type Table, table, wholeNumber } from '@clientele/core';
import { openModel, type TransactionModel } from '../transactions/model.ts';

/** The customers who are compared: all were observed equally long. */
export interface MatrixOptions {
  /** From the first purchase to the end of observation. */
  readonly observed: Duration;
  /** How far purchases are expected. */
  readonly horizon: Duration;
  /** The largest number of repeat purchases; 20 unless given. */
  readonly most?: number;
  /** How many equal steps of time the observation is cut into; 20 unless given. */
  readonly steps?: number;
}

/** One row a frequency and time of the last purchase that can go together. */
export type FrequencyRecencyMatrix = Table<{
  /** Repeat purchases. */
  x: Float64Array;
  /** From the first purchase to the last, in units. */
  tx: Float64Array;
  probabilityAlive: Float64Array;
  /** Within the horizon. */
  expectedTransactions: Float64Array;
}>;

/**
 * What a model thinks of every combination of how often and when last: the matrix of frequency and recency. Who bought often
 * and long ago is lost more surely than who bought seldom and long ago.
 *
 * @param model of purchase histories
 * @param options `observed`, `horizon`, `most` and `steps`
 * @returns a row a combination: x = 0 with t_x = 0, and each x above with each step of t_x
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { frequencyRecencyMatrix, paretoNbdModel } from '@clientele/clv';
 * const cdnow = paretoNbdModel({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, { unit: 'week' });
 * const matrix = frequencyRecencyMatrix(cdnow, { observed: { weeks: 40 }, horizon: { weeks: 40 }, most: 3, steps: 4 });
 * matrix.length; // => 13
 * Array.from(matrix.columns.tx.subarray(0, 5)); // => [0, 10, 20, 30, 40]
 */
export function frequencyRecencyMatrix(model: TransactionModel, options: MatrixOptions): FrequencyRecencyMatrix {
  const verb = 'frequencyRecencyMatrix';
  const required = { ...options, observed: options?.observed ?? null, horizon: options?.horizon ?? null };
  const rules = { observed: duration, horizon: duration, most: wholeNumber(0, 1000), steps: wholeNumber(1, 1000) };
  checkOptions(verb, required, rules);
  const kernel = openModel(verb, model);
  const { most = 20, steps = 20 } = options;
  const whole = (time: number): number => (model.kind === 'clv/bg-bb' ? Math.floor(time) : time);
  const T = whole(durationIn(options.observed, model.unit));
  const h = durationIn(options.horizon, model.unit);
  const cells = [{ x: 0, tx: 0 }];
  for (let x = 1; x <= most; x++) for (let i = 1; i <= steps; i++) cells.push({ x, tx: whole((T * i) / steps) });
  const possible = model.kind === 'clv/bg-bb' ? cells.filter(({ x, tx }) => tx >= x) : cells;
  const [x, tx] = [Float64Array.from(possible, (cell) => cell.x), Float64Array.from(possible, (cell) => cell.tx)];
  const probabilityAlive = kernel.alive({ x, tx, T: new Float64Array(x.length).fill(T) });
  const expectedTransactions = probabilityAlive.map(
    (alive, row) => alive * kernel.live(x[row] as number, T, tx[row] as number).transactions(h),
  );
  return table({ x, tx, probabilityAlive, expectedTransactions });
}
