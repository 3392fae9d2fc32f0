import { cholesky, type SquareMatrix, solveCholesky } from '@clientele/stats';

/** Coefficients, the intercept first, and their standard errors. */
export interface Slopes {
  readonly beta: Float64Array;
  readonly deviations: Float64Array;
}

/**
 * Least squares with each slope drawn to 0 as by one row, b = (XᵀX + I)⁻¹ Xᵀy, the intercept free; standard errors from the
 * sandwich over groups, H⁻¹ (Σ_g X_gᵀu_g u_gᵀX_g) H⁻¹ · G / (G − 1) (Liang and Zeger 1986, Biometrika 73).
 *
 * @param X columns, the first of ones
 * @param groups the group of each row, from 0
 */
export function fitSlopes(X: readonly Float64Array[], y: Float64Array, groups: Uint32Array): Slopes {
  const k = X.length;
  const H: SquareMatrix = { size: k, values: new Float64Array(k * k) };
  const right = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    right[i] = product(X[i] as Float64Array, y);
    for (let j = 0; j < k; j++)
      H.values[i * k + j] = product(X[i] as Float64Array, X[j] as Float64Array) + (i === j && i > 0 ? 1 : 0);
  }
  // positive definite: the intercept's column is of ones, and every other diagonal has 1 added
  const triangle = cholesky(H) as SquareMatrix;
  const beta = solveCholesky(triangle, right);
  return { beta, deviations: sandwich(X, residuals(X, y, beta), groups, triangle) };
}

function sandwich(
  X: readonly Float64Array[],
  u: Float64Array,
  groups: Uint32Array,
  triangle: SquareMatrix,
): Float64Array {
  const k = X.length;
  const scores = new Map<number, Float64Array>();
  groups.forEach((group, row) => {
    const score = scores.get(group) ?? new Float64Array(k);
    for (let i = 0; i < k; i++)
      score[i] = (score[i] as number) + ((X[i] as Float64Array)[row] as number) * (u[row] as number);
    scores.set(group, score);
  });
  const variances = new Float64Array(k);
  for (const score of scores.values()) {
    solveCholesky(triangle, score).forEach((part, i) => {
      variances[i] = (variances[i] as number) + part * part;
    });
  }
  const G = scores.size;
  return variances.map((variance) => Math.sqrt((variance * G) / Math.max(G - 1, 1)));
}

function residuals(X: readonly Float64Array[], y: Float64Array, beta: Float64Array): Float64Array {
  return y.map(
    (value, row) => value - X.reduce((sum, column, i) => sum + (column[row] as number) * (beta[i] as number), 0),
  );
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}
