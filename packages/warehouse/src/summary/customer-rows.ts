import { type CustomerSummary, customerTable, encode, frozen } from '@clientele/core';
import { withSteps } from '../dialect/words.ts';
import { collect } from '../engine/collect.ts';
import type { Engine, RunOptions } from '../engine/engine.ts';
import type { OpenLines } from '../lines/look-over.ts';
import type { Steps } from './facts.ts';

/** One row a customer, and what was looked at. */
export type CustomerRows = Omit<CustomerSummary, 'columns'> & {
  readonly columns: Readonly<Record<string, Float64Array>>;
};

/** Asks for one row a customer of lines that were looked over; they come by the bytes of their ids, which are texts. */
export async function customerRows(
  engine: Engine,
  { dialect, lines, asOf, notes }: OpenLines,
  steps: Steps,
  statement: string,
  run: RunOptions,
): Promise<CustomerRows> {
  const sql = `${withSteps(steps, statement)}\nORDER BY ${dialect.byBytes(dialect.identifier('customer'))}`;
  const { customer, ...numbers } = (await collect(engine.query(sql, run))).columns;
  const table = customerTable(encode((customer ?? []) as readonly string[]), numbers as Record<string, Float64Array>);
  return Object.freeze({ ...table, asOf, timeZone: lines.timeZone, notes: frozen([...notes]) });
}
