/**
 * Numbers, and loops that work on them where they stand. All places are those of numbers in `numbers`. Columns are taken four by four: where a
 * width is no multiple of four, up to three numbers beyond the row are read and written as well, and must be room to spare.
 */
export interface MatrixLoops {
  readonly numbers: Float64Array;
  /**
   * Adds Σ a bᵀ over rows to four rows: `into[r · line + c] += Σ_k a[k · step + r] · b[k · step + c]`, r below 4 and c below `width`. Every sum
   * begins at 0, goes row after row, and is added at the end.
   */
  readonly addPanel: PanelLoop;
  /** The same, but takes the sums away. */
  readonly subtractPanel: PanelLoop;
  /** Writes the product of each row with x: `into[k] = Σ_c a[k · step + c] · x[c]`, in four sums (of every fourth column) put together at the end. */
  readonly dots: (into: number, a: number, x: number, rows: number, step: number, width: number) => void;
  /** Adds a sum of rows: `into[c] += Σ_k weights[k] · a[k · step + c]`, each sum from 0 on and row after row. */
  readonly addWeighted: (into: number, weights: number, a: number, rows: number, step: number, width: number) => void;
}

/** Adds products of rows to four rows, or takes them away. */
export type PanelLoop = (
  into: number,
  line: number,
  a: number,
  b: number,
  rows: number,
  step: number,
  width: number,
) => void;

/**
 * Numbers, all of them 0, with loops in JavaScript, for what is small or must not need more code than it is worth.
 *
 * @param length how many numbers
 * @returns the numbers, and loops on them
 * @example
 * import { matrixLoops } from '@clientele/stats';
 * const { numbers, dots } = matrixLoops(9);
 * numbers.set([1, 2, 3, 4, 1, 1, 1, 1]);
 * dots(8, 0, 4, 1, 4, 4);
 * numbers[8]; // => 10
 */
export function matrixLoops(length: number): MatrixLoops {
  const numbers = new Float64Array(length);
  return {
    numbers,
    addPanel: (into, line, a, b, rows, step, width) => panel(numbers, into, line, a, b, rows, step, width, 1),
    subtractPanel: (into, line, a, b, rows, step, width) => panel(numbers, into, line, a, b, rows, step, width, -1),
    dots: (into, a, x, rows, step, width) => dots(numbers, into, a, x, rows, step, width),
    addWeighted: (into, weights, a, rows, step, width) => addWeighted(numbers, into, weights, a, rows, step, width),
  };
}

/** Two rows at a time: eight sums are as many as stay in registers. */
function panel(
  n: Float64Array,
  into: number,
  line: number,
  a: number,
  b: number,
  rows: number,
  step: number,
  width: number,
  sign: number,
): void {
  for (let c = 0; c < width; c += 4) {
    for (let r = 0; r < 4; r += 2) {
      let p0 = 0;
      let p1 = 0;
      let p2 = 0;
      let p3 = 0;
      let q0 = 0;
      let q1 = 0;
      let q2 = 0;
      let q3 = 0;
      for (let k = 0, p = a + r, q = b + c; k < rows; k++, p += step, q += step) {
        const x = n[p] as number;
        const y = n[p + 1] as number;
        const u0 = n[q] as number;
        const u1 = n[q + 1] as number;
        const u2 = n[q + 2] as number;
        const u3 = n[q + 3] as number;
        p0 += x * u0;
        p1 += x * u1;
        p2 += x * u2;
        p3 += x * u3;
        q0 += y * u0;
        q1 += y * u1;
        q2 += y * u2;
        q3 += y * u3;
      }
      addFour(n, into + r * line + c, sign, p0, p1, p2, p3);
      addFour(n, into + (r + 1) * line + c, sign, q0, q1, q2, q3);
    }
  }
}

function addFour(n: Float64Array, at: number, sign: number, s0: number, s1: number, s2: number, s3: number): void {
  n[at] = (n[at] as number) + sign * s0;
  n[at + 1] = (n[at + 1] as number) + sign * s1;
  n[at + 2] = (n[at + 2] as number) + sign * s2;
  n[at + 3] = (n[at + 3] as number) + sign * s3;
}

function dots(n: Float64Array, into: number, a: number, x: number, rows: number, step: number, width: number): void {
  for (let k = 0, row = a; k < rows; k++, row += step) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let p = row, q = x; p < row + width; p += 4, q += 4) {
      s0 += (n[p] as number) * (n[q] as number);
      s1 += (n[p + 1] as number) * (n[q + 1] as number);
      s2 += (n[p + 2] as number) * (n[q + 2] as number);
      s3 += (n[p + 3] as number) * (n[q + 3] as number);
    }
    n[into + k] = s0 + s2 + (s1 + s3);
  }
}

function addWeighted(
  n: Float64Array,
  into: number,
  weights: number,
  a: number,
  rows: number,
  step: number,
  width: number,
): void {
  for (let c = 0; c < width; c += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0, p = a + c; k < rows; k++, p += step) {
      const w = n[weights + k] as number;
      s0 += w * (n[p] as number);
      s1 += w * (n[p + 1] as number);
      s2 += w * (n[p + 2] as number);
      s3 += w * (n[p + 3] as number);
    }
    addFour(n, into + c, 1, s0, s1, s2, s3);
  }
}
