/** The distinct values of one column, and which of them stands in each row. */
export interface Coded {
  /** Ascending. */
  readonly values: Float64Array;
  /** Row by row, a position in `values`. */
  readonly codes: Uint32Array;
}

/**
 * Finds the distinct values of a column, by a hash table with open addressing: columns of histories have many rows and few
 * values, so that sorting the rows would be most of the work of a forecast.
 *
 * @param column finite numbers
 * @returns the values in ascending order, with one code a row
 */
export function distinct(column: Float64Array): Coded {
  const table = openTable();
  const codes = new Uint32Array(column.length);
  for (let row = 0; row < codes.length; row++) codes[row] = table.codeOf(column[row] as number);
  const values = table.values().sort();
  const rank = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) rank[table.codeOf(values[i] as number)] = i;
  for (let row = 0; row < codes.length; row++) codes[row] = rank[codes[row] as number] as number;
  return { values, codes };
}

interface HashTable {
  /** The code of a value, a new one where it was never seen: 0, 1, … by first appearance. */
  readonly codeOf: (value: number) => number;
  /** A copy of the values, by code. */
  readonly values: () => Float64Array;
}

function openTable(): HashTable {
  let [bits, count] = [10, 0];
  let values = new Float64Array(2 ** bits);
  /** Codes plus 1; 0 is free. Never more than half full. */
  let slots = new Uint32Array(2 ** (bits + 1));
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  const slotOf = (value: number): number => {
    double[0] = value;
    const mixed = Math.imul((words[0] as number) ^ Math.imul(words[1] as number, 0x9e3779b1), 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & (slots.length - 1);
    for (let code = slots[slot]; code !== 0; code = slots[slot]) {
      if (values[(code as number) - 1] === value) break;
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  };
  const grow = (): void => {
    bits += 1;
    const before = values;
    values = new Float64Array(2 ** bits);
    values.set(before);
    slots = new Uint32Array(2 ** (bits + 1));
    for (let code = 0; code < count; code++) slots[slotOf(values[code] as number)] = code + 1;
  };
  const codeOf = (given: number): number => {
    const value = given + 0; // −0 is 0
    const slot = slotOf(value);
    if (slots[slot] !== 0) return (slots[slot] as number) - 1;
    values[count] = value;
    slots[slot] = ++count;
    if (count === values.length) grow();
    return count - 1;
  };
  return { codeOf, values: () => values.slice(0, count) };
}
