import { InvalidOptionError, type OptionRule, optionRule, showValue } from '@clientele/core';
import type { Dialect } from './dialect.ts';

/** A table by its name: dots part catalogue, schema and table; a list of names where one of them holds a dot. */
export type TableName = string | readonly string[];

/** The rule of a table's name; `tableOf` looks at its parts. */
export const tableName: OptionRule = /* @__PURE__ */ optionRule(
  'the name of a table',
  (value) => typeof value === 'string' || Array.isArray(value),
);

/** @returns the table as an identifier */
export function tableOf(dialect: Dialect, name: TableName): string {
  const parts = typeof name === 'string' ? name.split('.') : name;
  const isName =
    Array.isArray(parts) && parts.length > 0 && parts.every((part) => typeof part === 'string' && part !== '');
  if (isName) return parts.map(dialect.identifier).join('.');
  const allowed = 'the name of a table, such as "orders" or "shop.orders"';
  throw new InvalidOptionError('toSql', [{ option: 'table', allowed, received: showValue(name) }]);
}

/** @returns a number as a literal that every engine reads as that double */
export function numberOf({ types }: Dialect, value: number): string {
  // With an exponent it is a double from the start; 0.1 alone is a decimal in most engines.
  return `CAST(${value.toExponential().replace('e', 'E')} AS ${types.double})`;
}

/** @returns an expression as a double */
export function asDouble({ types }: Dialect, expression: string): string {
  return `CAST(${expression} AS ${types.double})`;
}

/** @returns an expression as a 64-bit integer; it must be whole already, since engines round differently */
export function asInteger({ types }: Dialect, expression: string): string {
  return `CAST(${expression} AS ${types.integer})`;
}

/** @returns a cell as a double, NULL where it is missing, NaN, infinite, or beyond what sums and squares can hold */
export function usableNumber(dialect: Dialect, cell: string, most: number): string {
  const double = asDouble(dialect, cell);
  return `CASE WHEN ABS(${double}) <= ${numberOf(dialect, most)} THEN ${double} END`;
}

/**
 * @returns whether a cell is a number beyond what can be used, infinite ones too; NULL and NaN are not. Written without a literal of
 *   infinity, of which each engine has its own, and as a quotient, which no engine takes for true where the cell is NaN
 */
export function isBeyond(dialect: Dialect, cell: string, most: number): string {
  const one = numberOf(dialect, 1);
  return `${numberOf(dialect, most)} / GREATEST(ABS(${asDouble(dialect, cell)}), ${one}) < ${one}`;
}

/** @returns a SELECT of expressions by the names of their columns */
export function selectFrom(dialect: Dialect, columns: Readonly<Record<string, string>>, from: string): string {
  const named = Object.entries(columns).map(([name, value]) => `  ${value} AS ${dialect.identifier(name)}`);
  return `SELECT\n${named.join(',\n')}\nFROM ${from}`;
}

/** @returns steps named each by its key, and the statement that reads them */
export function withSteps(steps: Readonly<Record<string, string>>, statement: string): string {
  const named = Object.entries(steps).map(([name, query]) => `${name} AS (\n${query}\n)`);
  return `WITH ${named.join(', ')}\n${statement}`;
}
