import { InsufficientDataError, InvalidInputError, InvalidOptionError, table } from '@clientele/core';
import {
  assignClusters,
  type ClusterInput,
  chooseK,
  evaluateClusters,
  type FitKMeansOptions,
  fitKMeans,
  fitKMedoids,
  profileClusters,
} from '@clientele/segmentation';
import { fitMlKMeans } from '@clientele/segmentation/ml-kmeans';
import { describe, expect, it } from 'vitest';

function failure(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe('cells that cannot be used', () => {
  const cases: [string, ClusterInput, FitKMeansOptions, string, string][] = [
    ['NaN', { x: [1, Number.NaN] }, {}, 'row 1, column x: expected a number', 'missing-value'],
    ['null', { x: [null, 2] }, {}, 'row 0, column x: expected a number', 'missing-value'],
    [
      'Infinity',
      { x: [1, 2, -Infinity] },
      { features: [{ column: 'x', missing: 0 }] },
      'row 2, column x',
      'invalid-number',
    ],
    [
      'Infinity beside a missing cell',
      { x: [Number.NaN, 1, Number.POSITIVE_INFINITY] },
      { features: [{ column: 'x', missing: 'median' }] },
      'row 2, column x',
      'invalid-number',
    ],
    [
      'nothing to take a median of',
      { x: [null, null] },
      { features: [{ column: 'x', missing: 'median' }] },
      'row 0, column x: expected one number at least',
      'missing-value',
    ],
    ['1e101', { x: [1, 1e101] }, {}, 'from −1e+100 to 1e+100, got 1e+101', 'invalid-number'],
    [
      'a text among numbers',
      [{ x: 1 }, { x: '2' }],
      { features: ['x'] },
      'row 1, column x: expected a number, as above, got "2"',
      'invalid-number',
    ],
    [
      'a number among texts',
      { x: ['a', 3] },
      { features: ['x'] },
      'row 1, column x: expected a text, as above, got 3',
      'invalid-number',
    ],
    [
      'a missing text',
      { x: ['a', null] },
      { features: ['x'] },
      'row 1, column x: expected a text, got null',
      'missing-value',
    ],
    [
      'a weight of 0',
      { x: [1, 2], n: [1, 0] },
      { weight: 'n' },
      'row 1, column n: expected a number > 0',
      'invalid-number',
    ],
    ['a missing weight', { x: [1, 2], n: [null, 1] }, { weight: 'n' }, 'row 0, column n: expected', 'missing-value'],
  ];
  it.each(cases)('%s: row and column are named', (_, data, options, message, code) => {
    const error = failure(() => fitKMeans(data, options));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ message: expect.stringContaining(message), issues: [{ code, action: 'kept' }] });
  });

  it('are refused in assignment as in the fit', () => {
    const model = fitKMeans({ x: [1, 2, 3], city: ['a', 'b', 'b'] }, { k: 2, features: ['x', 'city'] });
    const assign = (data: ClusterInput): unknown => failure(() => assignClusters(model, data));
    expect(assign({ x: [1, Number.NaN], city: ['a', 'a'] })).toMatchObject({ issues: [{ row: 1, column: 'x' }] });
    expect(assign({ x: [1], city: [null] })).toMatchObject({ issues: [{ row: 0, column: 'city' }] });
    expect(assign({ x: [1] })).toMatchObject({ message: 'assignClusters: no column "city"; there are x' });
    expect(assign({ x: ['1'], city: ['a'] })).toMatchObject({
      message: 'assignClusters: column "x" must hold numbers, as in the fit',
    });
    expect(assign({ x: [1], city: [4] })).toMatchObject({
      message: 'assignClusters: column "city" must hold texts, as in the fit',
    });
  });

  it('are no table at all', () => {
    const strange: [unknown, string][] = [
      [undefined, 'fitKMeans: expected a table, columns or rows, got undefined'],
      ['x', 'fitKMeans: expected a table, columns or rows, got "x"'],
      [[{ x: 1 }, null], 'fitKMeans: row 1 must be an object, got null'],
      [{ x: 5 }, 'fitKMeans: column "x" must be an array, or a coded column, got 5'],
      [{ x: 'text' }, 'fitKMeans: column "x" must be an array, or a coded column, got "text"'],
    ];
    for (const [data, message] of strange) {
      expect(failure(() => fitKMeans(data as ClusterInput))).toMatchObject({ code: 'invalid-input', message });
    }
  });

  it('are names that every object inherits, where a row has none of its own', () => {
    const rows: object[] = [{ constructor: 1 }, {}];
    expect(failure(() => fitKMeans(rows))).toMatchObject({ issues: [{ row: 1, column: 'constructor' }] });
  });

  it('are lists, and columns of different lengths', () => {
    const lists = { dictionary: { values: ['a'] }, offsets: Uint32Array.of(0, 1), codes: Uint32Array.of(0) };
    const named = failure(() => fitKMeans(table({ lists }), { features: ['lists'] }));
    expect(named).toMatchObject({ message: 'fitKMeans: column "lists" holds lists, which are no feature' });
    const uneven = failure(() => fitKMeans({ x: [1, 2], y: [1] }));
    expect(uneven).toMatchObject({ message: 'fitKMeans: columns must be of one length, got 2, 1' });
  });
});

describe('options that cannot be used', () => {
  const wrong: [string, FitKMeansOptions][] = [
    ['k', { k: 0 }],
    ['k', { k: 2.5 }],
    ['seed', { seed: -1 }],
    ['starts', { starts: 0 }],
    ['maxIterations', { maxIterations: 0 }],
    ['tolerance', { tolerance: -1 }],
    ['scale', { scale: 'z' as 'none' }],
    ['features', { features: [] }],
    ['features', { features: ['x', { column: 'x' }] }],
    ['features', { features: [{ column: 'x', scaling: 'none' } as never] }],
    ['features', { features: [{ transform: 'log1p' } as never] }],
    ['features', { features: [{ column: 'x', missing: Number.NaN }] }],
    ['features.x.missing', { features: [{ column: 'x', missing: 'mode' }] }],
    ['features.x.maxLevels', { features: [{ column: 'x', maxLevels: 3 }] }],
    ['features.city.transform', { features: [{ column: 'city', transform: 'rank' }] }],
    ['features.city.missing', { features: [{ column: 'city', missing: 0 }] }],
  ];
  it.each(wrong)('%s is named: %o', (option, options) => {
    for (const fit of [fitKMeans, fitMlKMeans]) {
      const error = failure(() => fit({ x: [1, 2, 3], city: ['a', 'b', 'a'] }, options));
      expect(error).toBeInstanceOf(InvalidOptionError);
      expect(error).toMatchObject({ code: 'invalid-option', problems: [{ option }] });
    }
  });

  it('are features where no column is one by itself', () => {
    expect(() => fitKMeans({ customer: ['a', 'b'] })).toThrow(
      /^fitKMeans: features must be the name of a column or more/,
    );
  });

  it('are ranges that run backwards or begin at one', () => {
    for (const range of [[1, 4], [5, 3], [2, 51], [2], [2.5, 4]]) {
      expect(() => chooseK({ x: [1, 2, 3, 4] }, { range: range as never })).toThrow(
        /^chooseK: range must be two whole/,
      );
    }
    expect(() => chooseK({ x: [1, 2, 3] }, { k: 3 } as never)).toThrow('k must be one of the options');
  });
});

describe('too little, or too much', () => {
  it('no rows', () => {
    for (const verb of [fitKMeans, fitMlKMeans, fitKMedoids, chooseK, evaluateClusters, profileClusters]) {
      for (const nothing of [[], { x: [], cluster: [] }]) expect(() => verb(nothing)).toThrow(InsufficientDataError);
    }
  });

  it('fewer customers that differ than a choice of k needs', () => {
    const error = failure(() => chooseK({ x: [1, 1, 2, 2] }));
    expect(error).toMatchObject({ code: 'insufficient-data', details: { needed: 3, got: 2 } });
  });

  it('more cells than ml-kmeans can bear', () => {
    const x = new Float64Array(5_000_001);
    expect(() => fitMlKMeans({ x })).toThrow(
      'ml-kmeans takes at most 5000000 cells, got 5000001; fitKMeans takes more',
    );
  });

  it('customers without a cluster', () => {
    const x = [1, 2, 3];
    for (const cluster of [
      [0, -1, 1],
      [0, 0.5, 1],
      [0, null, 1],
      ['a', null, 'b'],
    ]) {
      for (const verb of [evaluateClusters, profileClusters]) {
        expect(failure(() => verb({ x, cluster }))).toMatchObject({ issues: [{ row: 1, column: 'cluster' }] });
      }
    }
  });
});
