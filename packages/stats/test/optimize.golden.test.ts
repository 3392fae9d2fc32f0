import { bfgs, type Objective, polishMinimum } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

/**
 * The test functions of J. J. Moré, B. S. Garbow and K. E. Hillstrom, Testing Unconstrained Optimization Software, ACM
 * Transactions on Mathematical Software 7 (1981), section 3: sums of squares, their starts, and their minima as printed there.
 */
interface Problem {
  readonly start: readonly number[];
  /** Residuals, each with its derivatives. */
  readonly residuals: (x: readonly number[]) => readonly (readonly [number, readonly number[]])[];
  readonly least: number;
  readonly at?: readonly number[];
}

type Two = [number, number];
type Three = [number, number, number];
type Four = [number, number, number, number];
const bardY = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.1, 4.39];
const kowalikY = [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
const kowalikU = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];

const problems: Readonly<Record<string, Problem>> = {
  'Beale (5)': {
    start: [1, 1],
    residuals: (x) => {
      const [a, b] = x as Two;
      return [1.5, 2.25, 2.625].map((y, i) => [y - a * (1 - b ** (i + 1)), [b ** (i + 1) - 1, a * (i + 1) * b ** i]]);
    },
    least: 0,
    at: [3, 0.5],
  },
  'Freudenstein and Roth (2), the minimum on this side': {
    start: [0.5, -2],
    residuals: (x) => {
      const [a, b] = x as Two;
      return [
        [-13 + a + ((5 - b) * b - 2) * b, [1, 10 * b - 3 * b * b - 2]],
        [-29 + a + ((b + 1) * b - 14) * b, [1, 3 * b * b + 2 * b - 14]],
      ];
    },
    least: 48.9842,
    at: [11.41, -0.8968],
  },
  'Bard (8)': {
    start: [1, 1, 1],
    residuals: (x) => {
      const [a, b, c] = x as Three;
      return bardY.map((y, at) => {
        const [u, v] = [at + 1, 15 - at];
        const w = Math.min(u, v);
        const below = v * b + w * c;
        return [y - (a + u / below), [-1, (u * v) / below ** 2, (u * w) / below ** 2]];
      });
    },
    least: 8.21487e-3,
  },
  'Kowalik and Osborne (15)': {
    start: [0.25, 0.39, 0.415, 0.39],
    residuals: (x) => {
      const [a, b, c, d] = x as Four;
      return kowalikY.map((y, at) => {
        const u = kowalikU[at] as number;
        const [above, below] = [u * u + u * b, u * u + u * c + d];
        const slope = (a * above) / below ** 2;
        return [y - (a * above) / below, [-above / below, (-a * u) / below, slope * u, slope]];
      });
    },
    least: 3.07505e-4,
  },
  'Powell, singular (13)': {
    start: [3, -1, 0, 1],
    residuals: (x) => {
      const [a, b, c, d] = x as Four;
      const [p, q] = [Math.sqrt(5), Math.sqrt(10)];
      return [
        [a + 10 * b, [1, 10, 0, 0]],
        [p * (c - d), [0, 0, p, -p]],
        [(b - 2 * c) ** 2, [0, 2 * (b - 2 * c), -4 * (b - 2 * c), 0]],
        [q * (a - d) ** 2, [2 * q * (a - d), 0, 0, -2 * q * (a - d)]],
      ];
    },
    least: 0,
  },
  'Wood (14)': {
    start: [-3, -1, -3, -1],
    residuals: (x) => {
      const [a, b, c, d] = x as Four;
      const [n, t] = [Math.sqrt(90), Math.sqrt(10)];
      return [
        [10 * (b - a * a), [-20 * a, 10, 0, 0]],
        [1 - a, [-1, 0, 0, 0]],
        [n * (d - c * c), [0, 0, -2 * n * c, n]],
        [1 - c, [0, 0, -1, 0]],
        [t * (b + d - 2), [0, t, 0, t]],
        [(b - d) / t, [0, 1 / t, 0, -1 / t]],
      ];
    },
    least: 0,
    at: [1, 1, 1, 1],
  },
};

const objectiveOf =
  ({ residuals }: Problem): Objective =>
  (point, gradient) => {
    gradient.fill(0);
    let sum = 0;
    for (const [residual, slopes] of residuals([...point])) {
      sum += residual * residual;
      for (const [j, slope] of slopes.entries()) gradient[j] = (gradient[j] as number) + 2 * residual * slope;
    }
    return sum;
  };

describe('the functions of Moré, Garbow and Hillstrom (1981)', () => {
  it.each(Object.entries(problems))('%s: the printed minimum is found from the printed start', (_, problem) => {
    const objective = objectiveOf(problem);
    const options = { gradientTolerance: 1e-8, maxIterations: 2000, limit: 1000, maxStep: 10 };
    const found = bfgs(objective, Float64Array.from(problem.start), options);
    expect(found.gradientNorm).toBeLessThan(1e-5);
    // Six digits are printed, the seventh cut off
    expect(Math.abs(found.value - problem.least)).toBeLessThanOrEqual(2e-6 * Math.max(problem.least, 1));
    for (const [j, x] of (problem.at ?? []).entries()) expect(found.point[j]).toBeCloseTo(x, problem.least > 0 ? 2 : 5);
    const polished = polishMinimum(objective, found);
    expect(polished.gradientNorm).toBeLessThanOrEqual(found.gradientNorm);
    expect(polished.value).toBeLessThanOrEqual(found.value + 1e-12);
  });

  it.each(Object.entries(problems))('%s: its derivatives here are those of its values', (_, problem) => {
    const objective = objectiveOf(problem);
    const slope = new Float64Array(problem.start.length);
    objective(Float64Array.from(problem.start), slope);
    for (const j of problem.start.keys()) {
      const [up, down] = [1e-5, -1e-5].map((h) => {
        const point = Float64Array.from(problem.start, (x, at) => (at === j ? x + h : x));
        return objective(point, new Float64Array(slope.length));
      }) as [number, number];
      const scale = Math.max(1, Math.abs(slope[j] as number));
      expect(Math.abs((up - down) / 2e-5 - (slope[j] as number)) / scale).toBeLessThan(1e-5);
    }
  });
});
