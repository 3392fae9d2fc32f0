import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binCounts,
  binEdges,
  calibrationTests,
  openRandom,
  populationStability,
  stabilityChance,
} from '../src/index.ts';

describe('stabilityChance', () => {
  it('is the tail of χ² with three groups less one: exp(−x / 2)', () => {
    const [before, after] = [
      [20, 50, 30],
      [30, 50, 20],
    ];
    expect(stabilityChance(before, after)).toBeCloseTo(Math.exp(-populationStability(before, after) / 0.02 / 2), 12);
  });

  it('is 1 of nobody, of one group, and of equal shares; groups empty on both sides do not count', () => {
    expect([stabilityChance([0, 0], [3, 4]), stabilityChance([], []), stabilityChance([3], [9])]).toEqual([1, 1, 1]);
    expect(stabilityChance([30, 70], [60, 140])).toBe(1);
    expect(stabilityChance([5, 0, 6], [7, 0, 4])).toBe(stabilityChance([5, 6], [7, 4]));
  });

  it('calls a change by chance alone as often as it says', () => {
    const random = openRandom(1);
    const chances = Array.from({ length: 1000 }, () => {
      const tally = (): number[] => {
        const counts = [0, 0, 0, 0, 0];
        for (let i = 0; i < 400; i++) {
          const bin = Math.floor(random.uniform() * 5);
          counts[bin] = (counts[bin] as number) + 1;
        }
        return counts;
      };
      return stabilityChance(tally(), tally());
    });
    // one in ten, with a standard error of 0.0095
    expect(Math.abs(chances.filter((chance) => chance < 0.1).length / 1000 - 0.1)).toBeLessThan(0.03);
  });
});

describe('bins', () => {
  it('hold every number once, and the missing apart', () => {
    const cells = fc.array(
      fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN), fc.double({ noNaN: true })),
    );
    fc.assert(
      fc.property(cells, fc.integer({ min: 2, max: 12 }), (values, bins) => {
        const numbers = Float64Array.from(values).filter((value) => Number.isNaN(value) || Number.isFinite(value));
        const edges = binEdges(numbers, bins);
        const counts = binCounts(numbers, edges);
        expect(edges.length).toBeLessThan(bins);
        expect(counts).toHaveLength(edges.length + 2);
        expect(counts.reduce((a, b) => a + b)).toBe(numbers.length);
        expect(counts.at(-1)).toBe(numbers.filter(Number.isNaN).length);
      }),
    );
  });
});

describe('calibrationTests', () => {
  it('are 0 where the shares are exactly as promised', () => {
    expect(calibrationTests([1, 0, 0, 0, 1, 1, 1, 0], [0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75])).toEqual({
      levelZ: 0,
      shapeZ: 0,
    });
  });

  it('tell a level that is off from a shape that is off', () => {
    const shape = calibrationTests([1, 1, 0, 0, 1, 1, 0, 0], [0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9]);
    expect(shape.levelZ).toBeCloseTo(0, 12);
    expect(shape.shapeZ).toBeGreaterThan(2);
    expect(calibrationTests([1, 1, 1, 1], [0.2, 0.2, 0.2, 0.2]).levelZ).toBeCloseTo(3.2 / Math.sqrt(0.64), 12);
  });

  it('hold back where probabilities leave nothing to chance', () => {
    expect(calibrationTests([1, 0], [1, 0])).toEqual({ levelZ: null, shapeZ: null });
  });
});
