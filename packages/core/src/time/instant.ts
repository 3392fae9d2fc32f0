/**
 * A point in time as users write it: a `Date`, epoch milliseconds, or ISO 8601 text. Text without an offset is local time
 * of the log's zone; a bare date is the first instant of that civil day.
 */
export type Instant = Date | string | number;
