import {
  binColumns,
  growTree,
  leavesOf,
  mostBins,
  openRandom,
  openTree,
  pruneTree,
  pruningPath,
  type Tree,
  type TreeColumn,
  type TreeLimits,
} from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const free: TreeLimits = {
  maxDepth: 20,
  maxLeaves: Number.POSITIVE_INFINITY,
  leastWeight: 1,
  leastGain: 0,
  penalty: 0,
};

interface Sample {
  readonly columns: readonly TreeColumn[];
  readonly weight: Float64Array;
  readonly target: Float64Array;
}

function grown({ columns, weight, target }: Sample, limits: Partial<TreeLimits> = {}, bins = mostBins): Tree {
  const rows = { columns: binColumns(columns, bins), weight, targets: [target] };
  return growTree(rows, { ...free, ...limits });
}

const leafOf = (tree: Tree, columns: readonly TreeColumn[], length: number): number[] =>
  Array.from(
    leavesOf(
      openTree(
        tree,
        columns.map(({ levels }) => levels),
      ),
      columns.map(({ values }) => values),
      length,
    ),
  );

/** Two columns with many ties and gaps, one of them with four levels, and a target of small numbers. */
const samples: fc.Arbitrary<Sample> = fc
  .array(
    fc.record({
      number: fc.oneof({ arbitrary: fc.integer({ min: 0, max: 5 }), weight: 5 }, fc.constant(Number.NaN)),
      level: fc.oneof({ arbitrary: fc.integer({ min: 0, max: 3 }), weight: 5 }, fc.constant(Number.NaN)),
      target: fc.integer({ min: -3, max: 9 }),
      weight: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 2, maxLength: 14 },
  )
  .map((rows) => ({
    columns: [
      { values: Float64Array.from(rows, ({ number }) => number), levels: 0 },
      { values: Float64Array.from(rows, ({ level }) => level), levels: 4 },
    ],
    weight: Float64Array.from(rows, ({ weight }) => weight),
    target: Float64Array.from(rows, ({ target }) => target),
  }));

/** Σ w (y − ȳ)² of the rows that a side holds. */
function spread({ weight, target }: Sample, isIn: (row: number) => boolean): number {
  const rows = [...target.keys()].filter(isIn);
  const total = rows.reduce((sum, row) => sum + (weight[row] as number), 0);
  const mean = rows.reduce((sum, row) => sum + (weight[row] as number) * (target[row] as number), 0) / total;
  return rows.reduce((sum, row) => sum + (weight[row] as number) * ((target[row] as number) - mean) ** 2, 0);
}

/** Every way to part the rows by one question, written out: a cut of the number or a set of levels, missing on either side. */
function questions({ columns }: Sample): ((row: number) => boolean)[] {
  const [number, level] = columns as [TreeColumn, TreeColumn];
  const cuts = [0, 1, 2, 3, 4, 5, 6].map((cut) => (value: number) => value < cut);
  const sets = Array.from({ length: 16 }, (_, set) => (value: number) => ((set >> value) & 1) === 1);
  const asked = [
    ...cuts.map((isLeft) => ({ values: number.values, isLeft })),
    ...sets.map((isLeft) => ({ values: level.values, isLeft })),
  ];
  return asked.flatMap(({ values, isLeft }) =>
    [true, false].map((isMissingLeft) => (row: number) => {
      const value = values[row] as number;
      return Number.isNaN(value) ? isMissingLeft : isLeft(value);
    }),
  );
}

describe('a tree', () => {
  it('asks at its root the question that takes most off the spread, of all that there are', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const whole = spread(sample, () => true);
        const gains = questions(sample).map((isLeft) => {
          const sides = [...sample.target.keys()].filter(isLeft).length;
          if (sides === 0 || sides === sample.target.length) return 0;
          return whole - spread(sample, isLeft) - spread(sample, (row) => !isLeft(row));
        });
        expect(Math.abs((grown(sample).gain[0] as number) - Math.max(...gains, 0))).toBeLessThan(1e-9);
      }),
    );
  });

  it('tells the spread of its leaves: that of all rows less all gains', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const tree = grown(sample, { leastWeight: 2 });
        const leaf = leafOf(tree, sample.columns, sample.target.length);
        const left = [...new Set(leaf)].map((node) => spread(sample, (row) => leaf[row] === node));
        const gained = tree.gain.reduce((sum, gain) => sum + gain, 0);
        const all = left.reduce((sum, part) => sum + part, 0) + gained;
        expect(Math.abs(all - spread(sample, () => true))).toBeLessThan(1e-9);
      }),
    );
  });

  it('puts each row of the fit where it was grown: weights and means of the leaves are those of their rows', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const tree = grown(sample);
        const leaf = leafOf(tree, sample.columns, sample.target.length);
        tree.column.forEach((column, node) => {
          if (column >= 0) return;
          const rows = [...leaf.keys()].filter((row) => leaf[row] === node);
          const weight = rows.reduce((sum, row) => sum + (sample.weight[row] as number), 0);
          const sum = rows.reduce((s, row) => s + (sample.weight[row] as number) * (sample.target[row] as number), 0);
          expect(tree.weight[node]).toBe(weight);
          expect(Math.abs((tree.mean[node] as number) - sum / weight)).toBeLessThan(1e-12);
        });
      }),
    );
  });

  it('is the same bits whatever the order of the rows, also for weights and targets that are no whole numbers', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 1000 }), (plain, seed) => {
        const random = openRandom(seed);
        const sample = {
          ...plain,
          weight: plain.weight.map((w) => w * (0.1 + random.uniform())),
          target: plain.target.map((y) => y / 3 + random.uniform()),
        };
        const places = [...sample.target.keys()].sort(() => 0);
        for (let i = places.length - 1; i > 0; i--) {
          const j = random.below(i + 1);
          [places[i], places[j]] = [places[j] as number, places[i] as number];
        }
        const pick = (values: Float64Array): Float64Array => Float64Array.from(places, (row) => values[row] as number);
        const shuffled = {
          columns: sample.columns.map(({ values, levels }) => ({ values: pick(values), levels })),
          weight: pick(sample.weight),
          target: pick(sample.target),
        };
        expect(grown(shuffled)).toEqual(grown(sample));
      }),
    );
  });

  it('takes a weight of 2 for two rows', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const rows = [...sample.weight].flatMap((weight, row) => Array<number>(weight).fill(row));
        const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
        const written = {
          columns: sample.columns.map(({ values, levels }) => ({ values: pick(values), levels })),
          weight: new Float64Array(rows.length).fill(1),
          target: pick(sample.target),
        };
        expect(grown(written, { leastWeight: 2 })).toEqual(grown(sample, { leastWeight: 2 }));
      }),
    );
  });

  it('with a bound on leaves makes the most gainful splits, and no more of them', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const [two, three] = [grown(sample, { maxLeaves: 2 }), grown(sample, { maxLeaves: 3 })];
        const leaves = (tree: Tree): number => tree.column.filter((column) => column < 0).length;
        expect(leaves(two)).toBeLessThanOrEqual(2);
        expect(leaves(three)).toBeLessThanOrEqual(3);
        const whole = grown(sample);
        const children = whole.column[0] === -1 ? [] : [whole.gain[1], whole.gain[whole.right[0] as number]];
        const gains = three.gain.filter((gain) => gain > 0).sort((a, b) => a - b);
        if (gains.length === 2) expect(gains).toContain(Math.max(...(children as number[])));
      }),
    );
  });

  it('cut back never pays for a leaf less than it is worth, and the path has each size once', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0, max: 50, noNaN: true }), (sample, price) => {
        const tree = grown(sample);
        const path = pruningPath(tree);
        const leaves = (some: Tree): number => some.column.filter((column) => column < 0).length;
        const costOf = ({ lost, leaves: count }: { lost: number; leaves: number }): number => lost + price * count;
        const pruned = pruneTree(tree, price);
        const step = path.find((one) => one.leaves === leaves(pruned));
        expect(step).toBeDefined();
        const best = Math.min(...path.map(costOf));
        if (step !== undefined) expect(costOf(step)).toBeLessThanOrEqual(best + 1e-9);
        path.slice(1).forEach((one, i) => {
          expect(one.leaves).toBeLessThan((path[i] as { leaves: number }).leaves);
          expect(one.price).toBeGreaterThanOrEqual((path[i] as { price: number }).price);
        });
        const all = leafOf(pruned, sample.columns, sample.target.length);
        expect(new Set(all).size).toBeLessThanOrEqual(leaves(pruned));
        expect(path.at(-1)?.leaves).toBe(1);
      }),
    );
  });
});

describe('codes in groups', () => {
  const random = openRandom(7);
  const shapes: [string, (i: number) => number][] = [
    ['bell-shaped', () => random.normal()],
    ['log-normal, wide', () => Math.exp(6 * random.normal())],
    ['crowded between 1000 and 1001', () => 1000 + random.uniform()],
    ['with a heap of zeros and minus zeros', (i) => (i % 3 === 0 ? 0 : i % 3 === 1 ? -0 : random.normal())],
    ['with gaps', (i) => (i % 5 === 0 ? Number.NaN : random.normal() * 10)],
    ['whole numbers up to 100', () => random.below(100)],
  ];

  it.each(shapes)('keep the order of the numbers, and are filled about equally: %s', (_, draw) => {
    const values = Float64Array.from({ length: 80_000 }, (_row, i) => draw(i));
    const [binned] = binColumns([{ values, levels: 0 }], 32);
    expect(binned).toBeDefined();
    if (binned === undefined) return;
    expect(binned.bins).toBeLessThanOrEqual(32);
    const counts = new Float64Array(binned.bins + 1);
    values.forEach((value, row) => {
      const code = binned.codes[row] as number;
      counts[code] = (counts[code] as number) + 1;
      if (Number.isNaN(value)) expect(code).toBe(binned.bins);
      else if (!(value >= (binned.low[code] as number) && value <= (binned.high[code] as number))) {
        expect.fail(`${value} has code ${code}`);
      }
    });
    for (let bin = 1; bin < binned.bins; bin++) {
      expect(binned.low[bin]).toBeGreaterThan(binned.high[bin - 1] as number);
    }
    const isHeaped = values.some((value) => value === 0);
    const most = Math.max(...counts.subarray(0, binned.bins));
    if (!isHeaped) expect(most).toBeLessThan((2 * values.length) / 32);
  });

  it('are the values themselves where these are few', () => {
    const values = Float64Array.from({ length: 70_000 }, (_, row) => [3, -1, 7.5, Number.NaN][row % 4] as number);
    const [binned] = binColumns([{ values, levels: 0 }], 4);
    expect([...(binned?.low ?? [])]).toEqual([-1, 3, 7.5]);
    expect([...(binned?.codes.subarray(0, 4) ?? [])]).toEqual([1, 0, 2, 3]);
  });

  it('give a tree that puts rows where it was grown', () => {
    const values = Float64Array.from({ length: 70_000 }, () => random.normal());
    const target = values.map((value) => Math.sin(3 * value) + 0.1 * random.normal());
    const columns = [{ values, levels: 0 }];
    const tree = grown({ columns, weight: new Float64Array(values.length).fill(1), target }, { maxDepth: 4 }, 64);
    const leaves = leafOf(tree, columns, values.length);
    tree.column.forEach((column, node) => {
      if (column < 0) expect(leaves.filter((leaf) => leaf === node).length).toBe(tree.weight[node]);
    });
  });
});
