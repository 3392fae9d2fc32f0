import {
  customerTable,
  fillMissing,
  InvalidInputError,
  InvalidOptionError,
  type Table,
  table,
  toRows,
} from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const none = Number.NaN;
const customers = customerTable(['Ada', 'Bo', 'Cy', 'Di'], {
  age: [41, none, 35, none],
  city: ['Rome', null, 'Oslo', 'Oslo'],
  visits: [1, 2, 3, none],
});

describe('what a table of customers does not know', () => {
  it('is filled by the rule of its column, counted, and listed', () => {
    const filled = fillMissing(customers, { age: 'median', city: 'most-frequent', visits: { value: 0 } });
    expect(toRows(filled.table)).toEqual([
      { customer: 'Ada', age: 41, city: 'Rome', visits: 1 },
      { customer: 'Bo', age: 38, city: 'Oslo', visits: 2 },
      { customer: 'Cy', age: 35, city: 'Oslo', visits: 3 },
      { customer: 'Di', age: 38, city: 'Oslo', visits: 0 },
    ]);
    expect(toRows(filled.report)).toEqual([
      { column: 'age', rule: 'median', missing: 2, filled: 2, removed: 0, value: '38' },
      { column: 'city', rule: 'most-frequent', missing: 1, filled: 1, removed: 0, value: 'Oslo' },
      { column: 'visits', rule: 'value', missing: 1, filled: 1, removed: 0, value: '0' },
    ]);
    expect(filled.touched).toEqual({ age: Uint32Array.of(1, 3), city: Uint32Array.of(1), visits: Uint32Array.of(3) });
    expect(filled.notes[0]?.message).toBe('2 of 4 rows had no age and got 38, the median value');
    expect(customers.columns.age[1]).toBeNaN(); // the table given stays as it was
  });

  it('is dropped where asked, values still being those of all rows', () => {
    const { table: left, report, touched } = fillMissing(customers, { visits: 'drop', age: 'median' });
    expect(toRows(left, ['customer', 'age'])).toEqual([
      { customer: 'Ada', age: 41 },
      { customer: 'Bo', age: 38 },
      { customer: 'Cy', age: 35 },
    ]);
    expect(toRows(report, ['removed', 'filled'])).toEqual([
      { removed: 1, filled: 0 },
      { removed: 0, filled: 2 },
    ]);
    expect(touched['visits']).toEqual(Uint32Array.of(3));
  });

  it('leaves a mark beside it where asked', () => {
    const { table: marked } = fillMissing(customers, { age: 'median', city: 'drop' }, { indicators: true });
    expect(toRows(marked as Table, ['ageMissing'])).toEqual([{ ageMissing: 0 }, { ageMissing: 0 }, { ageMissing: 1 }]);
    expect(Object.keys(marked.columns)).toEqual(['age', 'city', 'visits', 'ageMissing']);
    const taken = table({ age: [1], ageMissing: [0] });
    expect(() => fillMissing(taken, { age: 'median' }, { indicators: true })).toThrow('"ageMissing"');
  });

  it('is filled the same way for customers to come', () => {
    const { rules } = fillMissing(customers, { age: 'median', city: 'most-frequent', visits: 'drop' });
    expect(rules).toEqual({ age: { value: 38 }, city: { value: 'Oslo' }, visits: 'drop' });
    const next = customerTable(['Ed'], { age: [none], city: [null], visits: [4] });
    expect(toRows(fillMissing(next, rules).table)).toEqual([{ customer: 'Ed', age: 38, city: 'Oslo', visits: 4 }]);
  });

  it('stays missing where no row knows it, and that is said', () => {
    const bare = table({ age: [none, none], city: [null, null] });
    const { table: same, notes, rules, report } = fillMissing(bare, { age: 'median' });
    expect([same.columns.age[0], report.columns.filled[0]]).toEqual([none, 0]);
    expect(notes[0]?.message).toContain('and still do: no row has one');
    expect(rules).toEqual({ age: 'median' });
    expect(fillMissing(table({ age: [] as number[] }), {}).table.length).toBe(0);
  });

  it('of equally frequent texts gets the first by code unit', () => {
    const { table: filled } = fillMissing(table({ city: ['b', 'a', null, 'B'] }), { city: 'most-frequent' });
    expect(toRows(filled)[2]).toEqual({ city: 'B' });
  });

  it.each([
    [{ age: 'most-frequent' }, 'rules.age must be drop, median or { value: 1 } for numbers'],
    [{ city: 'median' }, 'rules.city must be drop, most-frequent or { value: "a text" } for texts'],
    [{ age: { value: 'x' } }, 'rules.age'],
    [{ city: { value: ' ' } }, 'rules.city'],
    [{ age: null }, 'rules.age'],
  ])('refuses %j by name', (rules, message) => {
    expect(() => fillMissing(customers, rules as never)).toThrow(InvalidOptionError);
    expect(() => fillMissing(customers, rules as never)).toThrow(message);
  });

  it('refuses columns that are not there, or hold lists', () => {
    expect(() => fillMissing(customers, { town: 'drop' })).toThrow('no column "town"; there are age, city, visits');
    expect(() => fillMissing(customers, { constructor: 'drop' } as never)).toThrow(InvalidInputError);
    const lists = { dictionary: { values: ['a'] }, offsets: Uint32Array.of(0, 1), codes: Uint32Array.of(0) };
    expect(() => fillMissing(table({ tags: lists }), { tags: 'drop' })).toThrow('holds lists');
    expect(() => fillMissing(customers, {}, { indicator: true } as never)).toThrow('indicators');
  });

  it('changes no cell that was known, and leaves none missing that a rule knows a value for (law)', () => {
    const cell = fc.option(fc.integer({ min: -9, max: 9 }), { nil: none });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (values) => {
        const { table: filled, touched } = fillMissing(table({ x: values }), { x: 'median' });
        const known = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
        const middle = known.length >> 1;
        const median =
          known.length % 2 === 1 ? known[middle] : ((known[middle - 1] as number) + (known[middle] as number)) / 2;
        values.forEach((value, row) => {
          const expected = Number.isNaN(value) ? (known.length === 0 ? none : median) : value;
          expect(filled.columns.x[row]).toBe(expected);
        });
        expect(touched['x']?.length).toBe(values.length - known.length);
      }),
    );
  });
});
