import type { Dialect } from './dialect.ts';
import { doubled, named } from './quote.ts';

const text = doubled("'");

export const duckdb: Dialect = {
  name: 'duckdb',
  identifier: named(doubled('"')),
  text,
  types: { double: 'DOUBLE', integer: 'BIGINT', text: 'VARCHAR' },
  millis: (cell, kind) => `EPOCH_MS(CAST(${cell} AS ${kind === 'instant' ? 'TIMESTAMPTZ' : 'TIMESTAMP'}))`,
  zonedDay: (millis, zone) =>
    `(CAST(TIMEZONE(${text(zone)}, MAKE_TIMESTAMPTZ(CAST(${millis} AS BIGINT) * 1000)) AS DATE) - DATE '1970-01-01')`,
  dateOf: (day) => `(DATE '1970-01-01' + CAST(${day} AS INTEGER))`,
  byBytes: (value) => value,
};
