import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDamaged } from '../src/source/decode.ts';
import { decodeUtf8 } from '../src/source/utf8.ts';

/** Bytes that begin, continue and break characters, so that chance meets the borders of UTF-8. */
const bytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        0x41,
        0x0a,
        0x7f,
        0x80,
        0x8f,
        0x90,
        0x9f,
        0xa0,
        0xbf,
        0xc1,
        0xc2,
        0xdf,
        0xe0,
        0xed,
        0xef,
        0xf0,
        0xf4,
        0xf5,
        0xff,
      ),
      fc.integer({ min: 0, max: 255 }),
    ),
    { maxLength: 12 },
  )
  .map((list) => Uint8Array.from(list));

function decode(pieces: readonly Uint8Array[]): string {
  const decoder = decodeUtf8();
  return pieces.map((piece) => decoder.push(piece)).join('') + decoder.end();
}

function strictly(given: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(given);
  } catch {
    return null;
  }
}

describe('decoding UTF-8', () => {
  it('gives what the platform gives where the bytes are sound, and marks damage exactly where they are not', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const text = decode([given]);
        const strict = strictly(given);
        expect(isDamaged(text)).toBe(strict === null);
        if (strict !== null) expect(text).toBe(strict);
      }),
      { numRuns: 3000 },
    );
  });

  it('loses no byte: every mark is the byte itself', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const back = [...decode([given])].flatMap((sign) => {
          const point = sign.codePointAt(0) as number;
          return point >= 0xdc80 && point <= 0xdcff ? [point - 0xdc00] : [...new TextEncoder().encode(sign)];
        });
        expect(back).toEqual([...given]);
      }),
      { numRuns: 3000 },
    );
  });

  it('is the same however the bytes are cut', () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (given, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(decode([given.subarray(0, low), given.subarray(low, high), given.subarray(high)])).toBe(decode([given]));
      }),
      { numRuns: 3000 },
    );
  });
});
