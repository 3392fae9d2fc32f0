import {
  type Cell,
  customerTable,
  eachRow,
  InvalidInputError,
  type Table,
  table,
  toRows,
  withColumns,
} from '@clientele/core';
import { describe, expect, expectTypeOf, it } from 'vitest';

describe('tables refuse what cannot be a table', () => {
  it('names the column whose length differs', () => {
    expect(() => table({ a: Float64Array.of(1), b: Float64Array.of(1, 2) })).toThrow(
      /column "b" has 2 rows, column "a" has 1/,
    );
    expect(() => withColumns(table({ a: Float64Array.of(1) }), { b: Float64Array.of() })).toThrow(InvalidInputError);
  });
  it('keeps a customer called __proto__ and refuses a column of that name', () => {
    const customers = customerTable(['__proto__', 'constructor'], { spend: Float64Array.of(1, 2) });
    expect(toRows(customers).map((row) => row['customer'])).toEqual(['__proto__', 'constructor']);
    expect(() => table(JSON.parse('{"__proto__": []}'))).toThrow(/__proto__/);
  });
  it('names the columns there are when one is asked for that is not there', () => {
    const one = table({ a: Float64Array.of(1) });
    expect(() => toRows(one, ['b'] as never)).toThrow('toRows: no column "b"; there are a');
    expect(() => toRows(one, 'a' as never)).toThrow('toRows: names must be an array of column names, got "a"');
  });
  it('gives rows whose cells are typed by their columns', () => {
    const rows = toRows(customerTable(['Ada'], { spend: [5], note: ['vip'] }), ['customer', 'spend', 'note']);
    expectTypeOf(rows).toEqualTypeOf<{ customer: string; spend: number | null; note: string | null }[]>();
    const wide: Table = table({ a: [1] });
    expectTypeOf(toRows(wide, ['a' as string])).toEqualTypeOf<Record<string, Cell>[]>();
  });
});

describe('eachRow', () => {
  it('gives the rows of toRows, one at a time', () => {
    const items = { dictionary: { values: ['x', 'y'] }, offsets: Uint32Array.of(0, 2, 2), codes: Uint32Array.of(1, 0) };
    const source = table({ items, count: Float64Array.of(3, Number.NaN) });
    const rows = eachRow(source, ['count', 'items']);
    expect(rows.next().value).toEqual({ count: 3, items: ['y', 'x'] });
    expect([...rows]).toEqual([{ count: null, items: [] }]);
    expect([...eachRow(source)]).toEqual(toRows(source));
    expect(() => eachRow(source, ['b'] as never)).toThrow('eachRow: no column "b"; there are items, count');
  });
});
