import { checkOptions, frozen, type Note, type Table, table } from '@clientele/core';
import { type CellCheck, refuseWrongCells, takeColumns } from '../histories/cells.ts';
import { type LevelOption, levelRule, widthOf } from '../inference/level.ts';

/** How long each customer was seen, and whether the end was seen too. */
export interface DurationColumns {
  /** From the start to the end, or to the last observation; in any one unit. */
  readonly duration: ArrayLike<number>;
  /** 1 where the customer left then, 0 where observation ended first. */
  readonly event: ArrayLike<number>;
  /** How many customers a row stands for; 1 unless given. */
  readonly weight?: ArrayLike<number>;
}

/** The share that stays longer than each time at which somebody left or was last seen. */
export interface KaplanMeier
  extends Table<{
    /** In the unit of the durations, ascending. */
    time: Float64Array;
    /** Customers who were still seen just before. */
    atRisk: Float64Array;
    /** Who left then. */
    events: Float64Array;
    /** Whose observation ended then. */
    censored: Float64Array;
    survival: Float64Array;
    /** Pointwise interval; missing where it cannot be told, at a survival of 0. */
    lower: Float64Array;
    upper: Float64Array;
  }> {
  /** The first time by which half have left; `null` where it was not reached. */
  readonly median: number | null;
  readonly notes: readonly Note[];
}

/**
 * The Kaplan-Meier curve: how long customers stay, those counted in who are still there.
 *
 * @param data plain arrays `{ duration, event, weight? }`; a customer who is still there has event 0 and the time so far
 * @param options `level` of the intervals, 0.95 unless given
 * @returns a row for each time; intervals by Greenwood's variance in ln(−ln S), so that they stay between 0 and 1
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @example
 * import { kaplanMeier, toRows } from '@clientele/clv';
 * const curve = kaplanMeier({ duration: [2, 3, 3, 5, 8], event: [1, 1, 0, 1, 0] });
 * toRows(curve, ['time', 'atRisk', 'survival']);
 * // => [{ time: 2, atRisk: 5, survival: 0.8 }, { time: 3, atRisk: 4, survival: 0.6 }, { time: 5, atRisk: 2, survival: 0.3 }, { time: 8, atRisk: 1, survival: 0.3 }]
 * curve.median; // => 5
 * @see Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, JASA 53, 457-481; Kalbfleisch and
 *   Prentice (1980), The statistical analysis of failure time data
 */
export function kaplanMeier(data: DurationColumns, options: LevelOption = {}): KaplanMeier {
  const verb = 'kaplanMeier';
  checkOptions(verb, options, { level: levelRule });
  const { duration, event, weight } = readDurations(verb, data);
  const order = duration.map((_, row) => row).sort((a, b) => (duration[a] as number) - (duration[b] as number));
  const times = [...new Set(order.map((row) => duration[row] as number))];
  const at = new Map(times.map((time, index) => [time, index]));
  const [events, censored] = [new Float64Array(times.length), new Float64Array(times.length)];
  duration.forEach((time, row) => {
    const side = event[row] === 1 ? events : censored;
    const index = at.get(time) as number;
    side[index] = (side[index] as number) + (weight?.[row] ?? 1);
  });
  const columns = curveOf(Float64Array.from(times), events, censored, widthOf(options));
  const reached = columns.survival.findIndex((share) => share <= half);
  const median = reached < 0 ? null : (columns.time[reached] as number);
  return frozen({
    ...table(columns),
    median,
    notes: median === null ? [notReached(columns.survival.at(-1) ?? 1)] : [],
  });
}

/** A half that was worked out in several steps may lie above 0.5 by its last bits. */
const half = 0.5 + 1e-9;

function notReached(last: number): Note {
  const message = `fewer than half have left: S at the last time is ${last.toFixed(2)}, so the median is not known`;
  return { code: 'median-not-reached', message, details: { survival: last } };
}

function curveOf(time: Float64Array, events: Float64Array, censored: Float64Array, width: number) {
  const [atRisk, survival, lower, upper] = [time, time, time, time].map(
    ({ length }) => new Float64Array(length),
  ) as Four;
  let left = events.reduce((sum, count, i) => sum + count + (censored[i] as number), 0);
  // The share who stay is a quotient of counts from one censoring to the next, so 12 of 24 are 0.5 and not a last bit more.
  let [share, since, greenwood] = [1, 1, 0];
  let stood = left;
  for (let i = 0; i < time.length; i++) {
    const gone = events[i] as number;
    atRisk[i] = left;
    share = (since * (left - gone)) / stood;
    greenwood += gone === 0 ? 0 : gone / (left * (left - gone));
    survival[i] = share;
    const spread = Math.exp((width * Math.sqrt(greenwood)) / Math.abs(Math.log(share)));
    const known = share > 0 && share < 1;
    lower[i] = known ? share ** spread : share === 1 ? 1 : Number.NaN;
    upper[i] = known ? share ** (1 / spread) : share === 1 ? 1 : Number.NaN;
    left -= gone + (censored[i] as number);
    if (censored[i] !== 0) [since, stood] = [share, left];
  }
  return { time, atRisk, events, censored, survival, lower, upper };
}

type Four = [Float64Array, Float64Array, Float64Array, Float64Array];

function readDurations(verb: string, data: DurationColumns): Checked {
  const taken = takeColumns(verb, data, ['duration', 'event'], ['weight']);
  const [duration, event, weight] = taken as [Float64Array, Float64Array, Float64Array | null];
  const isAmount = (value: number | undefined): boolean => Number.isFinite(value) && Number(value) >= 0;
  const time = (row: number): string | null =>
    isAmount(duration[row]) ? null : 'a number >= 0: the time so far where the customer is still there';
  const checks: CellCheck[] = [
    { column: 'duration', values: duration, wrong: time },
    { column: 'event', values: event, wrong: (row) => (event[row] === 0 || event[row] === 1 ? null : '0 or 1') },
  ];
  if (weight !== null) {
    const wrong = (row: number): string | null =>
      Number(weight[row]) > 0 && isAmount(weight[row]) ? null : 'a number > 0';
    checks.push({ column: 'weight', values: weight, wrong });
  }
  refuseWrongCells(verb, duration.length, checks);
  return { duration, event, weight };
}

interface Checked {
  readonly duration: Float64Array;
  readonly event: Float64Array;
  readonly weight: Float64Array | null;
}
