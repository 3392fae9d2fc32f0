import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinct } from '../src/histories/distinct.ts';
import { groupRows, groupWeights } from '../src/histories/group.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const columnOf = (cells: readonly number[]): Float64Array => Float64Array.from(cells);

describe('distinct values', () => {
  it('ascend, each once, and the codes give every row back', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(finite, fc.integer({ min: -3, max: 3 }))), (cells) => {
        const { values, codes } = distinct(columnOf(cells));
        expect([...values]).toEqual([...new Set(cells.map((cell) => cell + 0))].sort((a, b) => a - b));
        expect(Array.from(codes, (code) => values[code])).toEqual(cells.map((cell) => cell + 0));
      }),
    );
  });

  it('are all found where there are very many of them', () => {
    const cells = Float64Array.from({ length: 50_000 }, (_, i) => ((i * 7919) % 50_000) / 7);
    const { values, codes } = distinct(cells);
    expect(values.length).toBe(50_000);
    expect(codes.every((code, row) => values[code] === cells[row])).toBe(true);
    expect(values.every((value, i) => i === 0 || value > (values[i - 1] as number))).toBe(true);
  });
});

describe('groups of equal rows', () => {
  it('ascend by column, and give every row and the sum of weights back', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), finite, fc.integer({ min: 0, max: 2 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, (cells) => {
        const columns = [0, 1, 2].map((at) => columnOf(cells.map((row) => row[at] as number)));
        const groups = groupRows(columns);
        const rowOf = (group: number): number[] =>
          groups.columns.map(({ values, codes }) => values[codes[group] as number] as number);
        expect(Array.from(groups.groupOf, rowOf)).toEqual(cells.map((row) => row.map((cell) => cell + 0)));
        const listed = Array.from({ length: groups.length }, (_, group) => rowOf(group));
        const ascending = listed.toSorted((a, b) => {
          const at = a.findIndex((value, i) => value !== b[i]);
          return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
        });
        expect(listed).toEqual(ascending);
        expect(new Set(listed.map(String)).size).toBe(groups.length);
        expect(groupWeights(groups, null).reduce((sum, weight) => sum + weight, 0)).toBe(cells.length);
      }),
    );
  });
});
