import { type MatrixLoops, matrixKernel, matrixLoops } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Rows, how far they lie apart, and columns; numbers of any size and sign. */
const cases = fc.record({
  rows: fc.nat(40),
  width: fc.integer({ min: 1, max: 23 }),
  apart: fc.nat(6),
  cells: fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 30, maxLength: 60 }),
});

const most = 40 * 32;
const [first, second, third] = [0, 4 * 32, 4 * 32 + most];
const length = third + most + 32;

/** The numbers after each loop had its turn on the same start. */
function after(
  open: (length: number) => MatrixLoops,
  run: (loops: MatrixLoops) => void,
  cells: readonly number[],
): Float64Array {
  const loops = open(length);
  for (let at = 0; at < length; at++) loops.numbers[at] = cells[at % cells.length] ?? 0;
  run(loops);
  return loops.numbers;
}

const sumsOf = (rows: number, of: (k: number) => number): number =>
  Array.from({ length: rows }, (_, k) => of(k)).reduce((sum, one) => sum + one, 0);

describe('loops on matrices', () => {
  it('say in WebAssembly what they say in JavaScript, to the last bit', () => {
    fc.assert(
      fc.property(cases, ({ rows, width, apart, cells }) => {
        const step = width + apart;
        const loops: ((loops: MatrixLoops) => void)[] = [
          ({ addPanel }) => addPanel(first, 28, second, third, rows, step, width),
          ({ subtractPanel }) => subtractPanel(first, 28, second, third, rows, step, width),
          ({ dots }) => dots(first, third, second, rows, step, width),
          ({ addWeighted }) => addWeighted(first, second, third, rows, step, width),
        ];
        for (const run of loops) {
          const [fast, plain] = [after(matrixKernel, run, cells), after(matrixLoops, run, cells)];
          expect(fast.findIndex((one, at) => !Object.is(one, plain[at]))).toBe(-1);
        }
      }),
    );
  });

  it('are the products that they are named for', () => {
    const whole = cases.map((one) => ({ ...one, cells: one.cells.map((cell) => Math.round(cell / 1e7)) }));
    fc.assert(
      fc.property(whole, ({ rows, width, apart, cells }) => {
        const step = width + apart;
        const start = (at: number): number => cells[at % cells.length] ?? 0;
        const told = (run: (loops: MatrixLoops) => void) => after(matrixKernel, run, cells);
        const added = told(({ addPanel }) => addPanel(first, 28, second, third, rows, step, width));
        const taken = told(({ subtractPanel }) => subtractPanel(first, 28, second, third, rows, step, width));
        const weighted = told(({ addWeighted }) => addWeighted(first, second, third, rows, step, width));
        for (let c = 0; c < width; c++) {
          for (let r = 0; r < 4; r++) {
            const at = first + r * 28 + c;
            const sum = sumsOf(rows, (k) => start(second + k * step + r) * start(third + k * step + c));
            expect(added[at]).toBe(start(at) + sum);
            expect(taken[at]).toBe(start(at) - sum);
          }
          expect(weighted[first + c]).toBe(
            start(first + c) + sumsOf(rows, (k) => start(second + k) * start(third + k * step + c)),
          );
        }
        const fours = 4 * Math.ceil(width / 4);
        const products = told(({ dots }) => dots(first, third, second, rows, step, width));
        for (let k = 0; k < rows; k++) {
          expect(products[first + k]).toBe(sumsOf(fours, (c) => start(third + k * step + c) * start(second + c)));
        }
      }),
    );
  });

  it('do without WebAssembly', () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly') as PropertyDescriptor;
    const { numbers } = matrixKernel(4);
    expect(numbers.buffer.byteLength).toBe(65_536);
    Object.defineProperty(globalThis, 'WebAssembly', { ...own, value: undefined });
    try {
      const { numbers: plain, dots } = matrixKernel(9);
      expect(plain.buffer.byteLength).toBe(72);
      plain.set([1, 2, 3, 4, 1, 1, 1, 1]);
      dots(8, 0, 4, 1, 4, 4);
      expect(plain[8]).toBe(10);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', own);
    }
  });
});
