import { readIdCells, textAt } from '@clientele/core';
import { describe, expect, it } from 'vitest';

function read(cells: unknown[], options: object = {}): { ids: (string | null)[]; codes: string[] } {
  const { values, issues } = readIdCells(cells, { column: 'Customer', ...options });
  return {
    ids: cells.map((_, row) => textAt(values, row)),
    codes: issues.listed.map(({ code, row }) => `${code} ${row}`),
  };
}

describe('ids are opaque', () => {
  it('leading zeros, case, blanks around and inside survive', () => {
    const ids = ['007', '7', 'Ada', 'ada', ' Ada', 'A da', '17850.0', 'NA', 'None', 'null', '0', 'ﬀ', 'ff'];
    expect(read(ids)).toEqual({ ids, codes: [] });
  });
  it('whole numbers and bigints are written as texts and meet them', () => {
    const { values } = readIdCells([17850, '17850', 17850n, 12345678901234567890n, -0], { column: 'Customer' });
    expect(values.dictionary.values).toEqual(['17850', '12345678901234567890', '0']);
    expect([...values.codes]).toEqual([0, 0, 0, 1, 2]);
  });
  it('names that mean something to JavaScript are ordinary', () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__'];
    expect(read(ids).ids).toEqual(ids);
    expect(readIdCells(ids, { column: 'Customer' }).values.dictionary.values).toHaveLength(4);
  });
  it('only the empty and the blank one are missing, and what the user names', () => {
    expect(read(['', '  ', '\u00a0', null, undefined, 'NA', 0], { nulls: ['NA', '0'] })).toEqual({
      ids: Array.from({ length: 7 }, () => null),
      codes: Array.from({ length: 7 }, (_, row) => `missing-value ${row}`),
    });
  });
  it('a missing one is no issue where rows can do without', () => {
    expect(read([null, '', 'x'], { required: false })).toEqual({ ids: [null, null, 'x'], codes: [] });
  });
  it('unsafe integers, fractions and objects are issues', () => {
    expect(read([2 ** 53, 1.5, Number.NaN, {}, [], true, new Date(0), Symbol('x')])).toEqual({
      ids: Array.from({ length: 8 }, () => null),
      codes: Array.from({ length: 8 }, (_, row) => `invalid-id ${row}`),
    });
  });
  it('one in scientific notation is kept, each time with a finding', () => {
    const ids = ['1.23E+05', '1.23E+05', '1,5E+11', '12E5', 'E+05', '1.23E+05'];
    expect(read(ids)).toEqual({
      ids,
      codes: [0, 1, 2, 5].map((row) => `id-in-scientific-notation ${row}`),
    });
  });
  it('one of a million characters is an id like any other', () => {
    const long = 'x'.repeat(1_000_000);
    expect(read([long, 'y', long]).ids[2]).toBe(long);
  });
  it('issues carry the line of the file where it is known', () => {
    const lines = Uint32Array.of(2, 7);
    expect(readIdCells(['x', ''], { column: 'Customer', lines }).issues.listed[0]).toMatchObject({ row: 1, line: 7 });
  });
});
