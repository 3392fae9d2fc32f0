import {
  before,
  customerTable,
  filterRows,
  InvalidInputError,
  ofCustomers,
  parseTransactions,
  table,
  textAt,
  toRows,
} from '@clientele/core';
import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const cells = fc.array(
  fc.record({
    id: fc.constantFrom('a', '__proto__', '007'),
    n: fc.double({ noNaN: true }),
    text: fc.option(fc.string()),
    list: fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 }),
    keep: fc.boolean(),
  }),
  { maxLength: 12 },
);

/** A table with one column of each kind, made without the code under test. */
function tableOf(rows: readonly { id: string; n: number; text: string | null; list: string[] }[]) {
  const offsets = Uint32Array.of(0, ...rows.map((_, i) => rows.slice(0, i + 1).flatMap(({ list }) => list).length));
  const codes = Uint32Array.from(
    rows.flatMap(({ list }) => list),
    (item) => ['x', 'y'].indexOf(item),
  );
  return customerTable(
    rows.map(({ id }) => id),
    {
      n: Float64Array.from(rows, ({ n }) => n),
      text: rows.map(({ text }) => text),
      list: { dictionary: { values: ['x', 'y'] }, offsets, codes },
    },
  );
}

describe('filterRows', () => {
  it('keeps the same rows as a filter of row objects, in columns of every kind', () => {
    fc.assert(
      fc.property(cells, (rows) => {
        const mask = rows.map(({ keep }) => keep);
        const expected = toRows(tableOf(rows)).filter((_, i) => mask[i]);
        expect(toRows(filterRows(tableOf(rows), mask))).toEqual(expected);
        expect(toRows(filterRows(tableOf(rows), Uint8Array.from(mask, Number)))).toEqual(expected);
      }),
    );
  });
  it('shares dictionaries and keeps what else a table says of itself', () => {
    const source = {
      ...tableOf([
        { id: 'a', n: 1, text: null, list: [] },
        { id: 'b', n: 2, text: 'x', list: ['y'] },
      ]),
      unit: 'week',
      notes: ['kept', 'too', 'all'],
    };
    const kept = filterRows(source, [false, true]);
    expect(kept.customer.dictionary).toBe(source.customer.dictionary);
    expect(kept).toMatchObject({ length: 1, unit: 'week', notes: ['kept', 'too', 'all'] });
    expect(Object.isFrozen(kept)).toBe(true);
  });
  it('refuses a mask of another length', () => {
    const one = table({ n: Float64Array.of(1) });
    expect(() => filterRows(one, [])).toThrow(InvalidInputError);
    expect(() => filterRows(one, [true, true])).toThrow('filterRows: the mask has 2 entries, the rows are 1');
  });
});

describe('views of a log', () => {
  it('see the lines before an instant, or of some customers, in their order', () => {
    fc.assert(
      fc.property(transactionRows, fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2026, 0, 1) }), (rows, at) => {
        const log = parseTransactions(rows);
        const early = rows.filter(({ time }) => Number(time) < at);
        expect([...before(log, at).amount]).toEqual(early.map(({ amount }) => amount));
        const wanted = new Set(rows.slice(0, 2).map(({ customer }) => customer));
        const view = ofCustomers(log, [...wanted, 'nobody at all']);
        expect([...view.time]).toEqual(rows.filter(({ customer }) => wanted.has(customer)).map(({ time }) => time));
        expect(view.customer.dictionary).toBe(log.customer.dictionary);
        expect(view.order!.dictionary).toBe(log.order!.dictionary);
      }),
    );
  });
  it('keep optional and custom columns, zone and currency', () => {
    const parsed = parseTransactions(
      [
        { customer: 'a', time: 5, amount: 1, quantity: 2, channel: 'web' },
        { customer: 'b', time: 6, amount: 2, quantity: 3, channel: 'shop' },
      ],
      { timeZone: 'Asia/Tokyo', currency: 'EUR' },
    );
    const log = { ...parsed, custom: { score: Float64Array.of(7, 8) } };
    const view = ofCustomers(log, ['b']);
    expect(view).toMatchObject({ length: 1, timeZone: 'Asia/Tokyo', currency: 'EUR' });
    expect([view.quantity, view.custom!['score']]).toEqual([Float64Array.of(3), Float64Array.of(8)]);
    expect(textAt(view.channel!, 0)).toBe('shop');
  });
  it('are the log itself where nothing is cut off', () => {
    const log = parseTransactions([{ customer: 'a', time: '2026-01-05', amount: 1 }]);
    expect(before(log, '2026-01-06')).toBe(log);
    expect(before(log, '2026-01-05').length).toBe(0);
  });
});
