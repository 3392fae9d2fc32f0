import { type Column, customerTable, encode, type ListColumn, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { writeCsv, writeJson } from '../src/index.ts';

const lists: ListColumn = { ...encode(['a', 'b, "c"']), offsets: Uint32Array.of(0, 2, 2) };
const sample = customerTable(['007', '=1+1'], {
  spend: Float64Array.of(0.1 + 0.2, Number.NaN),
  last: Float64Array.of(Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 5, 23)),
  note: ['say "hi",\nbye', null],
  items: lists,
});

describe('writeCsv', () => {
  it('quotes what must be, writes numbers as short as they read back, and missing cells empty', () => {
    expect(writeCsv(sample)).toBe(
      'customer,spend,last,note,items\n' +
        '007,0.30000000000000004,1767571200000,"say ""hi"",\nbye","[""a"",""b, \\""c\\""""]"\n' +
        '=1+1,,1767654000000,,[]\n',
    );
  });

  it('writes instants as ISO 8601, bare dates only where each is a midnight of the zone', () => {
    const names = ['last'];
    const mixed = 'last\n2026-01-05T00:00:00.000Z\n2026-01-05T23:00:00.000Z\n';
    expect(writeCsv(sample, { names, instants: names })).toBe(mixed);
    expect(writeCsv(sample, { names, instants: names, timeZone: 'Europe/Berlin' })).toBe(mixed);
    const midnights = table({ last: Float64Array.of(Date.UTC(2026, 0, 4, 23), Number.NaN, Date.UTC(2026, 6, 5, 22)) });
    expect(writeCsv(midnights, { instants: names, timeZone: 'Europe/Berlin' })).toBe(
      'last\n2026-01-05\n""\n2026-07-06\n',
    );
  });

  it('makes formulas harmless where asked, in texts only', () => {
    const texts = ['=1', '+1', '-1', '@a', '\tx', '\rx', 'a=1', "'a", ''];
    const risky = table({ text: texts, number: Float64Array.from(texts, () => -1) });
    expect(writeCsv(risky, { names: ['text'], neutralise: true })).toBe(
      `text\n'=1\n'+1\n'-1\n'@a\n'\tx\n"'\rx"\na=1\n'a\n""\n`,
    );
    expect(writeCsv(risky, { names: ['number'], neutralise: true })).toBe(`number\n${'-1\n'.repeat(9)}`);
    expect(writeCsv(risky, { names: ['text'] })).toContain('\n=1\n');
  });

  it('leading zeros stand in the bytes of the file', () => {
    expect(new TextEncoder().encode(writeCsv(sample, { names: ['customer'] })).slice(9, 12)).toEqual(
      new Uint8Array([0x30, 0x30, 0x37]),
    );
  });

  it('chooses and orders columns, and refuses what is not there', () => {
    expect(writeCsv(sample, { names: ['spend', 'customer'] }).split('\n')[0]).toBe('spend,customer');
    expect(() => writeCsv(sample, { names: ['spent'] })).toThrow(
      'writeCsv: no column "spent"; there are customer, spend, last, note, items',
    );
    expect(() => writeCsv(sample, { instants: ['note'] })).toThrow(
      'the column "note" is named in instants, but holds no numbers',
    );
    expect(() => writeCsv(sample, { instant: ['last'] } as never)).toThrow(/instant must be written instants/);
  });

  it('writes a header for no rows', () => {
    expect(writeCsv(customerTable([], { 'a,b': Float64Array.of() }))).toBe('customer,"a,b"\n');
  });

  it('writes the names of columns that look like nothing', () => {
    const named: Record<string, Column> = { '': Float64Array.of(1), ' ': Float64Array.of(2) };
    expect(writeCsv(table(named))).toBe(', \n1,2\n');
  });
});

describe('writeJson', () => {
  it('writes one record a line, null for what is missing', () => {
    const text = writeJson(sample, { instants: ['last'] });
    expect(JSON.parse(text)).toEqual([
      {
        customer: '007',
        spend: 0.1 + 0.2,
        last: '2026-01-05T00:00:00.000Z',
        note: 'say "hi",\nbye',
        items: ['a', 'b, "c"'],
      },
      { customer: '=1+1', spend: null, last: '2026-01-05T23:00:00.000Z', note: null, items: [] },
    ]);
    expect(text.split('\n')).toHaveLength(5);
    expect(Object.keys(JSON.parse(text)[0])).toEqual(['customer', 'spend', 'last', 'note', 'items']);
  });
  it('writes no rows as an empty array', () => {
    expect(writeJson(customerTable([], {}))).toBe('[]\n');
  });
});
