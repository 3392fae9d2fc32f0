import {
  addLeafValues,
  type BinnedColumn,
  binColumns,
  growOn,
  growTree,
  histogramReader,
  leavesOf,
  openRandom,
  openTree,
  packColumns,
  rowValues,
  type Tree,
  type TreeColumn,
  type TreeLimits,
} from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** The fast path: sums of all bins are kept, those of the larger side had by subtraction. */
function grownFast(
  columns: readonly BinnedColumn[],
  weight: Float64Array,
  target: Float64Array,
  limits: TreeLimits,
): Tree {
  return onPacked(columns, weight, target, limits, (packed) => packed);
}

type Packed = ReturnType<typeof packColumns>;

function onPacked(
  columns: readonly BinnedColumn[],
  weight: Float64Array,
  target: Float64Array,
  limits: TreeLimits,
  changed: (packed: Packed) => Packed,
): Tree {
  const packed = changed(packColumns(columns));
  const values = rowValues(weight, [target], packed.cells);
  packed.order.set(Uint32Array.from(weight.keys()));
  return growOn(columns, values, packed.order, histogramReader(packed), limits).tree;
}

const gap = Number.NaN;
const numbers = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 4 }), weight: 6 },
  { arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), weight: 3 },
  { arbitrary: fc.constantFrom(0, -0, 1e-300, -1e-300), weight: 1 },
  { arbitrary: fc.constant(gap), weight: 2 },
);
const levels = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 5 }), weight: 5 },
  { arbitrary: fc.constant(gap), weight: 1 },
);
const rows = fc.array(
  fc.record({
    a: numbers,
    b: numbers,
    c: levels,
    y: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: -50, max: 50, noNaN: true })),
    w: fc.oneof(fc.constantFrom(1, 2, 3), fc.double({ min: 0.01, max: 9, noNaN: true })),
  }),
  { minLength: 2, maxLength: 60 },
);
const limits = fc.record({
  maxDepth: fc.integer({ min: 1, max: 8 }),
  maxLeaves: fc.constantFrom(2, 3, 7, Number.POSITIVE_INFINITY),
  leastWeight: fc.constantFrom(0.5, 1, 4),
  leastGain: fc.constantFrom(0, 0.5),
  penalty: fc.constantFrom(0, 1),
});

const of = (values: readonly number[]): Float64Array => Float64Array.from(values);

describe('the fast path of trees', () => {
  it('grows the tree of the plain one to the last bit: ties, missing cells, levels, weights, limits', () => {
    fc.assert(
      fc.property(rows, limits, (sample, bounds) => {
        const columns: TreeColumn[] = [
          { values: of(sample.map(({ a }) => a)), levels: 0 },
          { values: of(sample.map(({ b }) => b)), levels: 0 },
          { values: of(sample.map(({ c }) => c)), levels: 6 },
        ];
        const binned = binColumns(columns, 255);
        const [weight, target] = [of(sample.map(({ w }) => w)), of(sample.map(({ y }) => y))];
        const plain = growTree({ columns: binned, weight, targets: [target] }, bounds);
        expect(grownFast(binned, weight, target, bounds)).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  it('adds to each row what the leaf says that it falls into, also to rows that the tree was not grown on', () => {
    fc.assert(
      fc.property(rows, limits, (sample, bounds) => {
        const columns: TreeColumn[] = [
          { values: of(sample.map(({ a }) => a)), levels: 0 },
          { values: of(sample.map(({ c }) => c)), levels: 6 },
        ];
        const binned = binColumns(columns, 255);
        const target = of(sample.map(({ y }) => y));
        const tree = growTree({ columns: binned, weight: of(sample.map(({ w }) => w)), targets: [target] }, bounds);
        const cells = columns.map(({ values }) => values);
        const leaves = leavesOf(openTree(tree, [0, 6]), cells, sample.length);
        const added = new Float64Array(sample.length);
        addLeafValues(tree, packColumns(binned), tree.mean, Uint32Array.from(leaves.keys()), added);
        expect(added).toEqual(Float64Array.from(leaves, (leaf) => tree.mean[leaf] as number));
      }),
    );
  });
});

describe('the kernel in WebAssembly', () => {
  const random = openRandom(11);
  const [length, width] = [8000, 40];
  const columns = Array.from({ length: width }, (_, j): TreeColumn => {
    const draw = (): number => (random.uniform() < 0.05 ? gap : random.normal());
    const level = (): number => random.below(7);
    return { values: Float64Array.from({ length }, j % 10 === 9 ? level : draw), levels: j % 10 === 9 ? 7 : 0 };
  });
  const binned = binColumns(columns, 255);
  const target = Float64Array.from({ length }, (_, row) => {
    const [a, b] = [columns[0]?.values[row] ?? 0, columns[1]?.values[row] ?? 0];
    return Math.sin(3 * a) + (b > 0 ? a : 0) + random.normal();
  }).map((value) => (Number.isNaN(value) ? 0 : value));
  const weight = Float64Array.from({ length }, () => 0.1 + random.uniform());
  const bounds = { maxDepth: 9, maxLeaves: 60, leastWeight: 5, leastGain: 0, penalty: 1 };

  it('is there, and gives the sums of JavaScript to the last bit: the same tree', () => {
    expect(packColumns(binned).kernel).not.toBe(null);
    const fast = grownFast(binned, weight, target, bounds);
    expect(fast.column.length).toBe(119);
    expect(onPacked(binned, weight, target, bounds, (packed) => ({ ...packed, kernel: null }))).toEqual(fast);
    expect(growTree({ columns: binned, weight, targets: [target] }, bounds)).toEqual(fast);
  });

  it('is not asked for where there is little to add, nor missed where an engine has none', () => {
    expect(packColumns(binned.slice(0, 3)).kernel).toBe(null);
    const own = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly') as PropertyDescriptor;
    Object.defineProperty(globalThis, 'WebAssembly', { ...own, value: undefined });
    try {
      expect(packColumns(binned).kernel).toBe(null);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', own);
    }
  });
});
