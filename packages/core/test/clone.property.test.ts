import {
  codeOf,
  customerTable,
  deriveBtyd,
  encode,
  filterRows,
  isTransactionLog,
  joinTables,
  ofCustomers,
  parseTransactions,
  safeParseTransactions,
  salesByMonth,
  splitBtyd,
  summarizeCustomers,
  toRows,
  withColumns,
} from '@clientele/core';
import { firstUnfrozen, transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const everyKind = customerTable(encode(['Ada', '__proto__']), {
  spend: [1, Number.NaN],
  segment: encode(['Lost', null]),
  basket: { dictionary: encode(['x', 'y']).dictionary, offsets: Uint32Array.of(0, 2, 2), codes: Uint32Array.of(1, 0) },
  remark: ['late', null],
});

describe('a clone, as postMessage makes it', () => {
  it('of a log is a log, with the same answers to the bit', () => {
    fc.assert(
      fc.property(transactionRows, (rows) => {
        const log = parseTransactions(rows);
        const clone = structuredClone(log);
        expect(clone).toEqual(log);
        expect(isTransactionLog(clone)).toBe(true);
        const answers = (of: typeof log) => {
          const summary = summarizeCustomers(of);
          return [summary, deriveBtyd(summary), splitBtyd(of, { split: 0 }), salesByMonth(of), ofCustomers(of, ['a'])];
        };
        expect(answers(clone)).toEqual(answers(log));
      }),
      { numRuns: 50 },
    );
  });
  it('of a reading keeps log and issues', () => {
    const read = safeParseTransactions([
      { customer: 'Ada', time: '2026-01-05', amount: 1 },
      { customer: 'Bo', time: 'soon', amount: 2 },
    ]);
    expect(structuredClone(read)).toEqual(read);
  });
  it('of a table with every kind of column gives the same rows, joins and filters', () => {
    const clone = structuredClone(everyKind);
    expect(clone).toEqual(everyKind);
    expect(toRows(clone)).toEqual(toRows(everyKind));
    expect(toRows(filterRows(clone, [0, 1]))).toEqual(toRows(everyKind).slice(1));
    expect(codeOf(clone.customer.dictionary, '__proto__')).toBe(1);
    const churn = customerTable(['__proto__', 'Ada'], { churn: [0.5, 0.25] });
    expect(toRows(joinTables(clone, churn), ['churn'])).toEqual([{ churn: 0.25 }, { churn: 0.5 }]);
  });
});

describe('what core hands out', () => {
  const rows = [
    { customer: 'Ada', time: '2026-01-05', amount: 20, order: '1', product: 'p' },
    { customer: 'Ada', time: '2026-01-05', amount: -20, order: '1', product: 'p' },
    { customer: 'Bo', time: '2026-02-05', amount: 30, order: '2', product: 'q' },
  ];
  const log = parseTransactions(rows);
  const summary = summarizeCustomers(log);
  const results = {
    log,
    reading: safeParseTransactions([...rows, { customer: '', time: '', amount: '' }]),
    part: filterRows(log, [1, 0, 1]),
    summary,
    history: deriveBtyd(summary),
    split: splitBtyd(log, { split: '2026-01-06' }),
    months: salesByMonth(log),
    wider: withColumns(summary, { churn: [0.1, 0.2] }),
    joined: joinTables(summary, customerTable(['Ada'], { churn: [0.1] }), { missing: 0 }),
  };
  it.each(Object.entries(results))('is frozen in depth: %s', (_, result) => {
    expect(firstUnfrozen(result)).toBe(null);
  });
});
