import { fitGradientBoosting, predictChurn } from '@clientele/churn';
import { logLoss, rocAuc } from '@clientele/stats';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

/** Row i is in fold floor(10 · hash(i) / 2³²), as in the numbers of the peers. */
const foldOf = (row: number): number => Math.floor((10 * (Math.imul(row, 2654435761) >>> 0)) / 2 ** 32);

/** Mean AUC and log loss over ten folds, the same for all methods; defaults throughout. */
function crossValidated(set: string): { readonly auc: number; readonly loss: number } {
  const columns = referenceCsv(`churn/design/${set}.csv.gz`);
  const names = [...columns.keys()].filter((name) => name !== 'test');
  const pick = (accepts: (row: number) => boolean): Record<string, Float64Array> =>
    Object.fromEntries(
      names.map((name) => [
        name === 'y' ? 'label' : name,
        referenceNumbers(columns, name).filter((_, row) => accepts(row)),
      ]),
    );
  const folds = Array.from({ length: 10 }, (_, fold) => {
    const held = pick((row) => foldOf(row) === fold);
    const model = fitGradientBoosting(pick((row) => foldOf(row) !== fold));
    const { probability } = predictChurn(model, held).columns;
    return [rocAuc(held['label'] ?? [], probability), logLoss(held['label'] ?? [], probability)] as const;
  });
  const mean = (index: 0 | 1): number => folds.reduce((sum, fold) => sum + fold[index], 0) / folds.length;
  return { auc: mean(0), loss: mean(1) };
}

describe.skipIf(referencePath('churn/design/telco.csv.gz') === null)('gradient boosting, ten folds, defaults', () => {
  // xgboost of depth 4 on the same folds: telco .84585, mlc .92206
  it.each([
    ['telco', 0.847, 0.4175],
    ['mlc', 0.92, 0.16],
  ])('%s: AUC at least %d, log loss at most %d', (set, auc, loss) => {
    const found = crossValidated(set);
    expect(found.auc).toBeGreaterThanOrEqual(auc);
    expect(found.loss).toBeLessThanOrEqual(loss);
  });
});
