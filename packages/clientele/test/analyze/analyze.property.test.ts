import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawControlGroup } from '../../src/analyze/control-group.ts';
import { type Analysis, analyze, type Row, toRows } from '../../src/index.ts';

const byCustomer = (rows: Row[]): Row[] =>
  rows.toSorted((a, b) => (String(a['customer']) < String(b['customer']) ? -1 : 1));

function asFound({ customers, campaign, ...rest }: Analysis): unknown {
  const { segments, salesByMonth, totals, stages, models } = rest;
  return {
    customers: byCustomer(toRows(customers)),
    campaign: byCustomer(toRows(campaign)),
    segments: toRows(segments),
    months: toRows(salesByMonth),
    totals,
    stages,
    models: JSON.stringify(models),
  };
}

const lines = fc.array(
  fc.record({
    customer: fc.constantFrom('Ada', 'Bo', 'Cy', '__proto__', '007'),
    time: fc.integer({ min: 0, max: 400 }).map((day) => new Date(Date.UTC(2025, 0, 1 + day))),
    amount: fc.integer({ min: -500, max: 9999 }).map((cents) => cents / 100),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('analyze', () => {
  it('finds the same whatever the order of the rows, to the last bit', () => {
    const shuffled = lines.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        fc.pre(rows.some(({ amount }) => amount >= 0));
        expect(asFound(analyze(others))).toEqual(asFound(analyze(rows)));
      }),
      { numRuns: 25 },
    );
  });

  it('gives plain data that can be cloned and posted', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        fc.pre(rows.some(({ amount }) => amount >= 0));
        const result = analyze(rows);
        expect(structuredClone(result)).toEqual(result);
      }),
      { numRuns: 10 },
    );
  });

  it('leaves its rows as they were', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        fc.pre(rows.some(({ amount }) => amount >= 0));
        const before = structuredClone(rows);
        analyze(rows);
        expect(rows).toEqual(before);
      }),
      { numRuns: 5 },
    );
  });
});

describe('the control group', () => {
  const base = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 60 });
  const share = fc.constantFrom(0, 0.1, 0.25, 1);

  it('holds exactly the share of each group, rounded', () => {
    fc.assert(
      fc.property(base, share, fc.nat(), (ids, part, seed) => {
        const groups = ids.map((id) => (id.length % 2 === 0 ? 'even' : 'odd'));
        const control = drawControlGroup(ids, groups, part, seed);
        for (const group of ['even', 'odd']) {
          const members = ids.flatMap((_, row) => (groups[row] === group ? [control[row] as number] : []));
          expect(members.reduce((sum, flag) => sum + flag, 0)).toBe(Math.round(members.length * part));
        }
      }),
    );
  });

  it('is the same draw whatever the row order', () => {
    fc.assert(
      fc.property(base, fc.nat(), (ids, seed) => {
        const chosen = (order: string[]): string[] => {
          const control = drawControlGroup(
            order,
            order.map(() => 'all'),
            0.3,
            seed,
          );
          return order.filter((_, row) => control[row] === 1).sort();
        };
        expect(chosen(ids.toReversed())).toEqual(chosen(ids));
      }),
    );
  });

  it('differs by seed, and does not follow the order of ids', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => `C${String(i).padStart(4, '0')}`);
    const draw = (seed: number): Uint8Array =>
      drawControlGroup(
        ids,
        ids.map(() => 'all'),
        0.1,
        seed,
      );
    const both = draw(1).reduce((sum, flag, row) => sum + flag * (draw(2)[row] as number), 0);
    expect(both).toBeLessThan(30); // 10 expected of two independent draws of 100 in 1,000
    const early = draw(1)
      .subarray(0, 500)
      .reduce((sum, flag) => sum + flag, 0);
    expect(Math.abs(early - 50)).toBeLessThan(20); // standard deviation 4.7
  });
});
