import { InvalidOptionError } from '@clientele/core';
import { openRandom, type RandomState } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe('openRandom', () => {
  it('gives the words that xoshiro128** gives from the state 1, 2, 3, 4, worked by hand from the authors’ definition', () => {
    const random = openRandom([1, 2, 3, 4]);
    expect(draws(4, () => random.below(2 ** 32))).toEqual([11520, 0, 5927040, 70819200]);
  });

  it('fills the state by splitmix32: whatever changes here changes every seeded fit', () => {
    expect(openRandom(0).state()).toEqual([1684164658, 3653269916, 2939563536, 2141751570]);
    const states = [0, 1, 2, 2 ** 32 - 1].map((seed) => openRandom(seed).state().join());
    expect(new Set(states).size).toBe(4);
    const random = openRandom(1);
    expect(draws(3, () => random.below(1000))).toEqual([148, 13, 91]);
  });

  it('goes on from a state as if nothing had been in between', () => {
    const random = openRandom(7);
    draws(5, random.normal);
    const again = openRandom(random.state());
    expect(draws(20, again.uniform)).toEqual(draws(20, random.uniform));
  });

  it('spreads uniform numbers evenly from 0 to below 1', () => {
    const { uniform } = openRandom(3);
    const counts = new Array<number>(20).fill(0);
    for (const value of draws(200_000, uniform)) {
      expect(value >= 0 && value < 1).toBe(true);
      counts[Math.floor(value * 20)] = (counts[Math.floor(value * 20)] ?? 0) + 1;
    }
    // chi-square with 19 degrees of freedom stays below 43.8 in 999 of 1,000 seeds
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(43.8);
  });

  it('draws whole numbers below n alike, also where n does not divide 2 ** 32', () => {
    const { below } = openRandom(4);
    const counts = new Array<number>(7).fill(0);
    for (const value of draws(70_000, () => below(7))) counts[value] = (counts[value] ?? 0) + 1;
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(22.5);
    const large = draws(2000, () => below(3 * 2 ** 30));
    expect(large.filter((value) => value < 2 ** 30).length / 2000).toBeCloseTo(1 / 3, 1);
    expect(draws(3, () => below(1))).toEqual([0, 0, 0]);
  });

  it('draws normal numbers with the moments of the normal distribution', () => {
    const { normal } = openRandom(5);
    const values = draws(200_000, normal);
    const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.15);
  });

  it('refuses seeds that are none', () => {
    const seeds: (number | RandomState)[] = [-1, 0.5, Number.NaN, 2 ** 32, [0, 0, 0, 0], [1, 2, 3, -4]];
    for (const seed of seeds) {
      expect(() => openRandom(seed)).toThrow(InvalidOptionError);
      expect(() => openRandom(seed)).toThrow(/^openRandom: seed must be .*a whole number from 0 to 4294967295/);
    }
  });
});
