/**
 * A point in time as users write it: a `Date`, epoch milliseconds, or ISO 8601 text. Text without an offset is local time
 * of the log's zone; a bare date is the first instant of that civil day.
 */
export type Instant = Date | string | number;

/** Whether a value is a `Date`; by tag too, since one of another realm is no instance of ours. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date || Object.prototype.toString.call(value) === '[object Date]';
}
