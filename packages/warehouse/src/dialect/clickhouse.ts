import type { Dialect } from './dialect.ts';
import { backslashed, named } from './quote.ts';

const text = backslashed("'");

export const clickhouse: Dialect = {
  name: 'clickhouse',
  identifier: named(backslashed('`')),
  text,
  types: { double: 'Nullable(Float64)', integer: 'Nullable(Int64)', text: 'Nullable(String)' },
  millis: (cell) => `toUnixTimestamp64Milli(toDateTime64(${cell}, 3, 'UTC'))`,
  zonedDay: (millis, zone) => `toInt32(toDate32(fromUnixTimestamp64Milli(CAST(${millis} AS Int64), ${text(zone)})))`,
  dateOf: (day) => `addDays(toDate32('1970-01-01'), CAST(${day} AS Int32))`,
  byBytes: (value) => value,
};
