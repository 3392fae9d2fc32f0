import { runInNewContext } from 'node:vm';
import {
  type ColumnInput,
  civilDays,
  customerTable,
  encode,
  exactSum,
  filterRows,
  InvalidInputError,
  isTransactionLog,
  parseInstant,
  parseTransactions,
  table,
  toRows,
  withColumns,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const ids = ['Ada', 'Bo', 'Cy'];
const numbers: [string, ColumnInput][] = [
  ['a plain array', [1, Number.NaN, 3]],
  ['a Float32Array', Float32Array.of(1, Number.NaN, 3)],
  ['a Float64Array', Float64Array.of(1, Number.NaN, 3)],
];

describe('a column of numbers', () => {
  it.each(numbers)('may come as %s', (_, churn) => {
    const expected = [1, null, 3];
    const made = [table({ churn }), customerTable(ids, { churn }), withColumns(customerTable(ids, {}), { churn })];
    for (const source of made) {
      expect(source.columns.churn).toBeInstanceOf(Float64Array);
      expect(toRows(source, ['churn']).map((row) => row['churn'])).toEqual(expected);
    }
  });
  it('may come as whole numbers of any width, and without rows', () => {
    expect(table({ n: Uint8Array.of(7) }).columns.n).toEqual(Float64Array.of(7));
    expect(table({ n: new Int32Array(0) }).columns.n).toEqual(new Float64Array(0));
  });
  it('is shared where it is a Float64Array, so that nothing is copied twice', () => {
    const churn = Float64Array.of(1, 2, 3);
    expect(customerTable(ids, { churn }).columns.churn).toBe(churn);
  });
  it('is taken by verbs on plain arrays too', () => {
    expect(exactSum([0.1, 0.2])).toBe(exactSum(Float64Array.of(0.1, 0.2)));
    expect([...civilDays([0, 86_400_000], 'UTC')]).toEqual([0, 1]);
  });
});

describe('what is no column is refused, row and column named', () => {
  const failure = (columns: unknown): InvalidInputError => {
    try {
      table(columns as Record<string, ColumnInput>);
    } catch (error) {
      if (error instanceof InvalidInputError) return error;
    }
    throw new Error('not refused');
  };
  it.each([
    [
      'a text among numbers',
      { a: [1, '2'] },
      'row 1, column "a": expected a number (NaN where it is missing), got "2"',
    ],
    ['a missing number', { a: [1, null] }, 'row 1, column "a": expected a number (NaN where it is missing), got null'],
    ['a number among texts', { a: ['x', null, 2] }, 'row 2, column "a": expected a text or null, got 2'],
    ['truth values', { a: [true] }, 'row 0, column "a": expected a text or null, got true'],
    ['a text', { a: 'abc' }, 'column "a" must be an array of numbers or texts, got "abc"'],
    ['nothing', { a: undefined }, 'column "a" must be an array of numbers or texts, got undefined'],
    ['bigints', { a: BigInt64Array.of(1n) }, 'column "a" must be an array of numbers or texts, got BigInt64Array'],
  ])('%s', (_, columns, message) => {
    expect(failure(columns).message).toContain(`table: ${message}`);
  });
  it('names the cell among the issues', () => {
    expect(failure({ a: [1, '2'] }).issues).toMatchObject([{ row: 1, column: 'a', received: '"2"' }]);
  });
  it('a second column of ids', () => {
    const customers = customerTable(ids, {});
    expect(() => withColumns(customers, { customer: encode(ids) })).toThrow(/"customer" is made of the ids/);
  });
});

describe('values of another realm, such as a test runner hands over', () => {
  const foreign = <T>(code: string): T => runInNewContext(code) as T;
  const log = {
    ...parseTransactions([
      { customer: 'Ada', time: 0, amount: 1 },
      { customer: 'Bo', time: 0, amount: 2 },
    ]),
    amount: foreign<Float64Array>('Float64Array.of(1, 2)'),
  };
  it('are columns of a log, and are cut with it', () => {
    expect(isTransactionLog(log)).toBe(true);
    expect([...filterRows(log, [0, 1]).amount]).toEqual([2]);
  });
  it('are numbers in rows, missing ones null', () => {
    const source = table({ a: foreign<Float64Array>('Float64Array.of(1, NaN)') });
    expect(toRows(source)).toEqual([{ a: 1 }, { a: null }]);
  });
  it('are dates', () => {
    expect(parseInstant(foreign<Date>('new Date(5)'), 'UTC')).toBe(5);
  });
});
