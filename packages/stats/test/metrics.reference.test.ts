import { binaryMetrics } from '@clientele/stats';
import { referenceCsv, referenceJson, referenceNumbers, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const golden = 'churn/golden/sklearn_classification.json';
const isThere = referencePath(golden) !== null;

interface Fit {
  readonly auc: number;
  readonly logloss: number;
  readonly brier: number;
  readonly coef: Readonly<Record<string, number>>;
  readonly intercept: number;
}

/** The probabilities of a published logistic regression on the test rows of its design matrix. */
function predictions(design: ReturnType<typeof referenceCsv>, fit: Fit): { y: number[]; p: number[] } {
  const columns = Object.entries(fit.coef).map(([name, b]) => ({ b, x: referenceNumbers(design, name) }));
  const [test, y] = [referenceNumbers(design, 'test'), referenceNumbers(design, 'y')];
  const rows = [...test.keys()].filter((row) => test[row] === 1);
  const logOdds = (row: number): number =>
    columns.reduce((sum, { b, x }) => sum + b * (x[row] as number), fit.intercept);
  return { y: rows.map((row) => y[row] as number), p: rows.map((row) => 1 / (1 + Math.exp(-logOdds(row)))) };
}

describe.skipIf(!isThere)('metrics of scikit-learn 1.2.1 (skipped where the reference folder is not there)', () => {
  it.each([
    ['telco', 'logit_none'],
    ['telco', 'logit_L2_C1'],
    ['mlc', 'logit_none'],
    ['mlc', 'logit_L2_C1'],
    ['iranian', 'logit_none'],
    ['iranian', 'logit_L2_C1'],
  ])('on %s, %s, are met to 1e-12', (set, model) => {
    const fit = referenceJson<Record<string, Record<string, Fit>>>(golden)[set]?.[model] as Fit;
    const { y, p } = predictions(referenceCsv(`churn/design/${set}.csv.gz`), fit);
    const { rocAuc, logLoss, brier } = binaryMetrics(y, p);
    expect(Math.abs(rocAuc - fit.auc)).toBeLessThan(1e-12);
    expect(Math.abs(logLoss - fit.logloss)).toBeLessThan(1e-12);
    expect(Math.abs(brier - fit.brier)).toBeLessThan(1e-12);
  });
});
