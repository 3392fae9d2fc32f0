import assert from 'node:assert/strict';
import type { Check } from '../src/lesson.ts';
import type { Bought, Chance } from './exercises.ts';

const tea: Chance = { offer: 'tea', propensity: 0.5, value: 2, cost: 0.25 };
const machine: Chance = { offer: 'machine', propensity: 0.05, value: 30, cost: 0.25 };
const loss: Chance = { offer: 'loss', propensity: 0.01, value: 5, cost: 1 };

const events: Bought[] = ['a', 'b', 'c'].flatMap((customer) =>
  ['tea', 'jam'].map((item) => ({ customer, item, time: '2026-01-05' })),
);
const history: Bought[] = [
  ...events,
  { customer: 'd', item: 'oil', time: '2026-01-05' },
  { customer: 'Ada', item: 'tea', time: '2026-01-06' },
];

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'expectedValue is probability times value, less the cost of the contact',
    passes: ({ expectedValue }) => {
      assert.equal(expectedValue(tea), 0.75);
      assert.equal(expectedValue(machine), 1.25);
    },
  },
  {
    name: 'expectedValue may be a loss',
    passes: ({ expectedValue }) => assert.equal(expectedValue(loss), -0.95),
  },
  {
    name: 'nextItems begins with what goes with the history, and leaves out what the customer has',
    passes: ({ nextItems }) => assert.deepEqual(nextItems(history, 'Ada', 2), ['jam', 'oil']),
  },
  {
    name: 'nextItems gives as many as asked for',
    passes: ({ nextItems }) => assert.deepEqual(nextItems(history, 'Ada', 1), ['jam']),
  },
  {
    name: 'bestOffer is the one that earns most, not the likeliest',
    passes: ({ bestOffer }) => assert.equal(bestOffer([tea, machine, loss]), 'machine'),
  },
  {
    name: 'bestOffer is null where none earns anything',
    passes: ({ bestOffer }) => assert.equal(bestOffer([loss]), null),
  },
];
