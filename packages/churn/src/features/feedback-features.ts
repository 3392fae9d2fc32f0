import type { FeedbackLog } from '@clientele/core';
import { countsIn, seenEvents } from './events.ts';
import type { EventView } from './interaction-features.ts';

/**
 * How often customers spoke up, and how they rate. Who never rated has no mean: these cells are missing, which trees bear, and
 * `fitLogistic` with `missing: 'average'`.
 */
export function feedbackFeatures(log: FeedbackLog, view: EventView): Record<string, Float64Array> {
  const events = seenEvents(log, view.customer, view.cutoff, view.lastDay, view.timeZone);
  const size = view.customer.codes.length;
  const columns: Record<string, Float64Array> = {};
  for (const days of view.windows) columns[`feedback${days}`] = countsIn(events, size, days, () => true).count;
  if (log.rating === undefined) return columns;
  const [sum, rated, lastTime] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const ratingLast = new Float64Array(size).fill(Number.NaN);
  for (let event = 0; event < events.length; event++) {
    const rating = log.rating[events.row[event] as number] as number;
    if (Number.isNaN(rating)) continue;
    const row = events.owner[event] as number;
    sum[row] = (sum[row] as number) + rating;
    rated[row] = (rated[row] as number) + 1;
    const time = log.time[events.row[event] as number] as number;
    // of ratings at the same moment the lowest, so that the order of rows does not show
    ratingLast[row] = rated[row] !== 1 && time === lastTime[row] ? Math.min(rating, ratingLast[row] as number) : rating;
    lastTime[row] = time;
  }
  const ratingMean = sum.map((total, row) => (rated[row] === 0 ? Number.NaN : total / (rated[row] as number)));
  // what the last rating says beyond the customer's mean: below 0 is a customer who grows discontent
  const ratingChange = ratingLast.map((rating, row) => rating - (ratingMean[row] as number));
  return { ...columns, ratingMean, ratingLast, ratingChange };
}
