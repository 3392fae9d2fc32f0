import { mixBits, openRandom, seededHash } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('mixing bits', () => {
  // MurmurHash3_x86_32 of no bytes is the finalizer of its seed: vectors of the SMHasher discussions, A. Appleby's reference code.
  it.each([
    [0, 0],
    [1, 0x514e28b7],
    [0xffffffff, 0x81f16f39],
  ])('of %i are those of MurmurHash3', (bits, expected) => {
    expect(mixBits(bits) >>> 0).toBe(expected);
  });

  it('loses nothing: other bits give other bits', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(mixBits(a) === mixBits(b)).toBe((a | 0) === (b | 0));
      }),
    );
  });

  it('turns about half of all bits when one is turned', () => {
    const random = openRandom(7);
    for (let bit = 0; bit < 32; bit++) {
      let turned = 0;
      for (let draw = 0; draw < 400; draw++) {
        const bits = Math.floor(random.uniform() * 2 ** 32) | 0;
        let differing = (mixBits(bits) ^ mixBits(bits ^ (1 << bit))) >>> 0;
        for (; differing > 0; differing = Math.floor(differing / 2)) turned += differing % 2;
      }
      // 12,800 fair coins: five standard deviations are 2.2 points of the share
      expect(Math.abs(turned / 12_800 - 0.5)).toBeLessThan(0.0221);
    }
  });
});

describe('a seeded hash', () => {
  it('is a whole number of 32 bits, the same whenever it is asked for, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer(), (text, seed) => {
        const hash = seededHash(text, seed);
        expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
        expect(seededHash(`${text}`, seed)).toBe(hash);
      }),
    );
  });

  it('spreads ids that count up evenly over ten parts, and another seed draws others', () => {
    const parts = [1, 2].map((seed) => {
      const counts = new Array<number>(10).fill(0);
      for (let id = 0; id < 100_000; id++) {
        const part = Math.floor((seededHash(`customer-${id}`, seed) / 2 ** 32) * 10);
        counts[part] = (counts[part] as number) + 1;
      }
      return counts;
    });
    // chi-square with 9 degrees of freedom: 33.7 is passed once in 10,000
    for (const counts of parts) {
      expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(33.7);
    }
    let both = 0;
    for (let id = 0; id < 100_000; id++) {
      if (seededHash(`customer-${id}`, 1) < 2 ** 31 && seededHash(`customer-${id}`, 2) < 2 ** 31) both += 1;
    }
    // A quarter of all in both halves; the standard deviation is 137
    expect(Math.abs(both - 25_000)).toBeLessThan(700);
  });
});
