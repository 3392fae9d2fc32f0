import { InvalidOptionError, showValue } from '@clientele/core';
import type { Dialect } from './dialect.ts';
import { backslashed, doubled, named } from './quote.ts';

const literal = backslashed("'");

/** Spark puts variables in place of `${…}` before it reads the statement, also inside quotes; `\u0024` is a dollar sign. */
const text = (value: string): string => literal(value).replaceAll('$', '\\u0024');

function identifier(name: string): string {
  if (!name.includes('${')) return named(doubled('`'))(name);
  const allowed = 'a name without "${", which Spark would replace';
  throw new InvalidOptionError('toSql', [{ option: 'name', allowed, received: showValue(name) }]);
}

/** Sessions are in UTC, as `openSpark` sets them. */
export const spark: Dialect = {
  name: 'spark',
  identifier,
  text,
  types: { double: 'DOUBLE', integer: 'BIGINT', text: 'STRING' },
  millis: (cell) => `UNIX_MILLIS(CAST(${cell} AS TIMESTAMP))`,
  zonedDay: (millis, zone) =>
    `DATEDIFF(CAST(FROM_UTC_TIMESTAMP(TIMESTAMP_MILLIS(CAST(${millis} AS BIGINT)), ${text(zone)}) AS DATE), DATE '1970-01-01')`,
  dateOf: (day) => `DATE_ADD(DATE '1970-01-01', CAST(${day} AS INT))`,
  byBytes: (value) => value,
};
