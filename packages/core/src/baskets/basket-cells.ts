import { growIds } from '../cells/growing-ids.ts';
import { readNumberCells } from '../cells/number-cells.ts';
import { InvalidInputError } from '../errors/errors.ts';
import type { DataIssues } from '../issues/issue.ts';
import { type InputChunk, openInput } from '../log/input-chunk.ts';
import type { FieldMap } from '../log/transaction-log.ts';
import { showValue } from '../show.ts';
import { type CodedColumn, encode, NO_CODE } from '../table/dictionary.ts';

/** A column of rows that hold one item each. */
export type BasketField = 'basket' | 'item' | 'quantity';

/** The cells of all baskets as read: item and basket of each. */
export interface BasketCells {
  readonly item: CodedColumn;
  /** `NO_CODE` where the cell belongs to none. */
  readonly basketOf: Uint32Array;
  readonly baskets: number;
  readonly issues: readonly DataIssues[];
}

/** Every list is a basket, also an empty one. An issue's `row` counts cells, its `line` the lists, from 1. */
export function readLists(lists: Iterable<Iterable<unknown>>): BasketCells {
  const items = growIds({ column: 'item', verb: 'basketsOf' });
  const basketOf: number[] = [];
  let baskets = 0;
  for (const list of lists) {
    if (typeof list !== 'object' || list === null || !(Symbol.iterator in list)) {
      const message = `basketsOf: basket ${baskets} must be a list of items, got ${showValue(list)}`;
      throw new InvalidInputError(message, [], { row: baskets });
    }
    for (const cell of list) {
      items.add(cell, baskets + 1);
      basketOf.push(baskets);
    }
    baskets++;
  }
  const { values, issues } = items.finish();
  return { item: values, basketOf: Uint32Array.from(basketOf), baskets, issues: [issues] };
}

/** One item a row. A basket exists where a row names it, also where none of its rows has an item. */
export function readLongRows(input: unknown, map: FieldMap<BasketField>): BasketCells {
  const chunk = openInput(input, 'basketsOf', 0);
  const basket = readIds(chunk, map.basket ?? 'basket');
  const item = readIds(chunk, map.item ?? 'item');
  const quantity = readQuantity(chunk, map.quantity);
  const codes = item.values.codes.slice();
  for (let row = 0; row < codes.length; row++) if (quantity?.values[row] === 0) codes[row] = NO_CODE;
  return {
    item: { dictionary: item.values.dictionary, codes },
    basketOf: basket.values.codes.slice(),
    baskets: basket.values.dictionary.values.length,
    issues: [basket.issues, item.issues, ...(quantity === null ? [] : [quantity.issues])],
  };
}

function readIds(chunk: InputChunk, column: string): { values: CodedColumn; issues: DataIssues } {
  refuseMissing(chunk, column);
  const ids = growIds({ column, verb: 'basketsOf' });
  chunk.read(column, 0, chunk.length, (cell) => ids.add(cell));
  return ids.finish();
}

function readQuantity(chunk: InputChunk, name: string | undefined): ReturnType<typeof readNumberCells> | null {
  const column = name ?? 'quantity';
  if (name === undefined && !chunk.has(column)) return null;
  refuseMissing(chunk, column);
  const cells: unknown[] = [];
  chunk.read(column, 0, chunk.length, (cell) => cells.push(cell));
  return readNumberCells(cells, { column, required: false, verb: 'basketsOf' });
}

function refuseMissing(chunk: InputChunk, column: string): void {
  if (chunk.length === 0 || chunk.has(column)) return;
  throw new InvalidInputError(`basketsOf: no column "${column}"; there are ${chunk.names().join(', ')}`);
}

/** What says that a basket does not hold the item of a column, in any case. */
const absent: ReadonlySet<string> = new Set(['', '0', 'false', 'null', 'undefined', 'nan']);

/** One basket a row, one item a column. */
export function readOneHot(input: unknown, columns: readonly string[]): BasketCells {
  const chunk = openInput(input, 'basketsOf', 0);
  const items: string[] = [];
  const basketOf: number[] = [];
  for (const column of new Set(columns)) {
    refuseMissing(chunk, column);
    chunk.read(column, 0, chunk.length, (cell, row) => {
      if (absent.has(String(cell).trim().toLowerCase())) return;
      items.push(column);
      basketOf.push(row);
    });
  }
  return { item: encode(items), basketOf: Uint32Array.from(basketOf), baskets: chunk.length, issues: [] };
}
