import type { SquareMatrix } from '../linear/cholesky.ts';
import type { Objective } from './objective.ts';

/**
 * The matrix of second derivatives, by central differences of the analytic gradient.
 *
 * @param objective the function, see `Objective`
 * @param point where; not changed
 * @param step half the width of each difference
 * @returns the symmetric matrix, with a relative error of about `step`²
 * @example
 * import { hessian, type Objective } from '@clientele/stats';
 * const bowl: Objective = (point, gradient) => {
 *   gradient[0] = 4 * point[0];
 *   return 2 * point[0] ** 2;
 * };
 * Math.abs(hessian(bowl, Float64Array.of(1)).values[0] - 4) < 1e-9; // => true
 */
export function hessian(objective: Objective, point: Float64Array, step: number = 1e-4): SquareMatrix {
  const n = point.length;
  const values = new Float64Array(n * n);
  const shifted = Float64Array.from(point);
  const [above, below] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const center = point[i] as number;
    shifted[i] = center + step;
    objective(shifted, above);
    shifted[i] = center - step;
    objective(shifted, below);
    shifted[i] = center;
    for (let j = 0; j < n; j++) {
      const half = ((above[j] as number) - (below[j] as number)) / (4 * step);
      values[i * n + j] = (values[i * n + j] as number) + half;
      values[j * n + i] = (values[j * n + i] as number) + half;
    }
  }
  return { size: n, values };
}
