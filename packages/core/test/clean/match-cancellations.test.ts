import { InvalidInputError, matchCancellations, toRows } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const line = (day: number, amount: number, more: object = {}): object => ({
  customer: 'Ada',
  time: `2026-01-${String(day).padStart(2, '0')}`,
  amount,
  ...more,
});
const pairs = (rows: object[], options: Parameters<typeof matchCancellations>[1] = {}): unknown[] =>
  toRows(matchCancellations(rows, options).matches).map(({ refund, purchase, cancelled }) => [
    refund,
    purchase,
    cancelled,
  ]);

describe('matchCancellations', () => {
  it('pairs a refund with the latest purchase of that amount before it', () => {
    expect(pairs([line(1, 20), line(2, 20), line(3, 35), line(4, -20), line(5, 20)])).toEqual([[3, 1, 1]]);
  });

  it('keeps to the product, and to the customer', () => {
    const rows = [line(1, 20, { product: 'a' }), line(2, 20, { product: 'b' }), line(3, -20, { product: 'a' })];
    expect(pairs(rows)).toEqual([[2, 0, 1]]);
    expect(pairs([line(1, 20), { ...line(2, -20), customer: 'Bo' }])).toEqual([]);
  });

  it('pays back a part, and a whole in parts', () => {
    const rows = [line(1, 100), line(2, -30), line(3, -70)];
    expect(pairs(rows)).toEqual([
      [1, 0, 1],
      [2, 0, 1],
    ]);
    expect(matchCancellations(rows).log.length).toBe(0);
    const partly = matchCancellations([line(1, 100), line(2, -30)]);
    expect(partly.log.length).toBe(2);
    expect(toRows(partly.matches)).toEqual([{ refund: 1, purchase: 0, amount: 30, cancelled: 0 }]);
  });

  it('goes by the order that a refund names, before amounts', () => {
    const rows = [line(1, 20, { order: 'A' }), line(2, 20, { order: 'B' }), line(3, -20, { order: 'A' })];
    expect(pairs(rows)).toEqual([[2, 0, 1]]);
    const stated = [line(1, 20, { order: 'A' }), line(2, 20, { order: 'B' }), line(3, -20, { order: 'C-A' })];
    expect(pairs(stated, { cancels: { 'C-A': 'A' } })).toEqual([[2, 0, 1]]);
    expect(pairs(stated, { cancels: { 'C-A': 'unheard of' } })).toEqual([]);
  });

  it('does not pay back what was not bought yet, nor more than was paid', () => {
    const { unmatched, notes, log } = matchCancellations([line(1, -20), line(2, 20), line(3, -50)]);
    expect([...unmatched]).toEqual([0, 2]);
    expect(log.length).toBe(3);
    expect(notes).toMatchObject([{ code: 'refunds-without-purchase', details: { lines: 2, amount: -70 } }]);
  });

  it('sees a refund of the same instant after its purchase, whatever the order of lines', () => {
    expect(pairs([line(1, -20), line(1, 20)])).toEqual([[0, 1, 1]]);
  });

  it('refuses cancellations that go round in a circle, and names it', () => {
    const rows = [line(1, 20, { order: 'A' }), line(2, -20, { order: 'B' })];
    const circle = { A: 'B', B: 'C', C: 'A' };
    expect(() => matchCancellations(rows, { cancels: circle })).toThrow(InvalidInputError);
    expect(() => matchCancellations(rows, { cancels: circle })).toThrow('"A" cancels "B" cancels "C" cancels "A"');
    expect(() => matchCancellations(rows, { cancels: { A: 'A' } })).toThrow('circle');
  });
});
