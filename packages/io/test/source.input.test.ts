import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { InvalidInputError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { readCells } from '../src/index.ts';
import { bytesOf, everySource, latin1, streamOf, utf16 } from './sources.ts';

const text = 'name,city\nMüller,Zürich 😀\n"Ōe\r\nKenzaburō",愛媛\n';
const cells = [
  ['Müller', 'Ōe\r\nKenzaburō'],
  ['Zürich 😀', '愛媛'],
];

describe('every form of a source gives the same cells', () => {
  it.each(everySource(text))('%s', async (_, source) => {
    expect((await readCells(source)).cells).toEqual(cells);
  });

  it('tells text from bytes and gzip from plain bytes, whatever the name of the file', async () => {
    expect(await readCells(text)).toMatchObject({ encoding: null, compressed: false });
    expect(await readCells(bytesOf(text))).toMatchObject({ encoding: 'utf-8', compressed: false });
    expect(await readCells(new File([new Uint8Array(gzipSync(text))], 'lines.csv'))).toMatchObject({
      compressed: true,
    });
  });
});

describe('encodings', () => {
  const western = 'name;town\nMüller;Köln\n';
  const asRead = [['Müller'], ['Köln']];

  it.each([
    ['UTF-8 with a mark', bytesOf(`\ufeff${western}`), 'utf-8'],
    ['UTF-16, low byte first', utf16(western, true), 'utf-16le'],
    ['UTF-16, high byte first', utf16(western, false), 'utf-16be'],
  ])('%s is known by its byte order mark', async (_, bytes, encoding) => {
    for (const source of [bytes, streamOf(bytes, 1), gzipSync(bytes)]) {
      const read = await readCells(source);
      expect(read).toMatchObject({ header: ['name', 'town'], cells: asRead, encoding });
    }
  });

  it('takes a mark off a text, and leaves one within alone', async () => {
    expect((await readCells('\ufeffa,b\n\ufeff1,2\n')).header).toEqual(['a', 'b']);
    expect((await readCells('\ufeffa,b\n\ufeff1,2\n')).cells[0]).toEqual(['\ufeff1']);
    expect((await readCells(bytesOf('\ufeffa,b\n\ufeff1,2\n'))).cells[0]).toEqual(['\ufeff1']);
  });

  it('reads what the option encoding says', async () => {
    const read = await readCells(latin1(western), { encoding: 'latin1' });
    expect(read).toMatchObject({ cells: asRead, encoding: 'windows-1252' });
  });

  it('refuses an encoding that does not exist, and one for a text', async () => {
    await expect(readCells(bytesOf('a\n'), { encoding: 'klingon' })).rejects.toThrow(
      /readCells: encoding must be .*utf-8/,
    );
    await expect(readCells('a\n', { encoding: 'utf-8' })).rejects.toThrow(InvalidOptionError);
  });

  it('sets aside rows with a byte that is none in the encoding, names the line and the option', async () => {
    const { cells: read, issues, rows, rowsDropped } = await readCells(latin1('a,b\n1,x\n2,Müller\n3,z\n'));
    expect(read).toEqual([
      ['1', '3'],
      ['x', 'z'],
    ]);
    expect({ rows, rowsDropped, counts: issues.counts }).toEqual({
      rows: 3,
      rowsDropped: 1,
      counts: { 'invalid-byte': 1 },
    });
    expect(issues.listed).toEqual([
      {
        code: 'invalid-byte',
        row: 1,
        line: 3,
        column: 'b',
        expected: 'text in utf-8; the option encoding names another',
        received: '"M\\xfcller"',
        action: 'dropped',
      },
    ]);
  });

  it('tells a byte out of place from the replacement character that stands in the file', async () => {
    const { cells: read, issues } = await readCells(bytesOf('a\n\ufffd\n'));
    expect([read, issues.counts]).toEqual([[['\ufffd']], {}]);
  });

  it.each([
    ['an overlong form', [0xc0, 0xaf]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
    ['a character cut short', [0xe2, 0x82]],
    ['a character cut short by the end of the file', [0xe2, 0x82, -1]],
  ])('%s is no UTF-8, however the bytes are cut', async (_, given) => {
    const wrong = given.filter((byte) => byte >= 0);
    const bytes = Uint8Array.from([...bytesOf('a\nx\n'), ...wrong, ...(given.includes(-1) ? [] : bytesOf('\ny\n'))]);
    for (const size of [1, 2, 3, 100]) {
      const { cells: read, issues } = await readCells(streamOf(bytes, size));
      expect(read).toEqual([given.includes(-1) ? ['x'] : ['x', 'y']]);
      expect(issues.listed[0]).toMatchObject({
        line: 3,
        received: `"${wrong.map((byte) => `\\x${byte.toString(16)}`).join('')}"`,
      });
    }
  });

  it('finds odd bytes in UTF-16 as well', async () => {
    const bytes = Uint8Array.from([...utf16('a\nx\n', true), 0x00, 0xd8, 0x41, 0x00]);
    expect((await readCells(bytes)).issues.counts).toEqual({ 'invalid-byte': 1 });
  });
});

describe('what is no CSV file is told apart', () => {
  const head = (signature: string): Uint8Array => latin1(`${signature}\x00\x00 and more`);

  it.each([
    ['PK\x03\x04', /ZIP archive, such as an Excel workbook/],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', /old Excel workbook/],
    ['PAR1', /Parquet/],
    ['ARROW1', /Arrow/],
    ['\x89PNG\r\n', /PNG/],
    ['%PDF-1.7', /PDF/],
    ['SQLite format 3', /SQLite/],
    ['\x28\xb5\x2f\xfd', /Zstandard/],
    ['some', /binary file: there are zero bytes/],
  ])('%j', async (signature, expected) => {
    await expect(readCells(head(signature))).rejects.toThrow(expected);
    await expect(readCells(streamOf(head(signature), 1))).rejects.toThrow(InvalidInputError);
    await expect(readCells(gzipSync(head(signature)))).rejects.toThrow(expected);
  });

  it('names the encoding of UTF-16 without a mark', async () => {
    const bytes = utf16('customer,time\nA,B\n', true).slice(2);
    await expect(readCells(bytes)).rejects.toThrow(/option encoding, here "utf-16le"/);
    expect((await readCells(bytes, { encoding: 'utf-16le' })).cells).toEqual([['A'], ['B']]);
  });

  it.each(everySource(''))('no bytes at all are an error: %s', async (_, source) => {
    await expect(readCells(source)).rejects.toThrow('readCells: the source is empty, there is no header in it');
  });

  it.each([
    ['a byte order mark alone', '\ufeff'],
    ['blank lines alone', '\n \r\n\n'],
  ])('%s is an error', async (_, only) => {
    for (const [, source] of everySource(only)) await expect(readCells(source)).rejects.toThrow(InvalidInputError);
  });

  it('a damaged gzip file is an error of the input, a failing stream keeps its own error', async () => {
    const packed = gzipSync('a,b\n'.repeat(1000));
    await expect(readCells(packed.subarray(0, 40))).rejects.toThrow('readCells: the gzip data are damaged or cut off');
    const failing = (first: Uint8Array): ReadableStream<Uint8Array> =>
      new ReadableStream({
        start: (controller) => controller.enqueue(first),
        pull: (controller) => controller.error(new RangeError('the disk is gone')),
      });
    await expect(readCells(failing(packed.subarray(0, 40)))).rejects.toThrow('the disk is gone');
    await expect(readCells(failing(bytesOf('a,b\n')))).rejects.toThrow('the disk is gone');
  });

  it('a source of another kind is named', async () => {
    await expect(readCells(42 as never)).rejects.toThrow('readCells: the source must be a Blob');
    await expect(readCells(Readable.from(['a']) as never)).rejects.toThrow('hand over Readable.toWeb(stream)');
    const texts = new ReadableStream({ start: (controller) => controller.enqueue('a,b') });
    await expect(readCells(texts)).rejects.toThrow('pieces of type Uint8Array, got "a,b"');
  });
});
