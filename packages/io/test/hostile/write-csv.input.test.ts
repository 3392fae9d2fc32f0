import { customerTable, InvalidInputError, InvalidOptionError, toRows } from '@clientele/core';
import { readTable, writeCsv, writeJson } from '@clientele/io';
import { describe, expect, it } from 'vitest';

describe('what a spreadsheet could run', () => {
  it('is made harmless in the header as in the cells', () => {
    const table = customerTable(['=1+1'], { '=HYPERLINK("x")': ['@SUM(A1)'], '-note': ['plain'] });
    expect(writeCsv(table, { neutralise: true })).toBe(`customer,"'=HYPERLINK(""x"")",'-note\n'=1+1,'@SUM(A1),plain\n`);
  });

  it('stays as it is unless asked for, numbers below zero always', () => {
    const table = customerTable(['=1+1'], { change: [-2.5] });
    expect(writeCsv(table)).toBe('customer,change\n=1+1,-2.5\n');
    expect(writeCsv(table, { neutralise: true })).toBe("customer,change\n'=1+1,-2.5\n");
  });
});

describe('instants', () => {
  it.each([8.64e15 + 1, -8.65e15, 1e308])('beyond what a date can hold are refused by row and column: %d', (time) => {
    const table = customerTable(['Ada', 'Bo'], { last: [0, time] });
    for (const write of [writeCsv, writeJson]) {
      expect(() => write(table, { instants: ['last'] })).toThrow(InvalidInputError);
      expect(() => write(table, { instants: ['last'] })).toThrow('row 1, column "last"');
    }
  });

  it('at the ends of what a date can hold are written and read back', async () => {
    const table = customerTable(['Ada', 'Bo'], { last: [8.64e15 - 1, -8.64e15 + 1] });
    expect(writeCsv(table, { instants: ['last'] })).toBe(
      'customer,last\nAda,+275760-09-12T23:59:59.999Z\nBo,-271821-04-20T00:00:00.001Z\n',
    );
  });
});

describe('names', () => {
  it.each([[[]], [['a', 'a']], ['a'], [[1]]])('%j would make a file that nobody reads', (names) => {
    const table = customerTable(['Ada'], { a: [1] });
    expect(() => writeCsv(table, { names: names as string[] })).toThrow(InvalidOptionError);
    expect(() => writeJson(table, { names: names as string[] })).toThrow('one or more different column names');
  });
});

describe('ids of 64 bits', () => {
  const csv = 'id,amount\n9007199254740993,1\n9007199254740992,2\n';

  it('stay apart where nobody says what the column is', async () => {
    const { table } = await readTable(csv, {});
    expect(toRows(table).map((row) => row['id'])).toEqual(['9007199254740993', '9007199254740992']);
  });

  it('are written as they were read', async () => {
    const { table } = await readTable(csv, {});
    expect(writeCsv(table)).toBe(csv);
  });

  it('are no reason to take whole numbers within 2^53 for ids, nor large amounts', async () => {
    const { table } = await readTable('a,b\n9007199254740991,1e300\n-9007199254740991,1234567890123.25\n', {});
    expect(toRows(table)).toEqual([
      { a: 9007199254740991, b: 1e300 },
      { a: -9007199254740991, b: 1234567890123.25 },
    ]);
  });
});
