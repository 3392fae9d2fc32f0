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
      ? `TO_UNIXTIME(CAST(${cell} AS TIMESTAMP(3) WITH TIME ZONE)) * 1000`
      : `TO_UNIXTIME(WITH_TIMEZONE(CAST(${cell} AS TIMESTAMP(3)), 'UTC')) * 1000`,
  zonedDay: (millis, zone) =>
    `DATE_DIFF('day', DATE '1970-01-01', CAST(FROM_UNIXTIME(${millis} / 1000, ${text(zone)}) AS DATE))`,
  dateOf: (day) => `DATE_ADD('day', CAST(${day} AS BIGINT), DATE '1970-01-01')`,
  byBytes: (value) => value,
};
