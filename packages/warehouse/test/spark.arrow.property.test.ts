import { InvalidInputError } from '@clientele/core';
import {
  bool,
  columnFromArray,
  decimal,
  dictionary,
  int64,
  list,
  tableFromColumns,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArrow, writeArrow } from '../src/spark/arrow.ts';
import { crc32 } from '../src/spark/upload.ts';

const cell = fc.option(fc.string({ unit: 'binary' }), { nil: null });
const columns = fc.integer({ min: 1, max: 40 }).chain((length) =>
  fc.record({
    name: fc.array(cell, { minLength: length, maxLength: length }),
    amount: fc.float64Array({ minLength: length, maxLength: length, noDefaultInfinity: true }),
  }),
);

type Made = Parameters<typeof tableFromColumns>[0];
const streamOf = (made: Record<string, unknown>): Uint8Array =>
  tableToIPC(tableFromColumns(made as Made), { format: 'stream' }) as Uint8Array;

describe('Arrow', () => {
  it('carries every text and number there and back; NaN is NULL on the way', () => {
    fc.assert(
      fc.property(columns, (given) => {
        const read = readArrow(writeArrow(given), 0);
        expect(read.length).toBe(given.name.length);
        expect(read.columns).toEqual(given);
      }),
    );
  });

  it('reads bytes that begin anywhere in a message', () => {
    const bytes = writeArrow({ x: Float64Array.of(1, 2, 3) });
    for (let at = 0; at < 8; at++) {
      const message = new Uint8Array(bytes.length + 8);
      message.set(bytes, at);
      expect(readArrow(message.subarray(at, at + bytes.length), 0).columns['x']).toEqual(Float64Array.of(1, 2, 3));
    }
  });

  it('names row and column of an integer that a number cannot hold, rows before counted', () => {
    const bytes = streamOf({ id: columnFromArray([1n, 2n ** 53n + 1n], int64()) });
    expect(() => readArrow(bytes, 10)).toThrow(/row 11, column id: expected an integer within .* got 9007199254740993/);
  });

  it.each([64, 128] as const)('reads decimals of %i bits as the double nearest to what is stored', (bits) => {
    const digits = bits === 64 ? 18 : 38;
    const most = 10n ** BigInt(digits) - 1n;
    fc.assert(
      fc.property(fc.bigInt({ min: -most, max: most }), fc.integer({ min: 1, max: digits }), (whole, scale) => {
        const { x } = readArrow(
          streamOf({ x: columnFromArray([whole, null], decimal(digits, scale, bits)) }),
          0,
        ).columns;
        expect(x).toEqual(Float64Array.of(Number(`${whole}e-${scale}`) + 0, Number.NaN));
      }),
    );
  });

  it('reads booleans as 0 and 1, and integers with NULL', () => {
    const made = { b: columnFromArray([true, false, null], bool()), i: columnFromArray([7n, null, -7n], int64()) };
    const { b, i } = readArrow(streamOf(made), 0).columns;
    expect([[...(b as Float64Array)], [...(i as Float64Array)]]).toEqual([
      [1, 0, Number.NaN],
      [7, Number.NaN, -7],
    ]);
  });

  it('says of which columns it can make nothing', () => {
    for (const column of [columnFromArray([[1n]], list(int64())), columnFromArray(['a', 'b'], dictionary(utf8()))]) {
      expect(() => readArrow(streamOf({ odd: column }), 0)).toThrow(InvalidInputError);
      expect(() => readArrow(streamOf({ odd: column }), 0)).toThrow('column odd must hold numbers, texts');
    }
  });
});

describe('the check of an upload', () => {
  it('is that of ISO 3309: the check value of its catalogue', () => {
    // G. Cook, Catalogue of parametrised CRC algorithms, CRC-32/ISO-HDLC: check 0xcbf43926.
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });

  it('notices any one bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat(), (bytes, at) => {
        const other = bytes.slice();
        const place = at % bytes.length;
        other[place] = (other[place] as number) ^ (1 << (at & 7));
        expect(crc32(other)).not.toBe(crc32(bytes));
      }),
    );
  });
});
