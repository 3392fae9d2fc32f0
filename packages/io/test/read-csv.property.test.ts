import { transactionRows } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../src/index.ts';
import { bytesOf, streamOf } from './sources.ts';

const lineEnds = fc.constantFrom('\n', '\r\n', '\r');

function quoted(value: unknown): string {
  return `"${String(value).replaceAll('"', '""')}"`;
}

describe('readCsv', () => {
  it('gives the same log whatever the line ends, quotes, order of columns and pieces of the stream', async () => {
    await fc.assert(
      fc.asyncProperty(transactionRows, lineEnds, fc.integer({ min: 1, max: 50 }), async (rows, end, size) => {
        const cells = rows.map(
          ({ customer, time, amount }) => [customer, new Date(time).toISOString(), amount] as const,
        );
        const plain = ['customer,time,amount', ...cells.map((row) => `${quoted(row[0])},${row[1]},${row[2]}`)].join(
          '\n',
        );
        const other = [
          '"amount",note,"customer","time"',
          ...cells.map((row) => `${row[2]},"a${end}b",${quoted(row[0])},${row[1]}`),
        ];
        const options = { decimal: '.', thousands: '', delimiter: ',' } as const;
        const one = await readCsv(plain, options);
        const two = await readCsv(streamOf(bytesOf(other.join(end)), size), options);
        expect(two.log).toEqual(one.log);
        expect(two.issues.counts).toEqual(one.issues.counts);
        expect(one.log.length).toBe(rows.length);
      }),
      { numRuns: 150 },
    );
  });
});
