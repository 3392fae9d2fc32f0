import { cholesky, inverseDiagonal, invertCholesky, type SquareMatrix, solveCholesky } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** G G' + I for a random G: symmetric, positive definite, and well conditioned. */
const matrices: fc.Arbitrary<SquareMatrix> = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: size * size, maxLength: size * size }).map((g) => {
    const at = (i: number, j: number): number => g[i * size + j] as number;
    const values = Float64Array.from({ length: size * size }, (_, index) => {
      const [i, j] = [Math.floor(index / size), index % size];
      const product = Array.from({ length: size }, (_, k) => at(i, k) * at(j, k)).reduce((sum, term) => sum + term, 0);
      return product + (i === j ? 1 : 0);
    });
    return { size, values };
  }),
);

function times({ size, values }: SquareMatrix, x: ArrayLike<number>): number[] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (values[i * size + j] as number) * (x[j] as number)).reduce((s, t) => s + t),
  );
}

describe('cholesky', () => {
  it('gives a triangle whose product is the matrix', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const triangle = cholesky(matrix) as SquareMatrix;
        const { size, values: L } = triangle;
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            const row = L.subarray(i * size, (i + 1) * size);
            const product = row.reduce((sum, value, k) => sum + value * (L[j * size + k] as number), 0);
            expect(product).toBeCloseTo(matrix.values[i * size + j] as number, 9);
            if (j > i) expect(L[i * size + j]).toBe(0);
          }
        }
      }),
    );
  });

  it('solves: A x = b', () => {
    fc.assert(
      fc.property(
        matrices,
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 }),
        (matrix, cells) => {
          const b = Float64Array.from(cells.slice(0, matrix.size));
          const x = solveCholesky(cholesky(matrix) as SquareMatrix, b);
          times(matrix, x).forEach((value, i) => {
            expect(value).toBeCloseTo(b[i] as number, 8);
          });
        },
      ),
    );
  });

  it('inverts: A times the inverse is the identity, whose diagonal is that of the variances', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const triangle = cholesky(matrix) as SquareMatrix;
        const { size, values } = invertCholesky(triangle);
        for (let i = 0; i < size; i++) {
          times(matrix, values.subarray(i * size, (i + 1) * size)).forEach((value, j) => {
            expect(value).toBeCloseTo(i === j ? 1 : 0, 8);
          });
        }
        expect(values.filter((_, index) => index % (size + 1) === 0)).toEqual(inverseDiagonal(triangle));
      }),
    );
  });

  it('inverts: column i of the inverse solves A x = e_i, and its element i is the variance', () => {
    const matrix = { size: 2, values: Float64Array.of(2, 1, 1, 3) };
    const variances = inverseDiagonal(cholesky(matrix) as SquareMatrix);
    expect(variances[0]).toBeCloseTo(3 / 5, 14);
    expect(variances[1]).toBeCloseTo(2 / 5, 14);
  });

  it('is null where the matrix is not positive definite or not finite', () => {
    expect(cholesky({ size: 2, values: Float64Array.of(1, 2, 2, 1) })).toBeNull();
    expect(cholesky({ size: 2, values: Float64Array.of(1, 1, 1, 1) })).toBeNull();
    expect(cholesky({ size: 1, values: Float64Array.of(Number.NaN) })).toBeNull();
    expect(cholesky({ size: 1, values: Float64Array.of(Number.POSITIVE_INFINITY) })).toBeNull();
  });
});
