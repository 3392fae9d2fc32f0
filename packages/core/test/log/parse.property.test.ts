import { type ParsedTransactions, safeParseTransactions, textAt, toRows, transactionLogBuilder } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const id = fc.constantFrom<unknown>('Ada', 'ada', '007', 7, '7', '', null, 1.5, '1.23E+05', '__proto__');
const time = fc.constantFrom<unknown>(
  '25/12/2024',
  '03/04/2024 10:30',
  '2024-12-25',
  'soon',
  '',
  new Date(0),
  5e11,
  Number.NaN,
);
const amount = fc.constantFrom<unknown>('1.234,5', '0,5', '(7)', '12-', 'x', '', 12.5, 3n, Number.NaN, '5 €');
const row = fc.record(
  { customer: id, time, amount, order: id, quantity: amount },
  { requiredKeys: ['customer', 'time', 'amount'] },
);
/** Two rows that settle both formats, so that no reading is refused. */
const settled = [1, 2, 3, 4].flatMap(() => [
  { customer: 'Ada', time: '25/12/2024', amount: '0,25', quantity: '0,25' },
  { customer: 'Bo', time: '26/12/2024', amount: '1.000,5', quantity: '1.000,5' },
]);
const rowsOf = fc.array(row, { maxLength: 30 }).map((rows) => [...settled, ...rows, ...settled]);

/** A log with its ids written out, so that two dictionaries of another order compare equal. */
function spelled({ log }: ParsedTransactions): object[] {
  return Array.from({ length: log.length }, (_, at) => ({
    customer: textAt(log.customer, at),
    order: log.order === undefined ? null : textAt(log.order, at),
    time: log.time[at],
    amount: log.amount[at],
    quantity: log.quantity?.[at],
  }));
}

function columnsOf(rows: readonly Record<string, unknown>[]): Record<string, unknown[]> {
  const names = [...new Set(rows.flatMap((cells) => Object.keys(cells)))];
  return Object.fromEntries(names.map((name) => [name, rows.map((cells) => cells[name])]));
}

describe('a parsed log', () => {
  it('is the same however the rows are cut into pieces', () => {
    fc.assert(
      fc.property(rowsOf, fc.array(fc.nat(12), { maxLength: 12 }), (rows, sizes) => {
        const builder = transactionLogBuilder();
        let from = 0;
        for (const size of sizes) {
          builder.append(rows.slice(from, from + size));
          from += size;
        }
        builder.append(rows.slice(from));
        expect(builder.finish()).toEqual(safeParseTransactions(rows));
      }),
    );
  });
  it('is the same from rows and from columns', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        expect(safeParseTransactions(columnsOf(rows))).toEqual(safeParseTransactions(rows));
      }),
    );
  });
  it('does not change with other columns beside it, date-like ones too', () => {
    fc.assert(
      fc.property(rowsOf, fc.constantFrom('12/25/2024', '1,234.5', 'x'), (rows, other) => {
        const wider = rows.map((cells) => ({ note: other, ...cells, other }));
        expect(safeParseTransactions(wider)).toEqual(safeParseTransactions(rows));
      }),
    );
  });
  it('reversed rows give reversed lines', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        expect(spelled(safeParseTransactions([...rows].reverse()))).toEqual(
          spelled(safeParseTransactions(rows)).reverse(),
        );
      }),
    );
  });
  it('keeps or counts every row, and leaves the input as it was', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const before = structuredClone(rows);
        const { log, issues, rowsRead, rowsDropped } = safeParseTransactions(rows);
        const dropped = new Set(issues.listed.filter(({ action }) => action === 'dropped').map((issue) => issue.row));
        expect([log.length + rowsDropped, rowsDropped]).toEqual([rowsRead, dropped.size]);
        expect(rows).toEqual(before);
        expect([...log.time, ...log.amount].every(Number.isFinite)).toBe(true);
      }),
    );
  });
  it('of 100,000 rows is the same in pieces of any size', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => ({
      customer: `C${at % 977}`,
      time: new Date(1.7e12 + at * 60_000).toISOString(),
      amount: String(at / 4),
      order: at % 3 === 0 ? null : at,
    }));
    const whole = safeParseTransactions(rows);
    for (const size of [65_535, 65_537, 9_999]) {
      const builder = transactionLogBuilder();
      for (let from = 0; from < rows.length; from += size) builder.append(columnsOf(rows.slice(from, from + size)));
      const { log, issues } = builder.finish();
      expect([...log.amount.subarray(65_530, 65_540)]).toEqual([...whole.log.amount.subarray(65_530, 65_540)]);
      expect(Buffer.compare(bytes(log.time), bytes(whole.log.time))).toBe(0);
      expect(Buffer.compare(bytes(log.customer.codes), bytes(whole.log.customer.codes))).toBe(0);
      expect(log.order?.dictionary).toEqual(whole.log.order?.dictionary);
      expect(issues).toEqual(whole.issues);
    }
  });
});

function bytes(values: Float64Array | Uint32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

describe('cells read back what was written', () => {
  it('rows of a log parse into the same log', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const first = safeParseTransactions(rows);
        const { length, customer, time: times, amount: amounts } = first.log;
        const again = safeParseTransactions(toRows({ length, columns: { customer, time: times, amount: amounts } }));
        expect(again.log.amount).toEqual(amounts);
        expect(again.log.time).toEqual(times);
        expect(again.log.customer).toEqual(customer);
      }),
    );
  });
});
