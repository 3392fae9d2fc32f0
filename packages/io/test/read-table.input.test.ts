import { InvalidInputError, InvalidOptionError, toRows } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { readTable } from '../src/index.ts';

describe('readTable', () => {
  it('reads the columns asked for, each as its kind', async () => {
    const text = 'cust,x,when,note,items\n007,3,2026-01-05,hi there,"[""a"",""b""]"\n008,,2026-01-06T10:00:00Z,,[]\n';
    const { table, issues, lines } = await readTable(text, {
      columns: { customer: 'id', x: 'number', when: 'time', note: 'text', items: 'list' },
      map: { customer: 'cust' },
    });
    expect(toRows(table)).toEqual([
      { customer: '007', x: 3, when: Date.UTC(2026, 0, 5), note: 'hi there', items: ['a', 'b'] },
      { customer: '008', x: null, when: Date.UTC(2026, 0, 6, 10), note: null, items: [] },
    ]);
    expect([issues.counts, [...lines]]).toEqual([{}, [2, 3]]);
  });

  it('a column named customer makes a customer table, whatever its name in the file', async () => {
    expect(await readTable('customer,x\n1,2\n')).toMatchObject({
      table: { length: 1, customer: { codes: expect.anything() } },
    });
    expect((await readTable('a,x\n1,2\n')).table).not.toHaveProperty('customer');
  });

  it('a column asked for and missing is an error that lists what there is', async () => {
    await expect(readTable('customer,x,tx\n1,2,3\n', { columns: { x: 'number', T: 'number' } })).rejects.toThrow(
      'readTable: no column "T"; line 1 is taken as the header and has "customer", "x", "tx"',
    );
    const { table } = await readTable('x\n2\n', { columns: { x: 'number' }, optional: { weight: 'number' } });
    expect(Object.keys(table.columns)).toEqual(['x']);
  });

  it('rows with an unreadable cell, or without a required one, are set aside and listed by line', async () => {
    const text = 'customer,x,label,note\nA,1,yes,\n,2,no,\nC,much,no,\nD,,no,\nE,5,,\nF,6,no,\n';
    const { table, issues, lines, rows, rowsDropped } = await readTable(text, {
      columns: { customer: 'id', x: 'number', label: 'id' },
      required: ['label'],
    });
    expect(toRows(table)).toEqual([
      { customer: 'A', x: 1, label: 'yes' },
      { customer: 'D', x: null, label: 'no' },
      { customer: 'F', x: 6, label: 'no' },
    ]);
    expect([[...lines], rows, rowsDropped]).toEqual([[2, 5, 7], 6, 3]);
    expect(issues.listed.map(({ code, row, line, column }) => [code, row, line, column])).toEqual([
      ['missing-value', 1, 3, 'customer'],
      ['invalid-number', 2, 4, 'x'],
      ['missing-value', 4, 6, 'label'],
    ]);
  });

  it('rows set aside for surplus cells keep the count of the others right', async () => {
    const { issues, lines } = await readTable('x,y\n1,2,3\n1,2\n4,5,6\nno,2\n', { columns: { x: 'number' } });
    expect(issues.listed.map(({ code, row, line }) => [code, row, line])).toEqual([
      ['surplus-cell', 0, 2],
      ['surplus-cell', 2, 4],
      ['invalid-number', 3, 5],
    ]);
    expect([...lines]).toEqual([3]);
  });

  it('issues beyond maxIssues are counted, and their rows set aside all the same', async () => {
    const text = `x\n${'no\n'.repeat(50)}1\n`;
    const { table, issues } = await readTable(text, { columns: { x: 'number' }, maxIssues: 2 });
    expect([table.length, issues.counts, issues.listed.length]).toEqual([1, { 'invalid-number': 50 }, 2]);
  });

  it('a list must be a JSON array of texts', async () => {
    const { table, issues } = await readTable('a\n"[""x""]"\n"[1]"\nx\n""\n', { columns: { a: 'list' } });
    expect(toRows(table)).toEqual([{ a: ['x'] }, { a: [] }]);
    expect(issues.counts).toEqual({ 'invalid-id': 2 });
  });

  it('nulls and formats are stated by our names', async () => {
    const text = 'n;d\n1.234,5;31/12/25\nNA;01/02/26\n';
    const options = {
      columns: { n: 'number', when: 'time' },
      map: { when: 'd' },
      nulls: { n: ['NA'] },
      pivotYear: 2000,
    } as const;
    const { table } = await readTable(text, options);
    expect(toRows(table)).toEqual([
      { n: 1234.5, when: Date.UTC(2025, 11, 31) },
      { n: null, when: Date.UTC(2026, 1, 1) },
    ]);
  });

  it('takes only a known kind, option and map', async () => {
    await expect(readTable('x\n', { columns: { x: 'float' } } as never)).rejects.toThrow(
      /columns must be a record of columns/,
    );
    await expect(readTable('x\n', { columns: { x: 'number' }, map: { y: 'x' } })).rejects.toThrow(InvalidOptionError);
    const columns = { x: 'number' } as const;
    await expect(readTable('x,y\n', { columns, required: ['y'] })).rejects.toThrow(
      'readTable: required must be about columns that are read, here "x", got "y"',
    );
    await expect(readTable('x,y\n', { columns, nulls: { y: ['NA'] } })).rejects.toThrow(InvalidOptionError);
    await expect(readTable('a,b\n', { map: { b: 'a' } })).rejects.toThrow(InvalidInputError);
  });

  it('header only is an empty table with its columns', async () => {
    const { table } = await readTable('customer,x\n', { columns: { customer: 'id', x: 'number' } });
    expect([table.length, Object.keys(table.columns)]).toEqual([0, ['x']]);
  });

  it('keeps ids like __proto__ and refuses a column of that name', async () => {
    expect(toRows((await readTable('customer,x\n__proto__,1\nconstructor,2\n')).table)).toEqual([
      { customer: '__proto__', x: 1 },
      { customer: 'constructor', x: 2 },
    ]);
    await expect(readTable('__proto__,x\n1,2\n')).rejects.toThrow('a column cannot be named __proto__');
  });
});

describe('inferred kinds', () => {
  const kindsOf = async (text: string): Promise<Record<string, string>> => {
    const { table } = await readTable(text);
    return Object.fromEntries(
      Object.entries(table.columns).map(([name, values]) => [name, values instanceof Float64Array ? 'number' : 'id']),
    );
  };

  it('number where every cell that is there is one, none with a leading zero', async () => {
    expect(await kindsOf('n,mixed,zip,none,version\n1,1,01234,,1.2.3\n-2.5e3,x,98765,,1.2.4\n,2,11111,,1.2\n')).toEqual(
      {
        n: 'number',
        mixed: 'id',
        zip: 'id',
        none: 'id',
        version: 'id',
      },
    );
  });

  it('time where every cell is an ISO date', async () => {
    expect(toRows((await readTable('a,b\n2026-01-05,2026-01-05\n2026-01-05T12:00:00Z,soon\n')).table)[1]).toEqual({
      a: Date.UTC(2026, 0, 5, 12),
      b: 'soon',
    });
  });

  it('depends on the own cells only: not on other columns, nor on the order of rows', async () => {
    const lines = ['1,2026-01-05,x', '2,2026-01-06,2026-01-05', ',,'];
    const forward = await kindsOf(`a,b,c\n${lines.join('\n')}\n`);
    expect(await kindsOf(`a,b,c\n${lines.toReversed().join('\n')}\n`)).toEqual(forward);
    expect(await kindsOf(`a,b\n${lines.map((line) => line.split(',').slice(0, 2).join(',')).join('\n')}\n`)).toEqual({
      a: forward['a'],
      b: forward['b'],
    });
  });

  it('numbers that can be read in two ways are asked for', async () => {
    await expect(readTable('n\n1.234\n')).rejects.toThrow(
      /^readTable: column "n" can be read in two ways.*option decimal/,
    );
    expect(toRows((await readTable('n\n1.234\n', { decimal: '.' })).table)).toEqual([{ n: 1.234 }]);
  });

  it('the other columns can be inferred beside those that are stated', async () => {
    const { table } = await readTable('id,x,y\n1,2,a\n', {
      columns: { customer: 'id' },
      map: { customer: 'id' },
      others: 'infer',
    });
    expect(toRows(table)).toEqual([{ customer: '1', x: 2, y: 'a' }]);
  });
});
