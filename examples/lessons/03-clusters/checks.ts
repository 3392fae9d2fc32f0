import assert from 'node:assert/strict';
import { assignClusters, fitKMeans } from 'clientele';
import type { Check } from '../src/lesson.ts';
import type { Points } from './exercises.ts';

const apart: Points = {
  visits: [1, 2, 1, 3, 2, 2, 19, 20, 21, 19, 20, 22],
  spend: [20, 25, 22, 30, 28, 21, 240, 290, 310, 260, 210, 255],
};
/** Numbers in no order: no groups at all. */
const even: Points = {
  visits: [1, 7, 3, 9, 4, 8, 2, 6, 5, 10, 12, 11],
  spend: [5, 1, 11, 8, 2, 12, 9, 4, 7, 3, 10, 6],
};

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'inertiaByHand is what fitKMeans says of unscaled points',
    passes: ({ inertiaByHand }) => {
      const data = { ...apart };
      const model = fitKMeans(data, { k: 2, scale: 'none' });
      const cluster = [...assignClusters(model, data).columns.cluster];
      assert.ok(Math.abs(inertiaByHand(apart, cluster) - model.parameters.inertia) < 1e-6);
    },
  },
  {
    name: 'sameGroups does not see numbers',
    passes: ({ sameGroups }) => assert.equal(sameGroups([0, 0, 1, 1, 2], [2, 2, 0, 0, 1]), true),
  },
  {
    name: 'sameGroups sees one customer who moved',
    passes: ({ sameGroups }) => assert.equal(sameGroups([0, 0, 1, 1, 2], [0, 0, 1, 2, 2]), false),
  },
  {
    name: 'stableClusters believes two groups that lie apart, and not five of noise',
    passes: ({ stableClusters }) => {
      assert.equal(stableClusters(apart, 2), 2);
      const found = stableClusters(even, 5);
      assert.ok(found >= 0 && found < 5, `${found} of 5 clusters of noise are called stable`);
    },
  },
  {
    name: 'ruleOf tells the customers who come often from the others',
    passes: ({ ruleOf }) => assert.deepEqual([ruleOf(apart, 0), ruleOf(apart, 11)], ['visits < 11', 'visits >= 11']),
  },
];
