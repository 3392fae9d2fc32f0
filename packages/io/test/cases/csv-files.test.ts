import { InvalidInputError, toRows } from '@clientele/core';
import { readCsv, readTable, writeCsv } from '@clientele/io';
import { describe, expect, it } from 'vitest';

const log = (text: string, options: object = {}): ReturnType<typeof readCsv> => readCsv(text, options);

/** Real failures of other readers, by the thread in which somebody met them. */
describe('what stands above the header (firefly-iii#1938, PapaParse#154)', () => {
  const preamble = 'ACME Bank\nMain Street 1\nBalance;100\n\n';

  it('is refused: the line that was taken for a header, and the option that helps', async () => {
    await expect(log(`${preamble}customer;time;amount\nA;2020-01-01;1\n`)).rejects.toThrow(
      /line 1, "ACME Bank".*skipLines/,
    );
  });

  it('is passed over where skipLines says so, lines counted from the top of the file', async () => {
    const { log: read } = await log(`${preamble}customer;time;amount\nA;2020-01-01;1\n`, { skipLines: 4 });
    expect([...read.amount]).toEqual([1]);
  });
});

describe('a sign of thousands that is the delimiter, too (datatable#771)', () => {
  it('counts only within quotes; a row too long is an issue, no guess', async () => {
    const options = { delimiter: ',', decimal: '.', thousands: ',' } as const;
    expect(toRows((await readTable('a,b,c\n1,200,"3,400"\n', options)).table)).toEqual([{ a: 1, b: 200, c: 3400 }]);
    const { table, issues } = await readTable('a,b\n1,200,"3,400"\n', options);
    expect([table.length, issues.counts]).toEqual([0, { 'surplus-cell': 1 }]);
  });
});

describe('a quote that is never closed (FastCSV#173, rust-csv#252, csvw#52)', () => {
  it('is told by the line where it opens, not by the last of 100,000', async () => {
    const text = `a,b\n1,2\n"3,4\n${'5,6\n'.repeat(99_997)}`;
    await expect(readTable(text)).rejects.toThrow(InvalidInputError);
    await expect(readTable(text)).rejects.toThrow('line 3, column "a": a quote opens a field here and is never closed');
  });
});

describe('quotes within quotes (csv-parser#41)', () => {
  it('six are two, and the next line does not join them', async () => {
    const { table } = await readTable('a,b\n"""""",x\n"""a""",y\n"",z\n"a",w\n', { delimiter: ',' });
    expect(toRows(table)).toEqual([
      { a: '""', b: 'x' },
      { a: '"a"', b: 'y' },
      { a: null, b: 'z' },
      { a: 'a', b: 'w' },
    ]);
  });
});

describe('line ends (PapaParse#43, csvtojson#71, Sylvan#198)', () => {
  const lines = ['a,b', '1,"x\r\ny"', '2,z'];

  it.each(['\n', '\r\n', '\r'])('%j ends a record outside quotes, and is kept within', async (end) => {
    const { table } = await readTable(lines.join(end) + end, { delimiter: ',' });
    expect(toRows(table)).toEqual([
      { a: 1, b: 'x\r\ny' },
      { a: 2, b: 'z' },
    ]);
  });

  it('may be mixed', async () => {
    const { table } = await readTable('a,b\r1,x\n2,y\r\n3,z', { delimiter: ',' });
    expect(toRows(table).map((row) => row['b'])).toEqual(['x', 'y', 'z']);
  });
});

describe('the type of a column (duckdb#11840, #13923)', () => {
  const cells = ['2020-01-31', '', '2020-02-29'];
  const file = (columns: Readonly<Record<string, readonly string[]>>): string =>
    `${Object.keys(columns).join(',')}\n${cells
      .map((_, row) =>
        Object.values(columns)
          .map((column) => column[row])
          .join(','),
      )
      .join('\n')}\n`;
  const dates = async (columns: Readonly<Record<string, readonly string[]>>): Promise<unknown> => [
    ...((await readTable(file(columns), { delimiter: ',' })).table.columns['when'] as Float64Array),
  ];

  it('depends on its own cells only: a column more or less changes nothing', async () => {
    const alone = await dates({ when: cells, id: ['a', 'b', 'c'] });
    expect(await dates({ id: ['a', 'b', 'c'], when: cells, more: ['2020-13-45', '31.12.2020', 'x'] })).toEqual(alone);
    expect(alone).toEqual([Date.UTC(2020, 0, 31), Number.NaN, Date.UTC(2020, 1, 29)]);
  });

  it('does not depend on the order of rows', async () => {
    const turned = await dates({ when: cells.toReversed(), id: ['c', 'b', 'a'] });
    expect(turned).toEqual([Date.UTC(2020, 1, 29), Number.NaN, Date.UTC(2020, 0, 31)]);
  });
});

describe('leading zeros (export-from-json#149, PapaParse#767)', () => {
  it('stand in the bytes of the file, and come back', async () => {
    const { table } = await readTable('zip,n\n01067,1\n00123,2\n');
    expect(writeCsv(table)).toBe('zip,n\n01067,1\n00123,2\n');
  });
});

describe('files with little in them (PapaParse#150, FastCSV#173)', () => {
  it('a header alone is an empty log', async () => {
    expect((await log('customer,time,amount\n')).log.length).toBe(0);
  });

  it('nothing at all is refused by name', async () => {
    await expect(log('')).rejects.toThrow('the source is empty');
  });

  it('a last line needs no end, a column no second one', async () => {
    expect((await log('customer,time,amount\nA,2020-01-01,1')).log.length).toBe(1);
    expect(toRows((await readTable('only\nx\ny')).table)).toEqual([{ only: 'x' }, { only: 'y' }]);
  });

  it('two currencies are refused, both named (woocommerce#22823)', async () => {
    const text = 'customer,time,amount,currency\nA,2020-01-01,10,USD\nA,2020-01-02,200,MXN\n';
    await expect(log(text, { map: { currency: 'currency' } })).rejects.toThrow(/"USD".*"MXN"/);
  });
});
