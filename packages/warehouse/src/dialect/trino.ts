import type { Dialect } from './dialect.ts';
import { doubled, named } from './quote.ts';

const text = doubled("'");

export const trino: Dialect = {
  name: 'trino',
  identifier: named(doubled('"')),
  text,
  types: { double: 'DOUBLE', integer: 'BIGINT', text: 'VARCHAR' },
  millis: (cell, kind) =>
    kind === 'instant'
      ? `ROUND(TO_UNIXTIME(CAST(${cell} AS TIMESTAMP(3) WITH TIME ZONE)) * 1000)`
      : `DATE_DIFF('millisecond', TIMESTAMP '1970-01-01 00:00:00', CAST(${cell} AS TIMESTAMP(3)))`,
  zonedDay: (millis, zone) =>
    `DATE_DIFF('day', DATE '1970-01-01', CAST(FROM_UNIXTIME(${millis} / 1000, ${text(zone)}) AS DATE))`,
  dateOf: (day) => `DATE_ADD('day', CAST(${day} AS BIGINT), DATE '1970-01-01')`,
  byBytes: (value) => value,
};
