import { InvalidOptionError, showValue, wholeNumber } from '@clientele/core';

/** The four 32-bit words of a generator between two draws. */
export type RandomState = readonly [number, number, number, number];

/** A stream of random numbers that a seed decides wholly. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded), all 53 bits of it random. */
  uniform(): number;
  /** A whole number from 0 to `n` − 1, each as likely as every other; `n` is from 1 to 2³². */
  below(n: number): number;
  /** A draw from the normal distribution with mean 0 and variance 1. */
  normal(): number;
  /** Where the stream stands: `openRandom` goes on from there. */
  state(): RandomState;
}

const seedRule = wholeNumber(0, 2 ** 32 - 1);

/**
 * Opens a stream of random numbers: xoshiro128** (D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number
 * Generators", ACM Transactions on Mathematical Software 47, 2021), its state filled by splitmix32. Uniform and whole
 * numbers are the same bits on every engine; normal ones as far as the engine's logarithm is.
 *
 * @param seed a whole number from 0 to 2³² − 1, or the state of another stream
 * @returns the stream
 * @throws InvalidOptionError (`invalid-option`) where the seed is none
 * @example
 * import { openRandom } from '@clientele/stats';
 * const random = openRandom([1, 2, 3, 4]);
 * random.below(2 ** 32); // => 11520
 * const later = openRandom(random.state());
 * later.uniform() === random.uniform(); // => true
 */
export function openRandom(seed: number | RandomState): Random {
  let [s0, s1, s2, s3] = typeof seed === 'number' ? seeded(seed) : checkedState(seed);

  function next(): number {
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  }

  const uniform = (): number => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  return {
    uniform,
    below: (n) => wholeBelow(next, n),
    normal: () => normalFrom(uniform),
    state: () => [s0 >>> 0, s1 >>> 0, s2 >>> 0, s3 >>> 0],
  };
}

/** Draws anew where the last, incomplete run of n would favour small numbers. */
function wholeBelow(next: () => number, n: number): number {
  const fair = 2 ** 32 - (2 ** 32 % n);
  for (;;) {
    const drawn = next();
    if (drawn < fair) return drawn % n;
  }
}

/** The polar method (G. Marsaglia and T. A. Bray, SIAM Review 6, 1964), one of its two numbers. */
function normalFrom(uniform: () => number): number {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

function seeded(seed: number): [number, number, number, number] {
  if (!seedRule.accepts(seed)) refuse(seedRule.allowed, seed);
  let counter = seed;
  const word = (): number => {
    counter = (counter + 0x9e3779b9) | 0;
    let z = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  return [word(), word(), word(), word()];
}

/** A state of nothing but zeros gives nothing but zeros. */
function checkedState(state: RandomState): RandomState {
  const isState = state.length === 4 && state.every((word) => seedRule.accepts(word)) && state.some((word) => word > 0);
  return isState ? state : refuse(`four words, each ${seedRule.allowed}, not all 0`, state);
}

function refuse(allowed: string, received: unknown): never {
  throw new InvalidOptionError('openRandom', [{ option: 'seed', allowed, received: showValue(received) }]);
}
