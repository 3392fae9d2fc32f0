import { InvalidInputError, type StandardSchema, type TransactionLog, table } from '@clientele/core';
import { readCsv, readJsonLines } from '@clientele/io';
import { readArrow, writeArrow } from '@clientele/io/arrow';
import { readParquet, writeParquet } from '@clientele/io/parquet';
import { describe, expect, it } from 'vitest';

/** A number between 0 and 1, or missing; texts as files hold them are converted. */
const share: StandardSchema<unknown, number | undefined> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate(value) {
      if (value === undefined) return { value: undefined };
      const number = Number(value);
      return number >= 0 && number <= 1 ? { value: number } : { issues: [{ message: 'a share' }] };
    },
  },
};

const columns = {
  customer: ['Ada', 'Bo', 'Cy', 'Di'],
  time: ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'],
  amount: [10, Number.NaN, 12, 5],
  product: ['tea', 'tea', 'tea', 'pot'],
  Discount: [0.25, Number.NaN, 7, 0],
};
const source = table(columns);
const csv =
  'customer,time,amount,product,Discount\nAda,2026-01-05,10,tea,0.25\nBo,2026-01-06,,tea,\nCy,2026-01-07,12,tea,7\nDi,2026-01-08,5,pot,0\n';
const json = [0, 1, 2, 3]
  .map((row) =>
    JSON.stringify({
      customer: columns.customer[row],
      time: columns.time[row],
      amount: columns.amount[row],
      product: columns.product[row],
      Discount: columns.Discount[row],
    }),
  )
  .join('\n');

const options = {
  custom: { discount: { schema: share, column: 'Discount', required: true } },
  missingAmount: 'median-price',
} as const;

describe('custom columns and missing amounts', () => {
  it.each([
    ['CSV', () => readCsv(csv, options)],
    ['JSON lines', () => readJsonLines(json, options)],
    ['Parquet', () => readParquet(writeParquet(source), options)],
    ['Arrow', () => readArrow(writeArrow(source), options)],
  ])('are read from %s by the same rules', async (format, read) => {
    const { log, issues, rowsDropped, filledAmounts, origin } = await read();
    expect([...(log as TransactionLog).amount]).toEqual([10, 11, 5]);
    expect(log.custom?.['discount']).toEqual(Float64Array.of(0.25, Number.NaN, 0));
    expect([rowsDropped, [...(filledAmounts ?? [])], [...(origin.rows ?? [])]]).toEqual([1, [1], [0, 1, 3]]);
    expect(issues.counts).toEqual({ 'missing-value': 1, 'invalid-custom': 1 });
    const refused = { code: 'invalid-custom', row: 2, column: 'Discount', expected: 'a share', action: 'dropped' };
    expect(issues.listed[1]).toMatchObject(format === 'CSV' ? { ...refused, line: 4, received: '"7"' } : refused);
  });

  it('name the column that the file does not have', async () => {
    const custom = { tier: share };
    for (const read of [() => readCsv(csv, { custom }), () => readParquet(writeParquet(source), { custom })]) {
      await expect(read()).rejects.toThrow(InvalidInputError);
      await expect(read()).rejects.toThrow('no column "tier" (for custom.tier)');
    }
  });

  it('count rows that were set aside before their cells were read', async () => {
    const surplus = csv.replace('Ada,2026-01-05,10,tea,0.25', 'Ada,2026-01-05,10,tea,0.25,x');
    const { filledAmounts, issues } = await readCsv(surplus, { ...options, missingAmount: { value: 3 } });
    expect([...(filledAmounts ?? [])]).toEqual([1]);
    expect(issues.listed.map(({ row, line, code }) => [row, line, code])).toEqual([
      [0, 2, 'surplus-cell'],
      [1, 3, 'missing-value'],
      [2, 4, 'invalid-custom'],
    ]);
  });
});
