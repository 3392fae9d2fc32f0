import {
  type CustomerTable,
  customerTable,
  deriveBtyd,
  encode,
  InvalidInputError,
  InvalidOptionError,
  joinTables,
  summarizeCustomers,
  toRows,
} from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const numbers = (name: string, ids: readonly string[]): CustomerTable<Record<string, Float64Array>> =>
  customerTable(ids, { [name]: Float64Array.from(ids, (_, i) => i + 1) });
const noteOf = (joined: { notes: readonly { code: string }[] }, code: string) =>
  joined.notes.find((note) => note.code === code);

describe('a join of two customer tables', () => {
  it('finds for every row what a Map by id finds', () => {
    const ids = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '7', '07');
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 9 }), fc.uniqueArray(ids), (left, right) => {
        const known = new Map(right.map((id, i) => [id, i + 1]));
        const rows = toRows(joinTables(numbers('l', left), numbers('r', right), { missing: -1 }));
        expect(rows).toEqual(left.map((customer, i) => ({ customer, l: i + 1, r: known.get(customer) ?? -1 })));
      }),
    );
  });
  it('goes by code where both share the dictionary', () => {
    const { dictionary } = encode(['a', 'b', 'c']);
    const left = customerTable({ dictionary, codes: Uint32Array.of(2, 0) }, { l: Float64Array.of(1, 2) });
    const right = customerTable({ dictionary, codes: Uint32Array.of(0, 1, 2) }, { r: Float64Array.of(10, 20, 30) });
    expect(joinTables(left, right).columns.r).toEqual(Float64Array.of(30, 10));
  });
  it('keeps what the first table says of itself', () => {
    const summary = summarizeCustomers([{ customer: 'a', time: '2026-01-05', amount: 1 }]);
    const history = deriveBtyd(summary, { unit: 'week' });
    const joined = joinTables(history, numbers('churn', ['a']));
    expect(joined).toMatchObject({ unit: 'week', asOf: summary.asOf, notes: [] });
    expect(Object.keys(joined.columns)).toEqual([...Object.keys(history.columns), 'churn']);
  });
  it('leaves cells missing where there is no number to fill in', () => {
    const right = customerTable(['b'], { segment: encode(['Lost']), remark: ['x'], n: Float64Array.of(5) });
    const rows = toRows(joinTables(numbers('l', ['a', 'b']), right, { missing: Number.NaN }));
    expect(rows[0]).toEqual({ customer: 'a', l: 1, segment: null, remark: null, n: null });
    expect(rows[1]).toEqual({ customer: 'b', l: 2, segment: 'Lost', remark: 'x', n: 5 });
  });
});

describe('customers that the second table does not know', () => {
  it('are refused unless a number is given, and counted then', () => {
    const [left, right] = [numbers('l', ['a', 'b', 'b']), numbers('r', ['a', 'z'])];
    expect(() => joinTables(left, right)).toThrow(
      'joinTables: 2 of 3 rows have a customer that the second table does not know, such as "b"; missing: 0 would fill them',
    );
    const joined = joinTables(left, right, { missing: 0 });
    expect(noteOf(joined, 'join-misses')).toMatchObject({ details: { misses: 2, rows: 3, near: [] } });
    expect(noteOf(joined, 'join-unused')).toMatchObject({ details: { unused: 1, rows: 2 } });
  });
  it.each([
    ['17850.0', '17850', '".0" at the end'],
    ['17850', '17850.0', '".0" at the end'],
    ['ab ', 'ab', 'blanks'],
    ['a b', 'ab', 'blanks'],
    ['\u00a0ab', 'ab', 'blanks'],
    ['Ada', 'ADA', 'case'],
    ['007', '7', 'leading zeros'],
    ['007.0', '7', '".0" at the end and leading zeros'],
    [' ADA', 'ada', 'blanks and case'],
  ])('are told from look-alikes: %j and %j differ by %s', (id, near, difference) => {
    const joined = joinTables(numbers('l', [id]), numbers('r', [near]), { missing: 0 });
    expect(noteOf(joined, 'join-misses')).toMatchObject({
      details: { misses: 1, near: [{ difference, count: 1, id, near }] },
    });
    expect(() => joinTables(numbers('l', [id]), numbers('r', [near]))).toThrow(`1 would match but for ${difference}`);
  });
  it('are not likened where they truly differ', () => {
    const joined = joinTables(numbers('l', ['10', '1.05', '0']), numbers('r', ['1', '105', '00x']), { missing: 0 });
    expect(noteOf(joined, 'join-misses')).toMatchObject({ details: { misses: 3, near: [] } });
  });
});

describe('tables that cannot be joined', () => {
  it('are refused: an id twice in the second, a name in both, a wrong option', () => {
    const left = numbers('l', ['a']);
    expect(() => joinTables(left, numbers('r', ['b', 'a', 'a']))).toThrow(
      'joinTables: customer "a" stands twice in the second table, in rows 1 and 2',
    );
    expect(() => joinTables(left, numbers('l', ['a']))).toThrow('joinTables: both tables have a column "l"');
    expect(() => joinTables(left, numbers('l', ['a']))).toThrow(InvalidInputError);
    expect(() => joinTables(left, left, { missing: 'zero' as 'error' })).toThrow(InvalidOptionError);
    expect(() => joinTables(left, left, { missing: Number.POSITIVE_INFINITY })).toThrow(
      /missing must be "error" or a number/,
    );
  });
});
