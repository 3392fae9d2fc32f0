import assert from 'node:assert/strict';
import type { Check } from '../src/lesson.ts';
import type { Export } from './exercises.ts';

const dirty: Export = [
  { customer: 'Ada', time: '2026-01-05', amount: 20 },
  { customer: 'Bo', time: 'soon', amount: 10 },
  { customer: 'Bo', time: '2026-01-09', amount: '' },
  { customer: 'Cy', time: '', amount: 12 },
  { customer: 'Cy', time: '2026-02-01', amount: 40 },
  { customer: 'Cy', time: '2026-02-10', amount: -40 },
];
const clean = dirty.filter(({ time, amount }) => /^2026/.test(String(time)) && amount !== '');

export const checks: readonly Check<typeof import('./solutions.ts')>[] = [
  {
    name: 'usableRows counts the rows that can be used and those that cannot',
    passes: ({ usableRows }) => assert.deepEqual(usableRows(dirty), { used: 3, aside: 3 }),
  },
  {
    name: 'worstColumn finds the column with most findings',
    passes: ({ worstColumn }) => assert.equal(worstColumn(dirty), 'time'),
  },
  {
    name: 'worstColumn says null where all is well, and names a column where it is not',
    passes: ({ worstColumn }) => {
      assert.equal(worstColumn(clean), null);
      assert.equal(worstColumn(dirty.slice(0, 2)), 'time');
    },
  },
  {
    name: 'netSales takes refunds off',
    passes: ({ netSales }) => {
      assert.equal(netSales(clean, '2026-12-31'), 20);
    },
  },
  {
    name: 'netSales does not count the day itself, nor what came later',
    passes: ({ netSales }) => {
      assert.equal(netSales(clean, '2026-02-10'), 60);
      assert.equal(netSales(clean, '2026-02-01'), 20);
    },
  },
];
