/** A kind of SQL. */
export type DialectName = 'duckdb' | 'spark' | 'clickhouse' | 'postgres' | 'trino';

/**
 * What a column of times holds. `'local'`: dates, timestamps or ISO 8601 texts that mean UTC. `'instant'`: timestamps with a
 * zone. `'epoch-ms'`: numbers.
 */
export type TimeKind = 'local' | 'instant' | 'epoch-ms';

/** The few things that every engine says in its own words; all else is common SQL. Expressions go in and come out as text. */
export interface Dialect {
  readonly name: DialectName;
  /** A name as an identifier, whatever it holds. */
  readonly identifier: (name: string) => string;
  /** A text as a literal, whatever it holds. */
  readonly text: (value: string) => string;
  readonly types: { readonly double: string; readonly integer: string; readonly text: string };
  /** Epoch milliseconds of a cell that holds dates or timestamps. */
  readonly millis: (cell: string, kind: Exclude<TimeKind, 'epoch-ms'>) => string;
  /** The civil day, counted from 1970-01-01, on which epoch milliseconds fall in a zone other than UTC. */
  readonly zonedDay: (millis: string, zone: string) => string;
  /** The date of a day counted from 1970-01-01. */
  readonly dateOf: (day: string) => string;
  /** What texts are ordered by, so that the order is that of their bytes. */
  readonly byBytes: (text: string) => string;
}
