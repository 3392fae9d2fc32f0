import * as churn from '@clientele/churn';
import * as clv from '@clientele/clv';
import * as core from '@clientele/core';
import * as rfm from '@clientele/rfm';
import * as segmentation from '@clientele/segmentation';
import { describe, expect, it } from 'vitest';
import { failuresOf, type Verb } from './calls.ts';

const days = Array.from({ length: 60 }, (_, i) => (i * 37) % 300);
const rows = days.map((day, i) => ({
  customer: `c${i % 11}`,
  time: new Date(Date.UTC(2025, 0, 1) + day * 86_400_000),
  amount: 5 + (i % 7),
}));
const summary = core.summarizeCustomers(rows);
const histories = core.deriveBtyd(summary, { unit: 'week' });
const columns = {
  visits: days.map((day) => day % 13),
  spend: days.map((day) => (day * 5) % 11),
  label: days.map((day, i) => Number(day % 13 > 5 !== (i % 5 === 0))),
};
const k = { k: 2 };

/** A sound model of every room, and what it never was meant for. */
const models: Readonly<Record<string, unknown>> = {
  'clv/bg-nbd': clv.fitBgNbd(histories),
  'clv/pareto-nbd': clv.paretoNbdModel({ r: 1, alpha: 1, s: 1, beta: 1 }, { unit: 'week' }),
  'clv/gamma-gamma': clv.fitGammaGamma(histories),
  'clv/shifted-beta-geometric': clv.shiftedBetaGeometricModel({ alpha: 0.6, beta: 3 }, { unit: 'year' }),
  'rfm/scores': rfm.fitRfmScores(rfm.deriveRfm(summary)),
  'churn/tree': churn.fitTree(columns),
  'churn/logistic': churn.fitLogistic(columns),
  'segmentation/k-means': segmentation.fitKMeans(columns, k),
  'segmentation/gaussian-mixture': segmentation.fitGaussianMixture(columns, k),
};
const data: Readonly<Record<string, unknown>> = {
  null: null,
  'a number': 0,
  'a text': 'x',
  'a list of null': [null],
  'an empty object': {},
  'a table without columns': { columns: null, length: 1 },
  'a table of nothing': { columns: {}, length: 3 },
  'texts for numbers': { visits: ['many'] },
  columns,
};

const fitted = /^(fit|parse|safeParse)|Model$/;
const verbs = [rfm, clv, churn, segmentation].flatMap((room) =>
  Object.entries<unknown>(room as Readonly<Record<string, unknown>>).filter(
    (entry): entry is Verb => typeof entry[1] === 'function',
  ),
);

describe('every verb that reads a model', () => {
  const readers = verbs.filter(([name]) => !fitted.test(name));

  it('refuses models of other kinds and data of other shapes with an error of its own', () => {
    expect(failuresOf(readers, models, data)).toEqual([]);
  });

  it('also where the two are given the wrong way round', () => {
    expect(failuresOf(readers, data, models)).toEqual([]);
  });
});
