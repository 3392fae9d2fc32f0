import assert from 'node:assert/strict';
import { simulateShop } from '@clientele/datasets';
import { splitBtyd } from 'clientele';
import type { Check } from '../src/lesson.ts';

/** A shop whose customers buy and leave as BG/NBD tells it; its last half year is held back. */
const { log, truth } = simulateShop({ customers: 3000, seed: 4, arrivals: 'bg-nbd', categories: 0 });
const split = splitBtyd(log, { split: truth.asOf - 26 * 7 * 86_400_000, asOf: truth.asOf, unit: 'week' });
const known = { x: [...split.columns.x], tx: [...split.columns.tx], T: [...split.columns.T] };
const came = [...split.columns.holdoutX];

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'yearsOf is 5 where four of five renew, and 1 where nobody does',
    passes: ({ yearsOf }) => assert.deepEqual([yearsOf(0), Number(yearsOf(0.8).toFixed(9))], [1, 5]),
  },
  {
    name: 'simpleValues multiplies what each customer brings',
    passes: ({ simpleValues }) => assert.deepEqual(simpleValues([50, 20], [4, 1], 3), [150, 15]),
  },
  {
    name: 'haveLeft finds those whose silence is long against their own rhythm',
    passes: ({ haveLeft }) => {
      const left = haveLeft(known);
      assert.equal(left.length, known.x.length);
      const share = (flag: boolean): number => {
        const rows = left.flatMap((gone, row) => (gone === flag ? [row] : []));
        return rows.filter((row) => (came[row] ?? 0) > 0).length / rows.length;
      };
      assert.ok(share(true) < 0.25, `of those called gone ${share(true)} came back`);
      assert.ok(share(false) > 2 * share(true), 'those who stayed come more often than those who left');
    },
  },
  {
    name: 'foretold is within a tenth of what came',
    passes: ({ foretold }) => {
      const bias = foretold(known, came);
      assert.ok(Math.abs(bias) < 0.1, `the forecast is off by ${bias}`);
    },
  },
];
