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
import { ClienteleError, customerTable } from '@clientele/core';
import { fitRfmScores, scoreRfm } from '@clientele/rfm';
import { assignClusters, fitKMeans, fitKMedoids } from '@clientele/segmentation';
import { expect, it } from 'vitest';
import { collect, type Engine, scoreIn } from '../src/index.ts';

/** One row of a table: a cell a column. */
type Row = Readonly<Record<string, number | string | null>>;
/** The columns of such rows, as every verb takes them. */
type Cells = Record<string, Float64Array | (string | null)[]>;

/** Up to 1e250: a coefficient times the largest double is infinite in memory, and an error on PostgreSQL. */
const numbers = [
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e250, -1e250],
  ...[
    0,
    -0,
    Number.MIN_VALUE,
    -Number.MIN_VALUE,
    1e-300,
    1,
    -1,
    0.1 + 0.2,
    2 ** 53,
    -(2 ** 53),
    1e15,
    1e16,
    1e100,
    -1e200,
  ],
];
const texts = [null, '', ' ', 'basic', 'Basic', 'never seen', "pro'; --", 'NaN', '0'];

/** A sound row with each cell in turn at each edge, and rows that have none at all. */
function edgesOf(sound: Row, further: readonly Row[] = []): Row[] {
  const turned = Object.entries(sound).flatMap(([name, cell]) =>
    (typeof cell === 'string' ? texts : numbers).map((edge) => ({ ...sound, [name]: edge })),
  );
  const none = Object.fromEntries(
    Object.entries(sound).map(([name, cell]) => [name, typeof cell === 'string' ? null : Number.NaN]),
  );
  return [sound, ...turned, none, ...further];
}

function columnsOf(rows: readonly Row[]): Cells {
  const names = Object.keys(rows[0] ?? {});
  const columnOf = (name: string): Cells[string] => {
    const cells = rows.map((row) => row[name] ?? null);
    return cells.some((cell) => typeof cell === 'string') || cells.every((cell) => cell === null)
      ? (cells as (string | null)[])
      : Float64Array.from(cells as number[]);
  };
  return Object.fromEntries(names.map((name) => [name, columnOf(name)]));
}

const plans = ['basic', "pro'; --", 'team'];
const fitted = Array.from({ length: 120 }, (_, at) => ({
  recency: 1 + ((at * 37) % 90),
  frequency: 1 + (at % 6),
  monetary: ((at * 7919) % 5000) / 10 - 20,
  plan: plans[at % 7 > 2 ? 0 : at % 3] as string,
}));
const features = columnsOf(fitted);
const { plan: _, ...rfm } = features;
const label = Float64Array.from(fitted, ({ recency, plan }, at) =>
  Number(recency > 45 !== (at % 5 === 0) || plan === 'team'),
);
const spend = Float64Array.from(fitted, ({ monetary, frequency }, at) => monetary * frequency + (at % 11));
const sound: Row = { recency: 30, frequency: 2, monetary: 49.9, plan: 'basic' };
const { plan: __, ...soundRfm } = sound;
const histories: Row = { x: 2, tx: 30.43, T: 38.86 };
const oddHistories = [
  ...[
    { x: 0, tx: 0, T: 0 },
    { x: 3, tx: 38.86, T: 38.86 },
    { x: 3, tx: 39, T: 38.86 },
    { x: 1000, tx: 38, T: 38.86 },
  ],
  ...[
    { x: 1, tx: 0, T: 5 },
    { x: 0.5, tx: 2, T: 5 },
    { x: 0, tx: 1e-9, T: 1e9 },
    { x: 2e5, tx: 1, T: 1e6 },
  ],
];

interface Case {
  readonly model: Parameters<typeof scoreIn>[1];
  readonly score: (cells: Cells) => Readonly<Record<string, Float64Array>>;
  readonly rows: readonly Row[];
}

type Any = never;
const churn = (model: unknown): Case => ({
  model: model as Any,
  score: (cells) => ({ probability: predictChurn(model as Any, cells as Any).columns.probability }),
  rows: edgesOf(sound),
});
const value = (model: unknown): Case => ({
  model: model as Any,
  score: (cells) => ({ value: predictValue(model as Any, cells as Any).columns.value }),
  rows: edgesOf(sound),
});
const alive = (model: ReturnType<typeof bgNbdModel> | ReturnType<typeof mbgNbdModel>): Case => ({
  model,
  score: (cells) => ({ probabilityAlive: probabilityAlive(model, { ...cells, unit: 'week' } as Any) }),
  rows: edgesOf(histories, oddHistories),
});
const scores = (options: object): Case => {
  const model = fitRfmScores(rfm as Any, options);
  return {
    model,
    score: (cells) => {
      const { r, f, m, score } = scoreRfm(model, cells as Any).columns;
      return { r, f, m, score };
    },
    rows: edgesOf(soundRfm as Row, cutRows(model.parameters)),
  };
};
/** The cuts themselves, and the doubles beside them: where a score turns. */
function cutRows(parameters: ReturnType<typeof fitRfmScores>['parameters']): Row[] {
  return (['recency', 'frequency', 'monetary'] as const).flatMap((name) =>
    parameters[name].cuts.flatMap((cut) =>
      [cut, cut * (1 + Number.EPSILON), cut * (1 - Number.EPSILON)].map((cell) => ({
        ...(soundRfm as Row),
        [name]: cell,
      })),
    ),
  );
}
const clusters = (fit: typeof fitKMeans | typeof fitKMedoids, cells: Cells, options: object, rows: Row[]): Case => {
  const customers = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${at}`);
  const tableOf = (columns: Cells) => customerTable(customers(Object.values(columns)[0]?.length ?? 0), columns as Any);
  const model = fit(tableOf(cells) as Any, options as Any);
  return {
    model: model as Any,
    score: (columns) => {
      const { cluster, distance } = assignClusters(model as Any, tableOf(columns) as Any).columns;
      return { cluster, distance };
    },
    rows,
  };
};

const given = { ...features, label };
const amounts = { ...features, spend };
const ofValue = { target: 'spend', task: 'regression' } as const;
const holed = {
  ...given,
  recency: (features['recency'] as Float64Array).map((cell, at) => (at % 9 === 0 ? Number.NaN : cell)),
};
const mixed = [
  'recency',
  { column: 'monetary', transform: 'log1p' },
  { column: 'frequency', transform: 'rank' },
  'plan',
];
const make: Readonly<Record<string, () => Case>> = {
  'RFM scores by quantiles': () => scores({}),
  'RFM scores, nested': () => scores({ method: 'nested', bins: 3 }),
  'RFM scores, weighed': () => scores({ bins: 12, weights: { r: 3, f: 2, m: 1 } }),
  'P(alive) of BG/NBD': () => alive(bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' })),
  'P(alive) of BG/NBD, extreme': () => alive(bgNbdModel({ r: 30, alpha: 0.01, a: 5, b: 0.1 }, { unit: 'week' })),
  'P(alive) of MBG/NBD': () => alive(mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { unit: 'week' })),
  'logistic regression': () => churn(fitLogistic(given as Any)),
  'logistic regression that fills holes': () => churn(fitLogistic(given as Any, { missing: 'average' } as Any)),
  'linear regression': () => value(fitLinearRegression(amounts as Any, { target: 'spend' } as Any)),
  'linear regression that fills holes': () =>
    value(fitLinearRegression(amounts as Any, { target: 'spend', missing: 'average' } as Any)),
  'a tree': () => churn(fitTree(given as Any, { minLeaf: 3, complexity: 0 } as Any)),
  'a tree that saw holes': () => churn(fitTree(holed as Any, { minLeaf: 3, complexity: 0 } as Any)),
  'a tree of a number': () => value(fitTree(amounts as Any, { ...ofValue, minLeaf: 3 } as Any)),
  'a forest': () => churn(fitForest(holed as Any, { trees: 7, maxDepth: 5 } as Any)),
  boosting: () => churn(fitGradientBoosting(holed as Any, { rounds: 25, maxDepth: 3 } as Any)),
  'boosting of a number': () => value(fitGradientBoosting(amounts as Any, { ...ofValue, rounds: 25 } as Any)),
  'k-means': () => clusters(fitKMeans, rfm, { k: 3 }, edgesOf(soundRfm as Row)),
  'k-means of transformed and of texts': () =>
    clusters(fitKMeans, features, { k: 3, features: mixed, scale: 'robust' }, edgesOf(sound)),
  'k-medoids': () => clusters(fitKMedoids, rfm, { k: 3 }, edgesOf(soundRfm as Row)),
};

/** One row in memory; what memory refuses has no score. */
function inMemory({ score }: Case, row: Row): Readonly<Record<string, number>> {
  try {
    return Object.fromEntries(
      Object.entries(score(columnsOf([row]))).map(([name, cells]) => [name, cells[0] as number]),
    );
  } catch (error) {
    if (error instanceof ClienteleError) return {};
    throw error;
  }
}

/**
 * Cells at the edges of what a model can read, row by row: where memory gives a number, so does the engine, to 1e-9; where memory
 * refuses the row, the engine says NULL.
 */
export function scoresEdgesAsMemory(open: () => Engine): void {
  it.each(Object.keys(make))('%s', async (name) => {
    const known = (make[name] as () => Case)();
    const engine = open();
    const id = known.rows.map((_, at) => String(at));
    await engine.createView('edges', { customer: id, ...columnsOf(known.rows) });
    const { columns } = await collect(scoreIn(engine, known.model, { table: 'edges' }));
    const place = new Map((columns['customer'] as string[]).map((customer, at) => [Number(customer), at]));
    const { customer: _, ...theirs } = columns as Record<string, Float64Array>;
    expect(place.size).toBe(known.rows.length);
    const wrong = known.rows.flatMap((row, at) => {
      const ours = inMemory(known, row);
      return Object.entries(theirs).flatMap(([score, cells]) => {
        const [expected, got] = [ours[score] ?? Number.NaN, cells[place.get(at) as number] as number];
        const isSame = Number.isNaN(expected)
          ? Number.isNaN(got)
          : Math.abs(got - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
        return isSame || expected === got ? [] : [`${score} of ${showRow(row)}: ${got}, not ${expected}`];
      });
    });
    expect(wrong).toEqual([]);
  });
}

function showRow(row: Row): string {
  return Object.entries(row)
    .map(([name, cell]) => `${name} ${typeof cell === 'string' ? JSON.stringify(cell) : cell}`)
    .join(', ');
}
