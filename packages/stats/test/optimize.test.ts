import { bfgs, hessian, type Objective, polishMinimum } from '@clientele/stats';
import { describe, expect, it } from 'vitest';

const usual = { gradientTolerance: 1e-9, maxIterations: 200, limit: 100, maxStep: 2 };

/** Rosenbrock's valley (1960): minimum 0 at (1, 1). */
const valley: Objective = (point, gradient) => {
  const [x, y] = point as unknown as [number, number];
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

/** Finite only where x > 0: minimum at x = 1. */
const halfLine: Objective = ([x = 0], gradient) => {
  gradient[0] = 1 - 1 / x;
  return x > 0 ? x - Math.log(x) : Number.NaN;
};

describe('bfgs', () => {
  it('follows a curved valley to its end', () => {
    const found = bfgs(valley, Float64Array.of(-1.2, 1), usual);
    expect(found.gradientNorm).toBeLessThan(1e-9);
    expect(Math.abs((found.point[0] as number) - 1)).toBeLessThan(1e-9);
    expect(Math.abs((found.point[1] as number) - 1)).toBeLessThan(1e-9);
    expect(found.iterations).toBeLessThan(60);
  });

  it('steps back from points outside the domain', () => {
    const found = bfgs(halfLine, Float64Array.of(50), usual);
    expect(found.point[0]).toBeCloseTo(1, 9);
  });

  it('stays in the box, and does not count the gradient that pushes outward', () => {
    const slope: Objective = ([x = 0, y = 0], gradient) => {
      gradient[0] = -1;
      gradient[1] = 2 * (y - 3);
      return -x + (y - 3) ** 2;
    };
    const found = bfgs(slope, Float64Array.of(0, 0), { ...usual, limit: 5 });
    expect(found.point[0]).toBe(5);
    expect(found.point[1]).toBeCloseTo(3, 9);
    expect(found.gradientNorm).toBeLessThan(1e-9);
  });

  it('follows a steep ridge into the side of the box, and along that side to its best point', () => {
    // Along x = 3 + y + z the value falls towards x = 10, beyond the box; on its side x = 5 the best is z = 4, y = -2.
    let calls = 0;
    const ridge: Objective = ([x = 0, y = 0, z = 0], gradient) => {
      calls += 1;
      const across = 2e4 * (x - y - z - 3);
      gradient[0] = across + 2 * (x - 10);
      gradient[1] = -across;
      gradient[2] = -across + 2e-3 * (z - 4);
      return 1e4 * (x - y - z - 3) ** 2 + (x - 10) ** 2 + 1e-3 * (z - 4) ** 2;
    };
    const found = bfgs(ridge, Float64Array.of(0, 0, 0), { ...usual, limit: 5 });
    expect(found.gradientNorm).toBeLessThan(1e-9);
    expect(Array.from(found.point, (value) => value.toFixed(5))).toEqual(['5.00000', '-2.00000', '4.00000']);
    expect(calls).toBeLessThan(100);
  });

  it('counts iterations, tells each of them, and stops at the most allowed', () => {
    const told: number[] = [];
    const onIteration = (iteration: number): number => told.push(iteration);
    const found = bfgs(valley, Float64Array.of(-1.2, 1), { ...usual, maxIterations: 4, onIteration });
    expect(found.iterations).toBe(4);
    expect(told).toEqual([1, 2, 3, 4]);
    expect(found.gradientNorm).toBeGreaterThan(1e-9);
  });

  it('lets the listener stop it by throwing, and leaves the start as it was', () => {
    const start = Float64Array.of(-1.2, 1);
    const stop = (): never => {
      throw new Error('enough');
    };
    expect(() => bfgs(valley, start, { ...usual, onIteration: stop })).toThrow('enough');
    bfgs(valley, start, usual);
    expect([...start]).toEqual([-1.2, 1]);
  });

  it('ends at once where it starts at the minimum', () => {
    expect(bfgs(valley, Float64Array.of(1, 1), usual).iterations).toBe(0);
  });
});

describe('hessian and polishMinimum', () => {
  it('differences the gradient into symmetric second derivatives', () => {
    // Second derivatives of the valley at (1, 1): 802, -400, 200.
    const { values } = hessian(valley, Float64Array.of(1, 1));
    expect(values[0]).toBeCloseTo(802, 4);
    expect(values[1]).toBeCloseTo(-400, 4);
    expect(values[2]).toBe(values[1]);
    expect(values[3]).toBeCloseTo(200, 4);
  });

  it('takes a rough minimum to the last digits', () => {
    const rough = bfgs(valley, Float64Array.of(-1.2, 1), { ...usual, gradientTolerance: 1e-3 });
    const fine = polishMinimum(valley, rough);
    expect(rough.gradientNorm).toBeGreaterThan(1e-10);
    expect(fine.gradientNorm).toBeLessThan(1e-12);
    expect(fine.value).toBeLessThanOrEqual(rough.value);
    expect(fine.triangle).not.toBeNull();
  });

  it('stays where the curvature is not positive, and says so', () => {
    const saddle: Objective = ([x = 0, y = 0], gradient) => {
      gradient[0] = 2 * x;
      gradient[1] = -2 * y;
      return x * x - y * y;
    };
    const at = {
      point: Float64Array.of(0.1, 0.1),
      value: 0,
      gradient: Float64Array.of(0.2, -0.2),
      gradientNorm: 0.2,
      iterations: 3,
    };
    const end = polishMinimum(saddle, at);
    expect(end.triangle).toBeNull();
    expect(end.point).toBe(at.point);
    expect(end.iterations).toBe(3);
  });
});
