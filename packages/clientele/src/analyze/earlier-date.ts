import {
  civilDay,
  type Instant,
  InvalidOptionError,
  instant,
  resolveAsOf,
  startOfCivilDay,
  type TransactionLog,
} from '@clientele/core';

/** The distance that is usual where the data reach back twice as far. */
const yearOfDays = 365;

/**
 * The date that an analysis looks back to, to tell who has moved between segments since.
 *
 * @param before as given; left out: 365 days before `asOf`, or half of the time observed where that is shorter than two years
 * @param log order lines before `asOf`, one at least
 * @param asOf exclusive end of the observation, epoch milliseconds
 * @returns epoch milliseconds, before `asOf`; a midnight of the log's zone where it was not given
 * @throws InvalidOptionError (`invalid-option`) where it is no date, or not before `asOf`
 */
export function earlierDate(before: Instant | undefined, log: TransactionLog, asOf: number): number {
  if (before !== undefined) return checked(before, log, asOf);
  const end = civilDay(asOf - 1, log.timeZone) + 1;
  const first = log.time.reduce((least, time) => Math.min(least, time), asOf);
  const observed = end - civilDay(first, log.timeZone);
  const back = Math.min(yearOfDays, Math.floor(observed / 2));
  return startOfCivilDay(end - Math.max(1, back), log.timeZone);
}

function checked(before: Instant, log: TransactionLog, asOf: number): number {
  const date = instant.accepts(before) ? resolveAsOf(before, log, 'analyze') : Number.NaN;
  if (date < asOf) return date;
  const allowed = `a date before asOf (${new Date(asOf).toISOString()})`;
  throw new InvalidOptionError('analyze', [{ option: 'before', allowed, received: String(before) }]);
}
