import type { Dialect } from './dialect.ts';
import { doubled, named } from './quote.ts';

/** With `standard_conforming_strings`, the default since 9.1, a backslash in a text is a backslash. */
const text = doubled("'");

export const postgres: Dialect = {
  name: 'postgres',
  identifier: named(doubled('"')),
  text,
  types: { double: 'DOUBLE PRECISION', integer: 'BIGINT', text: 'TEXT' },
  millis: (cell, kind) =>
    `FLOOR(EXTRACT(EPOCH FROM CAST(${cell} AS ${kind === 'instant' ? 'TIMESTAMPTZ' : 'TIMESTAMP'})) * 1000)`,
  zonedDay: (millis, zone) =>
    `(CAST(TIMEZONE(${text(zone)}, TO_TIMESTAMP(${millis} / 1000)) AS DATE) - DATE '1970-01-01')`,
  dateOf: (day) => `(DATE '1970-01-01' + CAST(${day} AS INTEGER))`,
  byBytes: (value) => `${value} COLLATE "C"`,
};
