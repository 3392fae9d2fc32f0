import {
  fitForest,
  fitGradientBoosting,
  fitLinearRegression,
  fitLogistic,
  fitTree,
  predictChurn,
  predictValue,
} from '@clientele/churn';
import { bgNbdModel, mbgNbdModel, probabilityAlive } from '@clientele/clv';
import { customerTable, type Table, table } from '@clientele/core';
import { fitRfmScores, scoreRfm } from '@clientele/rfm';
import { assignClusters, fitKMeans, fitKMedoids } from '@clientele/segmentation';
import { expect, it } from 'vitest';
import { collect, type Engine, scoreIn } from '../src/index.ts';
import { differenceOf } from './compare.ts';

/** Numbers between 0 and 1 that are the same at every run. */
function draws(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const size = 500;
const next = draws();
const column = (cell: (row: number) => number): Float64Array =>
  Float64Array.from({ length: size }, (_, row) => cell(row));
const customer = Array.from({ length: size }, (_, row) => `c${row}`);
const plans = ['basic', "pro'; --", 'team "x"', 'rare\\one'];
const plan = customer.map(() => plans[Math.floor(4 * next() ** 3)] as string);

const rfm = {
  recency: column(() => Math.ceil(400 * next())),
  frequency: column(() => Math.ceil(9 * next() ** 2)),
  monetary: column(() => Math.round(5e4 * next() ** 3) / 100 - 20),
};
const x = column(() => Math.floor(12 * next() ** 2));
const T = column(() => 1 + 100 * next());
const histories = { x, tx: column((row) => (x[row] === 0 ? 0 : (T[row] as number) * (0.05 + 0.95 * next()))), T };
const label = column((row) => Number(next() < 0.2 + 0.5 * Number((rfm.recency[row] as number) > 200)));
const features = { ...rfm, plan };
const spend = column((row) => (rfm.monetary[row] as number) * (1 + 0.1 * next()) + (plan[row] === 'basic' ? 0 : 50));

/** The models that are written as SQL, each scored on an engine and in memory: equal to 1e-9. */
export function givesTheSameScores(open: () => Engine): void {
  const scored = async (
    name: string,
    columns: Record<string, Float64Array | readonly (string | null)[]>,
    model: Parameters<typeof scoreIn>[1],
  ) => {
    const engine = open();
    await engine.createView(name, { customer, ...columns });
    return collect(scoreIn(engine, model, { table: name }));
  };
  const agrees = (ours: Record<string, Float64Array>, theirs: Table, tolerance: number): void => {
    const known = table({ customer, ...ours }) as unknown as Table<Record<string, never>>;
    expect(differenceOf(known, theirs as Table<Record<string, never>>, ['customer'], tolerance).wrong).toEqual([]);
  };

  it.each([
    { method: 'quantile' },
    { method: 'nested' },
    { method: 'natural', bins: 4 },
    { method: 'quantile', weights: { r: 3, f: 2, m: 1 } },
    { method: 'quantile', bins: 12 },
  ] as const)('RFM scores: %o', async (options) => {
    const model = fitRfmScores(rfm, options);
    const { r, f, m, score } = scoreRfm(model, rfm).columns;
    agrees({ r, f, m, score }, await scored('rfm_numbers', rfm, model), 1e-9);
  });

  it.each([bgNbdModel, mbgNbdModel])('P(alive): %o', async (modelOf) => {
    for (const parameters of [
      { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
      { r: 30, alpha: 0.01, a: 5, b: 0.1 },
    ]) {
      const model = modelOf(parameters, { unit: 'week' });
      const alive = probabilityAlive(model, { ...histories, unit: 'week' });
      agrees({ probabilityAlive: alive }, await scored('histories', histories, model), 1e-9);
    }
  });

  it.each([{}, { missing: 'average', l2: 1e-3 }])('logistic regression: %o', async (options) => {
    const model = fitLogistic({ ...features, label }, { target: 'label', ...options } as object);
    const { probability } = predictChurn(model, features).columns;
    agrees({ probability }, await scored('features', features, model), 1e-9);
  });

  it.each([{}, { missing: 'average' }])('linear regression: %o', async (options) => {
    const model = fitLinearRegression({ ...features, spend }, { target: 'spend', ...options } as object);
    const { value } = predictValue(model, features).columns;
    agrees({ value }, await scored('features', features, model), 1e-9);
  });

  // Cells may be missing; in a column of texts they are NULL.
  const holes = {
    ...features,
    recency: features.recency.map((value, row) => (row % 7 === 0 ? Number.NaN : value)),
    plan: plan.map((value, row) => (row % 11 === 0 ? null : value)),
  };
  it.each([
    ['a tree', fitTree, { minLeaf: 5, complexity: 0 }],
    ['a forest', fitForest, { trees: 12, maxDepth: 6 }],
    ['boosting', fitGradientBoosting, { rounds: 60, maxDepth: 3 }],
  ] as const)('%s of churn, and of a number; cells may be missing', async (_, fit, options) => {
    const churn = fit({ ...holes, label }, options as object);
    const { probability } = predictChurn(churn, holes).columns;
    expect(new Set(probability).size).toBeGreaterThan(5);
    agrees({ probability }, await scored('holed', holes, churn), 1e-9);
    const amount = fit({ ...holes, spend }, { ...options, target: 'spend', task: 'regression' } as object);
    agrees({ value: predictValue(amount, holes).columns.value }, await scored('holed', holes, amount), 1e-9);
  });

  it('a tree gives NULL for a level that its fit never saw', async () => {
    const model = fitTree({ plan, label }, { minLeaf: 5, complexity: 0 });
    const strange = customer.map((_, row) => (row === 3 ? 'never seen' : 'basic'));
    const { columns } = await scored('strange', { plan: strange }, model);
    const row = (columns['customer'] as string[]).indexOf('c3');
    expect(Number.isNaN((columns['probability'] as Float64Array)[row])).toBe(true);
    expect((columns['probability'] as Float64Array).filter(Number.isNaN).length).toBe(1);
  });

  it.each([
    { k: 4 },
    { k: 1 },
    {
      k: 3,
      features: ['recency', { column: 'monetary', transform: 'log1p' }, { column: 'frequency', transform: 'rank' }],
    },
    { k: 5, features: ['recency', { column: 'plan', maxLevels: 2 }], scale: 'robust' },
  ] as const)('k-means: %o', async (options) => {
    const model = fitKMeans(customerTable(customer, features), options);
    const { cluster, distance } = assignClusters(model, customerTable(customer, features)).columns;
    agrees({ cluster, distance }, await scored('features', features, model), 1e-9);
  });

  it('k-medoids', async () => {
    const model = fitKMedoids(rfm, { k: 3 });
    const { cluster, distance } = assignClusters(model, rfm).columns;
    agrees({ cluster, distance }, await scored('rfm_numbers', rfm, model), 1e-9);
  });

  it('gives NULL where a cell is missing, no invented score', async () => {
    const engine = open();
    const holes = {
      recency: Float64Array.of(1, Number.NaN),
      frequency: Float64Array.of(2, 2),
      monetary: Float64Array.of(3, 4),
    };
    await engine.createView('holes', { id: ['whole', 'hole'], ...holes });
    for (const model of [fitRfmScores(rfm), fitKMeans(rfm, { k: 2 })]) {
      const { columns } = await collect(scoreIn(engine, model, { table: 'holes', id: 'id' }));
      const { id, ...scores } = columns;
      const hole = (id as string[]).indexOf('hole');
      const first = Object.values(scores)[0] as Float64Array;
      expect([Number.isNaN(first[hole]), Number.isNaN(first[1 - hole])]).toEqual([true, false]);
    }
  });
}
