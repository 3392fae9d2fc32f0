import { InvalidInputError } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { readCells } from '../src/index.ts';

const delimiterOf = async (text: string): Promise<string> => (await readCells(text)).delimiter;

describe('the delimiter is the one of the widest constant width outside quotes', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n'],
    [';', 'a;b\n1,5;2,5\n'],
    ['\t', 'a\tb\nx, y\tz; w\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [';', '\n\na;b\n\n1;2\n\n'],
    [',', 'a,b,c\n1;2,3;4,5\n6;7,8;9,0\n'],
    [',', '"a;b","c;d"\n"1;2","3"\n'],
    [';', '"a";"b,c"\n"1";"2,3,4"\n'],
    [';', 'customer;date;amount\n1;01.02.2024;1.234,50\n2;02.02.2024;12,00\n'],
    [',', 'only,header\n'],
  ])('%j in %j', async (delimiter, text) => {
    expect(await delimiterOf(text)).toBe(delimiter);
  });

  it('bears short and long rows where most are as wide as the header', async () => {
    expect(await delimiterOf('a;b;c\n1;2;3\n4;5;6\n7\n8;9;10;11\n1,2;3;4\n')).toBe(';');
  });

  it('reads a file of one column, also where its texts hold commas', async () => {
    expect((await readCells('customer\nA\nB\n')).cells).toEqual([['A', 'B']]);
    expect((await readCells('text\nfine\ngood, really\nbad\n')).cells).toEqual([['fine', 'good, really', 'bad']]);
  });

  it('does not lose its way where a quote is never closed', async () => {
    await expect(readCells('a,b\n1,"x\n2,3\n')).rejects.toThrow(
      'readCells: line 2, column "b": a quote opens a field here',
    );
  });
});

describe('what ends a reading names line, column and the option that helps', () => {
  it.each([
    ['a,b\n1,"x\n2,3\n', {}, 'readCells: line 2, column "b": a quote opens a field here and is never closed'],
    [
      'a,b\n1,"x"y\n',
      {},
      'readCells: line 2, column "b": a quoted field begins here and text follows its closing quote',
    ],
    [
      'a,b\n1,2\n123456,x\n',
      { maxFieldLength: 5 },
      'readCells: line 3, column "a": a field begins here that is longer than 5',
    ],
    [
      'a,b\n1,2,123456\n',
      { maxFieldLength: 5 },
      'readCells: line 2, column 3: a field begins here that is longer than 5',
    ],
    ['"a,b\n1,2\n', {}, 'readCells: line 1, column 1: a quote opens a field here and is never closed'],
  ])('%j', async (text, options, message) => {
    await expect(readCells(text, options)).rejects.toThrow(message);
    await expect(readCells(text, options)).rejects.toThrow(InvalidInputError);
  });

  it('a field of a million characters, and one more', async () => {
    const long = 'x'.repeat(1_000_000);
    expect((await readCells(`a,b\n${long},1\n`)).cells[0]?.[0]).toHaveLength(1_000_000);
    const error = await readCells(new Blob([`a,b\n1,${long}x\n`])).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ details: { line: 2, column: 'b', option: 'maxFieldLength' } });
  });
});

describe('what cannot be told is asked for', () => {
  it('two delimiters that fit are both named', async () => {
    await expect(readCells('a;b,c\n1;2,3\n')).rejects.toThrow(
      'readCells: comma and semicolon both fit as the delimiter of line 1, "a;b,c"; state the option delimiter',
    );
    expect((await readCells('a;b,c\n1;2,3\n', { delimiter: ';' })).cells).toEqual([['1'], ['2,3']]);
  });

  const preamble =
    'Example Bank\nStatement, 4 lines\n\nBalance: 12,00\ncustomer,date,amount\n1,2024-01-02,3\n2,2024-01-03,4\n';

  it('lines above the header are shown, with the option that skips them', async () => {
    await expect(readCells(preamble)).rejects.toThrow(/line 1, "Example Bank", is no header .* option skipLines/);
    const read = await readCells(preamble, { skipLines: 4 });
    expect(read).toMatchObject({
      header: ['customer', 'date', 'amount'],
      headerLine: 5,
      cells: [
        ['1', '2'],
        ['2024-01-02', '2024-01-03'],
        ['3', '4'],
      ],
    });
    expect([...read.lines]).toEqual([6, 7]);
  });

  it('skips physical lines, whatever quotes and line ends they have', async () => {
    const text = 'He said: "never\r\nclosed\ra,b\n1,2\n';
    expect(await readCells(text, { skipLines: 2 })).toMatchObject({
      header: ['a', 'b'],
      headerLine: 3,
      cells: [['1'], ['2']],
    });
    await expect(readCells(text, { skipLines: 9 })).rejects.toThrow(/skipLines is 9, but there are only \d lines/);
    await expect(readCells(text, { skipLines: 9 })).rejects.toThrow(InvalidInputError);
  });

  it('blank lines above the header need no option', async () => {
    expect(await readCells('\n\na,b\n1,2\n')).toMatchObject({ headerLine: 3, header: ['a', 'b'] });
  });

  it.each([
    { delimiter: '' },
    { delimiter: '::' },
    { delimiter: '"' },
    { delimiter: '\n' },
    { skipLines: -1 },
    { maxFieldLength: 0 },
    { quote: "'" },
  ])('refuses the option %j', async (options) => {
    await expect(readCells('a,b\n', options as never)).rejects.toThrow(
      /readCells: (delimiter|skipLines|maxFieldLength|quote) must be/,
    );
  });
});
