import assert from 'node:assert/strict';
import { fitRfmScores, scoreRfm, segments4, segments11 } from 'clientele';
import type { Check } from '../src/lesson.ts';
import type { Lines } from './exercises.ts';

const lines: Lines = [
  { customer: 'Ada', time: '2026-01-04', amount: 20 },
  { customer: 'Bo', time: '2026-01-28', amount: 60 },
  { customer: 'Bo', time: '2026-01-30', amount: 60 },
  { customer: 'Ada', time: '2026-02-20', amount: 300 },
  { customer: 'Ada', time: '2026-02-22', amount: 200 },
  { customer: 'Cy', time: '2026-02-24', amount: 900 },
];
const frequency = [1, 1, 1, 2, 2, 3, 5, 8, 13, 21];

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'recencyByHand is 1 on the last day seen',
    passes: ({ recencyByHand }) => assert.equal(recencyByHand('2026-03-10', '2026-03-11'), 1),
  },
  {
    name: 'recencyByHand counts across a leap day',
    passes: ({ recencyByHand }) => assert.equal(recencyByHand('2024-02-28', '2024-03-01'), 2),
  },
  {
    name: 'scoresByHand gives what fitRfmScores gives, ties and all',
    passes: ({ scoresByHand }) => {
      for (const bins of [3, 4, 5]) {
        const rfm = { recency: frequency, frequency, monetary: frequency };
        const scored = scoreRfm(fitRfmScores(rfm, { bins }), rfm);
        assert.deepEqual(scoresByHand(frequency, bins), [...scored.columns.f]);
      }
    },
  },
  {
    name: 'openCells finds no hole in the maps of the library, and 23 in a map of one rule',
    passes: ({ openCells }) => {
      assert.deepEqual([openCells(segments4), openCells(segments11)], [0, 0]);
      const [first] = segments11.rules;
      assert.equal(openCells({ ...segments11, rules: first === undefined ? [] : [first] }), 23);
    },
  },
  {
    name: 'upwards counts who came up, not who came new',
    passes: ({ upwards }) => assert.equal(upwards(lines, '2026-02-01', '2026-03-01'), 1),
  },
];
