import { type Column, isNumberColumn } from '../table/column.ts';
import { type CodedColumn, encode, listAt } from '../table/dictionary.ts';
import type { TransactionLog } from './transaction-log.ts';

/** A line that equals an earlier one. */
export interface SurplusLine {
  readonly row: number;
  /** The first line that it equals. */
  readonly earlier: number;
}

/** One column as `width` 32-bit words a row: equal words are equal cells. */
interface WordColumn {
  readonly words: Uint32Array;
  readonly width: number;
}

/**
 * Finds the lines that equal an earlier one in every column, by a hash table of row numbers with linear probing.
 *
 * @returns one entry a surplus line: two for a line that stands three times
 */
export function exactDuplicates(log: TransactionLog): SurplusLine[] {
  const columns = wordColumns(log);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(log.length * 2 + 2))).fill(-1);
  const surplus: SurplusLine[] = [];
  for (let row = 0; row < log.length; row++) {
    let slot = hashRow(columns, row) & (slots.length - 1);
    let earlier = slots[slot] as number;
    while (earlier >= 0 && !areEqual(columns, earlier, row)) {
      slot = (slot + 1) & (slots.length - 1);
      earlier = slots[slot] as number;
    }
    if (earlier >= 0) surplus.push({ row, earlier });
    else slots[slot] = row;
  }
  return surplus;
}

function wordColumns({ time, amount, quantity, ...log }: TransactionLog): WordColumn[] {
  const numbers = [time, amount, quantity].flatMap((values) => (values === undefined ? [] : [values]));
  const ids = [log.customer, log.order, log.product, log.productName, log.category, log.channel];
  for (const column of Object.values(log.custom ?? {})) {
    if (isNumberColumn(column)) numbers.push(column);
    else ids.push(codesOf(column, log.length));
  }
  return [
    ...numbers.map((values) => ({
      words: new Uint32Array(values.buffer, values.byteOffset, values.length * 2),
      width: 2,
    })),
    ...ids.flatMap((column) => (column === undefined ? [] : [{ words: column.codes, width: 1 }])),
  ];
}

/** One code a row for whatever the row holds: lists are compared as a whole. */
function codesOf(column: Exclude<Column, Float64Array>, length: number): CodedColumn {
  if ('offsets' in column) return encode(Array.from({ length }, (_, row) => JSON.stringify(listAt(column, row))));
  return 'codes' in column ? column : encode(column);
}

/** FNV-1a over 32-bit words (Fowler, Noll, Vo), with a last stir since the table reads the low bits only. */
function hashRow(columns: readonly WordColumn[], row: number): number {
  let hash = 0x811c9dc5;
  for (const { words, width } of columns) {
    for (let at = row * width; at < (row + 1) * width; at++) {
      hash = Math.imul(hash ^ (words[at] as number), 0x01000193);
    }
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

function areEqual(columns: readonly WordColumn[], a: number, b: number): boolean {
  for (const { words, width } of columns) {
    for (let at = 0; at < width; at++) if (words[a * width + at] !== words[b * width + at]) return false;
  }
  return true;
}
