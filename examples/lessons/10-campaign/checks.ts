import assert from 'node:assert/strict';
import type { Check } from '../src/lesson.ts';
import type { Reached } from './exercises.ts';
import { campaignOf } from './shop.ts';

/** Four treated, two of whom bought for 10; four in control, one of whom bought for 20. */
const small: readonly Reached[] = [10, 0, 10, 0, 20, 0, 0, 0].map((spend, row) => ({
  customer: `c${row}`,
  group: row < 4 ? 'treated' : 'control',
  spend,
}));
const [idle, strong] = [campaignOf(0), campaignOf(0.15)];

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'rate is 2 of 4 among the treated, and 1 of 4 in the control group',
    passes: ({ rate }) => assert.deepEqual([rate(small, 'treated'), rate(small, 'control')], [0.5, 0.25]),
  },
  {
    name: 'incremental is 1 of the 2 treated who bought: the other would have bought anyway',
    passes: ({ incremental }) => assert.equal(incremental(small), 1),
  },
  {
    name: 'isProven says yes to an offer that moves 15 %, no to one that does nothing, and no to eight customers',
    passes: ({ isProven }) => assert.deepEqual([strong, idle, small].map(isProven), [true, false, false]),
  },
  {
    name: 'profit may be a loss: the treated spent as much as the control group, and the contacts cost',
    passes: ({ profit }) => assert.equal(profit(small, 0.5, 0.25), -1),
  },
  {
    name: 'needed is 2 × 906 customers to see 20 % instead of 15 %',
    passes: ({ needed }) => assert.equal(needed(0.15, 0.2), 1812),
  },
];
