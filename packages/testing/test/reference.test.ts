import { referencePath, splitRecords } from '@clientele/testing';
import { afterEach, describe, expect, it } from 'vitest';

describe('reference files', () => {
  const before = process.env['CLIENTELE_REFERENCE'];
  afterEach(() => {
    if (before === undefined) delete process.env['CLIENTELE_REFERENCE'];
    else process.env['CLIENTELE_REFERENCE'] = before;
  });
  it('are null where the folder is not at hand', () => {
    process.env['CLIENTELE_REFERENCE'] = '/no/such/folder';
    expect(referencePath('clv/cdnow.csv')).toBeNull();
  });
  it('are found in the folder that the environment names', () => {
    process.env['CLIENTELE_REFERENCE'] = import.meta.dirname;
    expect(referencePath('reference.test.ts')).toBe(import.meta.filename);
  });
});

describe('splitRecords', () => {
  it('reads quotes, doubled quotes, commas and newlines inside quotes, and both line ends', () => {
    expect(splitRecords('a,b\r\n"x, ""y""\nz",1\n"",\n')).toEqual([
      ['a', 'b'],
      ['x, "y"\nz', '1'],
      ['', ''],
    ]);
  });
  it('keeps empty cells and drops blank lines, with and without quotes in the file', () => {
    expect(splitRecords('a,b\n,\n\n1,2')).toEqual([
      ['a', 'b'],
      ['', ''],
      ['1', '2'],
    ]);
    expect(splitRecords('"a",b\n,\n\n1,2')).toEqual([
      ['a', 'b'],
      ['', ''],
      ['1', '2'],
    ]);
  });
});
