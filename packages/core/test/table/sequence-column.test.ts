import { encode, filterRows, listAt, type SequenceColumn, table, toRows, withColumns } from '@clientele/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const item = fc.constantFrom('a', 'b', '__proto__');
const sequences = fc.array(fc.array(fc.array(item, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), {
  maxLength: 6,
});

/** The column made without the code under test. */
function columnOf(rows: readonly (readonly (readonly string[])[])[]): SequenceColumn {
  const flat = rows.map((sets) => sets.flat());
  return {
    ...encode(flat.flat()),
    offsets: Uint32Array.from([0, ...flat.map((_, row) => flat.slice(0, row + 1).flat().length)]),
    elements: Uint32Array.from(rows.flatMap((sets) => sets.flatMap((set, at) => set.map(() => at)))),
  };
}

it('sequences come back as arrays of arrays, and rows are taken whole', () => {
  fc.assert(
    fc.property(sequences, (rows) => {
      const made = table({ pattern: columnOf(rows) });
      expect(toRows(made)).toEqual(rows.map((pattern) => ({ pattern })));
      const kept = filterRows(
        made,
        rows.map((_, row) => row % 2 === 1),
      );
      expect(toRows(kept)).toEqual(rows.filter((_, row) => row % 2 === 1).map((pattern) => ({ pattern })));
      expect(structuredClone(kept)).toEqual(kept);
    }),
  );
});

it('a list column without elements is read as lists, and so is a sequence by whoever does not know of it', () => {
  const { elements: _, ...flat } = columnOf([[['a'], ['b', 'a']]]);
  expect(listAt(flat, 0)).toEqual(['a', 'b', 'a']);
  expect(toRows(withColumns(table({ count: [1] }), { flat }), ['flat'])).toEqual([{ flat: ['a', 'b', 'a'] }]);
});
