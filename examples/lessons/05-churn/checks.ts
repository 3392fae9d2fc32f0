import assert from 'node:assert/strict';
import type { Check } from '../src/lesson.ts';
import type { Customers } from './exercises.ts';

const customers: Customers = {
  visits: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  label: [1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0],
};

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'neverCame is one half, whatever the slope',
    passes: ({ neverCame }) => assert.deepEqual([-3, 0, 2].map(neverCame), [0.5, 0.5, 0.5]),
  },
  {
    name: 'expectedChurners is the number of those who left: with an intercept the mean is right',
    passes: ({ expectedChurners }) => assert.ok(Math.abs(expectedChurners(customers) - 4) < 1e-9),
  },
  {
    name: 'largestDifference between the two engines is nothing to speak of',
    passes: ({ largestDifference }) => {
      const difference = largestDifference(customers);
      assert.ok(difference > 0 && difference < 1e-3, `the difference is ${difference}`);
    },
  },
  {
    name: 'firstQuestion asks where churners and others part best',
    passes: ({ firstQuestion }) => assert.equal(firstQuestion(customers), 'visits < 2.5'),
  },
];
