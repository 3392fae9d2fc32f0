import { cholesky, type SquareMatrix, solveCholesky } from '../linear/cholesky.ts';
import { hessian } from './hessian.ts';
import { type Minimum, maxAbsolute, type Objective } from './objective.ts';

/** A minimum together with its curvature. */
export interface PolishedMinimum extends Minimum {
  /** Second derivatives at the minimum. */
  readonly hessian: SquareMatrix;
  /** Cholesky triangle of the Hessian; `null` where it is not positive definite. */
  readonly triangle: SquareMatrix | null;
}

/**
 * Takes a minimum to the last digits by Newton steps with one Hessian, as long as the gradient keeps falling by half. It stops at
 * no tolerance: engines whose logarithms differ in the last bit then end within rounding of each other.
 *
 * @param objective the function, see `Objective`
 * @param found a point close to the minimum, e.g. from `bfgs`
 * @returns the better point, its gradient, and the Hessian there; the same point where the Hessian is not positive definite
 * @example
 * import { bfgs, polishMinimum, type Objective } from '@clientele/stats';
 * const bowl: Objective = (point, gradient) => {
 *   gradient[0] = 2 * (point[0] - 3);
 *   return (point[0] - 3) ** 2;
 * };
 * const near = bfgs(bowl, Float64Array.of(0), { gradientTolerance: 1, maxIterations: 50, limit: 10, maxStep: 2 });
 * Math.abs(polishMinimum(bowl, near).point[0] - 3) < 1e-12; // => true
 */
export function polishMinimum(objective: Objective, found: Minimum): PolishedMinimum {
  const curvature = hessian(objective, found.point);
  const triangle = cholesky(curvature);
  let best = found;
  for (let round = 0; triangle !== null && round < 20; round++) {
    const next = step(objective, best, triangle);
    if (!(next.gradientNorm < best.gradientNorm / 2)) break;
    best = next;
  }
  const moved = maxAbsolute(best.point.map((x, i) => x - (found.point[i] as number)));
  if (moved < 1e-6) return { ...best, hessian: curvature, triangle };
  const there = hessian(objective, best.point);
  return { ...best, hessian: there, triangle: cholesky(there) };
}

function step(objective: Objective, from: Minimum, triangle: SquareMatrix): Minimum {
  const change = solveCholesky(triangle, from.gradient);
  const point = from.point.map((x, i) => x - (change[i] as number));
  const gradient = new Float64Array(point.length);
  const value = objective(point, gradient);
  return { point, value, gradient, gradientNorm: maxAbsolute(gradient), iterations: from.iterations + 1 };
}
