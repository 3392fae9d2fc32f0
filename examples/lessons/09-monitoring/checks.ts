import assert from 'node:assert/strict';
import type { Check } from '../src/lesson.ts';
import { snapshot } from './shop.ts';

const before = snapshot({ seed: 5 });
/** Other customers of the same truth; twice the prices; customers who leave sooner. */
const same = snapshot({ seed: 6 });
const dear = snapshot({ seed: 6, spend: { gamma: 30 } });
const leaving = snapshot({ seed: 6, parameters: { a: 2, b: 1 } });

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'psi of 20, 50, 30 and 30, 50, 20 customers is 0.0811',
    passes: ({ psi }) => assert.equal(psi([20, 50, 30], [30, 50, 20]).toFixed(4), '0.0811'),
  },
  {
    name: 'psi knows shares, not counts: twice the customers are no drift',
    passes: ({ psi }) => assert.ok(Math.abs(psi([20, 30], [40, 60])) < 1e-12),
  },
  {
    name: 'surprise is 2 where 8 of 16 were promised and 12 left',
    passes: ({ surprise }) => {
      const left = Array.from({ length: 16 }, (_, row) => (row < 12 ? 1 : 0));
      assert.equal(surprise(new Array<number>(16).fill(0.5), left), 2);
    },
  },
  {
    name: 'verdictOf keeps the model for the same truth, watches dearer prices, and refits where customers leave sooner',
    passes: ({ verdictOf }) =>
      assert.deepEqual(
        [same, dear, leaving].map((today) => verdictOf(before, today)),
        ['keep', 'watch', 'refit'],
      ),
  },
  {
    name: 'mostMoved is the spend where prices doubled',
    passes: ({ mostMoved }) => assert.equal(mostMoved(before, dear), 'spend90'),
  },
];
