import { binaryMetrics, binColumns, growTree, leavesOf, mostBins, openTree } from '@clientele/stats';
import { referenceCsv, referenceJson, referenceNumbers, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const golden = 'churn/golden/sklearn_classification.json';

interface SklearnTree {
  readonly auc: number;
  readonly logloss: number;
  readonly brier: number;
  readonly leaves: number;
}

describe.skipIf(referencePath(golden) === null)('a tree of depth 5 with 20 rows a leaf', () => {
  // on the third set, telco, scikit-learn's numbers of 32 bits tie splits that are none
  it.each(['mlc', 'iranian'])('is that of scikit-learn 1.2.1 on %s: leaves, AUC, log loss, Brier score', (set) => {
    const expected = referenceJson<Record<string, Record<string, SklearnTree>>>(golden)[set]?.['tree_d5_leaf20'];
    const columns = referenceCsv(`churn/design/${set}.csv.gz`);
    const test = referenceNumbers(columns, 'test');
    const names = [...columns.keys()].filter((name) => name !== 'test' && name !== 'y');
    const read = (name: string, part: number): Float64Array =>
      referenceNumbers(columns, name).filter((_, row) => test[row] === part);
    const y = read('y', 0);
    const tree = growTree(
      {
        columns: binColumns(
          names.map((name) => ({ values: read(name, 0), levels: 0 })),
          mostBins,
        ),
        weight: new Float64Array(y.length).fill(1),
        targets: [y],
      },
      { maxDepth: 5, maxLeaves: Number.POSITIVE_INFINITY, leastWeight: 20, leastGain: 0, penalty: 0 },
    );
    const opened = openTree(
      tree,
      names.map(() => 0),
    );
    const held = read('y', 1);
    const leaves = leavesOf(
      opened,
      names.map((name) => read(name, 1)),
      held.length,
    );
    const { rocAuc, logLoss, brier } = binaryMetrics(
      held,
      Float64Array.from(leaves, (leaf) => tree.mean[leaf] as number),
    );
    expect(tree.column.filter((column) => column < 0).length).toBe(expected?.leaves);
    expect(Math.abs(rocAuc - (expected?.auc ?? 0))).toBeLessThan(1e-12);
    expect(Math.abs(logLoss - (expected?.logloss ?? 0))).toBeLessThan(1e-12);
    expect(Math.abs(brier - (expected?.brier ?? 0))).toBeLessThan(1e-12);
  });
});
