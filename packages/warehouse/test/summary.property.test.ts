import { deriveBtyd, parseTransactions, summarizeCustomers } from '@clientele/core';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import { type Engine, groupHistoriesIn, summarizeCustomersIn } from '../src/index.ts';
import { differenceOf } from './compare.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
});
afterAll(() => engine.close());

const hour = 3_600_000;
const line = fc.record({
  customer: fc.constantFrom('a', 'b', 'c', '__proto__'),
  // Two weeks around the end of summer time in Europe and America, to the hour.
  time: fc.integer({ min: 0, max: 24 * 14 }).map((hours) => Date.UTC(2025, 9, 20) + hours * hour),
  amount: fc.oneof(
    fc.integer({ min: -9000, max: 9000 }).map((cents) => cents / 100),
    fc.constantFrom(0, 0.03, -0.03, 1e9),
  ),
  order: fc.constantFrom('1', '2', '3', null),
});
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Chatham'] as const;

it.each(['sale', 'net-positive-day'] as const)(
  'any lines give the summary of TypeScript, in any zone: %s',
  async (occasion) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(...zones),
        async (rows, timeZone) => {
          const column = <K extends keyof (typeof rows)[0]>(name: K) => rows.map((row) => row[name]);
          const [time, amount] = [column('time'), column('amount')].map((cells) => Float64Array.from(cells)) as [
            Float64Array,
            Float64Array,
          ];
          await engine.createView('lines', { customer: column('customer'), order: column('order'), time, amount });
          const asOf = Date.UTC(2025, 9, 31, 12);
          const log = parseTransactions(rows, { timeZone });
          const ours = summarizeCustomers(log, { asOf, occasion });
          const lines = { table: 'lines', time: 'epoch-ms', timeZone } as const;
          const theirs = await summarizeCustomersIn(engine, lines, { asOf, occasion });
          expect(differenceOf(ours, theirs, ['customer'], 1e-15).wrong).toEqual([]);
          const { columns } = deriveBtyd(ours);
          const grouped = await groupHistoriesIn(engine, lines, { asOf, occasion });
          expect(counted(grouped.columns)).toEqual(counted(columns));
        },
      ),
      { numRuns: 60 },
    );
  },
);

/** How many customers have each history. */
function counted({ x, tx, T, weight }: Record<'x' | 'tx' | 'T', Float64Array> & { weight?: Float64Array }): object {
  const counts: Record<string, number> = {};
  x.forEach((times, row) => {
    const key = [times, tx[row], T[row]].join(' ');
    counts[key] = (counts[key] ?? 0) + (weight?.[row] ?? 1);
  });
  return counts;
}
