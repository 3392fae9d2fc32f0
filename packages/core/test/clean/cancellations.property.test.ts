import { exactSum, matchCancellations, parseTransactions, toRows } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const row = fc.record({
  customer: fc.constantFrom('Ada', 'Bo'),
  time: fc.integer({ min: 1, max: 28 }).map((day) => `2026-01-${String(day).padStart(2, '0')}`),
  // Eighths are exact in doubles, so that sums of money can be compared to the bit
  amount: fc.integer({ min: -24, max: 24 }).map((eighths) => eighths / 8),
  product: fc.constantFrom('tea', 'cake'),
});
const rows = fc.array(row, { maxLength: 25 });
interface Match {
  readonly refund: number;
  readonly purchase: number;
  readonly amount: number;
  readonly cancelled: number;
}
const matchesOf = (lines: object[]): readonly Match[] =>
  toRows(matchCancellations(lines).matches) as unknown as readonly Match[];

describe('refunds matched to purchases', () => {
  it('are of the same customer and product, never of a purchase to come, and pay back no more than was paid', () => {
    fc.assert(
      fc.property(rows, (lines) => {
        const paidBack = new Map<number, number>();
        const given = new Map<number, number>();
        for (const { refund, purchase, amount } of matchesOf(lines)) {
          const [back, bought] = [lines[refund], lines[purchase]] as [(typeof lines)[0], (typeof lines)[0]];
          expect([back.customer, back.product]).toEqual([bought.customer, bought.product]);
          expect(back.amount < 0 && bought.amount > 0 && bought.time <= back.time && amount > 0).toBe(true);
          paidBack.set(purchase, (paidBack.get(purchase) ?? 0) + amount);
          given.set(refund, (given.get(refund) ?? 0) + amount);
        }
        for (const [purchase, sum] of paidBack) expect(sum).toBeLessThanOrEqual(lines[purchase]?.amount ?? 0);
        for (const [refund, sum] of given) expect(sum).toBeLessThanOrEqual(-(lines[refund]?.amount ?? 0));
      }),
    );
  });

  it('leave the net sales of every customer as they were, to the bit', () => {
    fc.assert(
      fc.property(rows, (lines) => {
        if (lines.length === 0) return;
        const before = parseTransactions(lines);
        const { log: after } = matchCancellations(before);
        for (const name of ['Ada', 'Bo']) {
          const net = ({ customer, amount }: typeof before): number =>
            exactSum(amount.filter((_, at) => customer.dictionary.values[customer.codes[at] as number] === name));
          expect(net(after)).toBe(net(before));
        }
      }),
    );
  });

  it('are settled at once: what is left of them matches nothing that was cancelled in full', () => {
    fc.assert(
      fc.property(rows, (lines) => {
        const cancelled = matchesOf(lines).filter((match) => match.cancelled === 1);
        const gone = new Set(cancelled.flatMap(({ refund, purchase }) => [refund, purchase]));
        expect(matchCancellations(lines).log.length).toBe(lines.length - gone.size);
      }),
    );
  });
});
