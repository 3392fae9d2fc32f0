import { type CodedColumn, NO_CODE } from '@clientele/core';
import { mixBits, type TreeColumn } from '@clientele/stats';
import type { FeatureCells } from './input.ts';

/** Finishes a hash, as a number from 0 to 2^32 − 1. */
export function mixed(hash: number): number {
  return mixBits(hash) >>> 0;
}

/**
 * A key for each row that depends on what stands in it alone, so that who is drawn does not depend on the order of the rows:
 * of its customer where there is one, so that the rows of a customer stay together; else of its features and target.
 *
 * @param customer the column `customer`, where there is one
 * @param rows the rows that count
 * @param columns their features
 * @param y their targets
 */
export function rowKeys(
  customer: FeatureCells | null,
  rows: Uint32Array,
  columns: readonly TreeColumn[],
  y: Float64Array,
): Uint32Array {
  if (customer !== null && 'codes' in customer) return customerKeys(customer, rows);
  const keys = new Uint32Array(rows.length);
  if (customer !== null) {
    addNumbers(
      keys,
      Float64Array.from(rows, (row) => customer[row] as number),
    );
    return keys;
  }
  addNumbers(keys, y);
  for (const { values } of columns) addNumbers(keys, values);
  return keys;
}

function customerKeys({ dictionary, codes }: CodedColumn, rows: Uint32Array): Uint32Array {
  const own = Uint32Array.from(dictionary.values, textKey);
  return Uint32Array.from(rows, (row) => {
    const code = codes[row] as number;
    return code === NO_CODE ? 0 : (own[code] as number);
  });
}

function textKey(text: string): number {
  let key = 0;
  for (let i = 0; i < text.length; i++) key = Math.imul(key ^ text.charCodeAt(i), 0x9e3779b1) + 1;
  return mixed(key);
}

function addNumbers(keys: Uint32Array, values: Float64Array): void {
  const one = new Float64Array(1);
  const words = new Uint32Array(one.buffer);
  for (let row = 0; row < keys.length; row++) {
    one[0] = (values[row] as number) + 0; // −0 is 0
    const bits = Math.imul(words[0] as number, 0xcc9e2d51) ^ Math.imul(words[1] as number, 0x1b873593);
    keys[row] = mixed(Math.imul(keys[row] as number, 5) + bits + 0x6b64);
  }
}
