import {
  cleanTransactions,
  exactSum,
  matchCancellations,
  parseTransactions,
  type TransactionLog,
  toRows,
} from '@clientele/core';
import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const removing = {
  exactDuplicates: 'remove',
  nearDuplicates: 'remove',
  cancellations: 'remove',
  outliers: 'remove',
} as const;
/** Lines as texts, so that logs can be compared whatever their order. */
const linesOf = ({ customer, time, amount, order }: TransactionLog): string[] =>
  Array.from(time, (instant, at) =>
    [customer, order]
      .map((ids) => ids?.dictionary.values[ids.codes[at] ?? -1])
      .concat(`${instant}`, `${amount[at]}`)
      .join(' | '),
  ).sort();
const doubled = transactionRows.chain((rows) =>
  fc
    .array(fc.nat(rows.length - 1), { maxLength: 8 })
    .map((again) => [
      ...rows,
      ...again.map((at) => rows[at] as (typeof rows)[0]),
      ...again.map((at) => ({ ...(rows[at] as (typeof rows)[0]), amount: -Math.abs(rows[at]?.amount ?? 1) })),
    ]),
);

describe('cleaning', () => {
  it('never touches a log that it is given, and without options gives it back', () => {
    fc.assert(
      fc.property(doubled, (rows) => {
        const log = parseTransactions(rows);
        const before = structuredClone(log);
        expect(cleanTransactions(log).log).toBe(log);
        cleanTransactions(log, removing);
        expect(log).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  it('accounts for every line: those left and those removed are those given', () => {
    fc.assert(
      fc.property(doubled, (rows) => {
        const { log, report, origin } = cleanTransactions(rows, removing);
        expect(log.length + exactSum(report.columns.removed)).toBe(rows.length);
        const left = parseTransactions([...(origin.rows ?? rows.keys())].map((row) => rows[row] as (typeof rows)[0]));
        expect(linesOf(log)).toEqual(linesOf(left));
      }),
      { numRuns: 50 },
    );
  });

  it('leaves the same lines whatever their order', () => {
    fc.assert(
      fc.property(doubled, (rows) => {
        const turned = [...rows].reverse();
        const settings = { ...removing, nearDuplicates: 'flag' } as const;
        expect(linesOf(cleanTransactions(turned, settings).log)).toEqual(
          linesOf(cleanTransactions(rows, settings).log),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('finds no duplicate a second time', () => {
    fc.assert(
      fc.property(doubled, (rows) => {
        const settings = { ...removing, cancellations: 'off', outliers: 'off' } as const;
        const { log } = cleanTransactions(rows, settings);
        const again = cleanTransactions(log, settings);
        expect(toRows(again.report, ['removed']).every(({ removed }) => removed === 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('takes out cancelled purchases without moving the net sales', () => {
    fc.assert(
      fc.property(doubled, (rows) => {
        const { log, matches } = matchCancellations(rows);
        const sales = exactSum(rows.map(({ amount }) => amount));
        expect(exactSum(log.amount)).toBeCloseTo(sales, 1);
        expect(new Set(matches.columns.refund).size).toBe(matches.length);
      }),
      { numRuns: 50 },
    );
  });
});
