import {
  type ChurnInput,
  type ChurnModel,
  fitForest,
  fitGradientBoosting,
  fitLogistic,
  fitNeuralNetwork,
  fitTree,
  predictChurn,
} from '@clientele/churn';
import { openRandom } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

interface Customer {
  readonly id: string;
  readonly visits: number;
  readonly plan: string | null;
  readonly w: number;
  readonly label: number;
}

const columnsOf = (rows: readonly Customer[], isNamed: boolean): ChurnInput => ({
  ...(isNamed ? { customer: rows.map(({ id }) => id) } : {}),
  visits: rows.map(({ visits }) => visits),
  plan: rows.map(({ plan }) => plan),
  w: rows.map(({ w }) => w),
  label: rows.map(({ label }) => label),
});

const samples = fc
  .array(
    fc.record({
      visits: fc.oneof({ arbitrary: fc.integer({ min: 0, max: 6 }), weight: 5 }, fc.constant(Number.NaN)),
      plan: fc.oneof({ arbitrary: fc.constantFrom('a', 'b', 'c'), weight: 5 }, fc.constant(null)),
      w: fc.oneof(fc.constantFrom(1, 2), fc.double({ min: 0.1, max: 3, noNaN: true })),
      label: fc.constantFrom(0, 1),
    }),
    { minLength: 8, maxLength: 30 },
  )
  .map((rows): Customer[] => [
    { id: 'first', visits: 1, plan: 'a', w: 1, label: 0 },
    { id: 'second', visits: 5, plan: 'b', w: 1, label: 1 },
    ...rows.map((row, index) => ({ ...row, id: `c${index}` })),
  ]);

function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const random = openRandom(seed);
  const turned = [...rows];
  for (let i = turned.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [turned[i], turned[j]] = [turned[j] as T, turned[i] as T];
  }
  return turned;
}

/** How far apart the answers may be: sums of a grid are exact, those of a regression round. */
const fits: readonly [string, number, (data: ChurnInput) => ChurnModel][] = [
  ['fitTree', 0, (data) => fitTree(data, { weight: 'w', minLeaf: 1, complexity: 0 })],
  ['fitForest', 0, (data) => fitForest(data, { weight: 'w', trees: 8, minLeaf: 1 })],
  [
    'fitGradientBoosting',
    0,
    (data) => fitGradientBoosting(data, { weight: 'w', rounds: 8, minInformation: 0.1, validation: 0 }),
  ],
  ['fitLogistic', 1e-10, (data) => fitLogistic(data, { weight: 'w', l2: 0.5, missing: 'average' })],
  [
    'fitNeuralNetwork',
    1e-9,
    (data) => fitNeuralNetwork(data, { weight: 'w', hidden: [3], epochs: 8, missing: 'average' }),
  ],
];
const asked = columnsOf(
  [0, 1, 2, 3, 4, 5, 6, Number.NaN].flatMap((visits) =>
    ['a', 'b', null].map((plan): Customer => ({ id: 'x', visits, plan, w: 1, label: 0 })),
  ),
  false,
);
const levelsKnown = (rows: readonly Customer[]): Customer[] => [
  ...rows,
  ...['a', 'b', 'c'].map((plan): Customer => ({ id: plan, visits: 3, plan, w: 1, label: 0 })),
];

describe.each(fits)('%s', (_, tolerance, fit) => {
  it('answers the same whatever the order of rows, with ids and without', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 9999 }), fc.boolean(), (sample, seed, isNamed) => {
        const rows = levelsKnown(sample);
        const [one, other] = [rows, shuffled(rows, seed)].map(
          (some) => predictChurn(fit(columnsOf(some, isNamed)), asked).columns.probability,
        );
        if (tolerance === 0) expect(other).toEqual(one);
        const apart = one?.map((p, row) => Math.abs(p - (other?.[row] as number))) ?? [];
        expect(Math.max(...apart)).toBeLessThanOrEqual(tolerance);
      }),
      { numRuns: 25 },
    );
  });
});

describe('many rows, numbers in groups', () => {
  const random = openRandom(5);
  const rows = Array.from({ length: 70_000 }, (_, at) => {
    const [x, y, z] = [random.normal(), random.normal(), random.uniform()];
    return {
      customer: `c${at}`,
      x,
      y,
      z: z < 0.1 ? Number.NaN : z,
      label: random.uniform() < (x * y > 0 ? 0.6 : 0.2) ? 1 : 0,
    };
  });
  const turned = shuffled(rows, 8);
  const table = (some: typeof rows): ChurnInput => ({
    customer: some.map(({ customer }) => customer),
    ...Object.fromEntries((['x', 'y', 'z', 'label'] as const).map((name) => [name, some.map((row) => row[name])])),
  });

  it.each<[string, (data: ChurnInput) => ChurnModel]>([
    ['fitTree', (data) => fitTree(data)],
    ['fitGradientBoosting', (data) => fitGradientBoosting(data, { rounds: 5 })],
  ])('%s learns the same model to the last bit', (_, fit) => {
    expect(fit(table(turned)).parameters).toEqual(fit(table(rows)).parameters);
  });
});
