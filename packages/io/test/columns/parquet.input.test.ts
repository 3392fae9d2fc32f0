import { InvalidInputError, table, toRows } from '@clientele/core';
import { openParquet, readParquet, readParquetTable, writeParquet } from '@clientele/io/parquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';

const fileOf = (...columnData: ColumnSource[]): Uint8Array => new Uint8Array(parquetWriteBuffer({ columnData }));
const customer: ColumnSource = { name: 'customer', data: ['Ada', 'Bo'], type: 'STRING' };
const amount: ColumnSource = { name: 'amount', data: [20, 12.5], type: 'DOUBLE' };
const time: ColumnSource = { name: 'time', data: ['2026-01-05', '2026-01-06'], type: 'STRING' };
const small = fileOf(customer, time, amount);

describe('a Parquet file', () => {
  it('is the same log from bytes, from a blob and from a stream', async () => {
    const { log } = await readParquet(small);
    expect([...log.amount]).toEqual([20, 12.5]);
    const blob = new Blob([small as Uint8Array<ArrayBuffer>]);
    expect((await readParquet(blob)).log).toEqual(log);
    expect((await readParquet(blob.stream())).log).toEqual(log);
    expect((await readParquet(small.slice())).log).toEqual(log);
    const within = new Uint8Array(small.length + 9);
    within.set(small, 5);
    expect((await readParquet(within.subarray(5, 5 + small.length))).log).toEqual(log);
  });

  it('gives timestamps of each unit to the millisecond before, dates as civil days, local times in the zone', async () => {
    const at = new Date('1969-12-31T23:59:59.999Z');
    const schema = [
      { name: 'root', num_children: 4 },
      { name: 'customer', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      {
        name: 'time',
        type: 'INT64',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' },
        converted_type: 'TIMESTAMP_MICROS',
        repetition_type: 'REQUIRED',
      },
      { name: 'amount', type: 'DOUBLE', repetition_type: 'REQUIRED' },
      { name: 'day', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
    ];
    const columnData = [
      { name: 'customer', data: ['Ada'] },
      { name: 'time', data: [at] },
      { name: 'amount', data: [1] },
      { name: 'day', data: [new Date('2026-07-01')] },
    ];
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData, schema } as Parameters<typeof parquetWriteBuffer>[0]),
    );
    const timeZone = 'Asia/Tokyo';
    const local = await readParquet(bytes, { timeZone });
    expect(new Date(local.log.time[0] as number).toISOString()).toBe('1969-12-31T14:59:59.999Z');
    const dated = await readParquet(bytes, { timeZone, map: { time: 'day' } });
    expect(new Date(dated.log.time[0] as number).toISOString()).toBe('2026-06-30T15:00:00.000Z');
  });

  it('keeps every digit of a 64-bit id', async () => {
    const ids: ColumnSource = { name: 'customer', data: [9007199254740993n, -1n], type: 'INT64' };
    const { log } = await readParquet(fileOf(ids, time, amount));
    expect(log.customer.dictionary.values).toEqual(['9007199254740993', '-1']);
  });

  it('reads tables by the rules of readTable, and back', async () => {
    const source = table({ segment: ['Champions', null], customers: [68, Number.NaN], at: [0, 1000] });
    const { table: read, header } = await readParquetTable(writeParquet(source, { instants: ['at'] }), {
      columns: { segment: 'id', customers: 'number', at: 'time' },
    });
    expect(header).toEqual(['segment', 'customers', 'at']);
    expect(toRows(read)).toEqual([
      { segment: 'Champions', customers: 68, at: 0 },
      { segment: null, customers: null, at: 1000 },
    ]);
  });

  it('takes a customer called __proto__ for a customer', async () => {
    const odd = fileOf({ ...customer, data: ['__proto__', 'constructor'] }, time, amount);
    expect((await readParquet(odd)).log.customer.dictionary.values).toEqual(['__proto__', 'constructor']);
  });

  it('is read a group of rows at a time', async () => {
    const data = Array.from({ length: 1000 }, (_, at) => at);
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: 'x', data, type: 'DOUBLE' }], rowGroupSize: 300 }),
    );
    const sizes: number[] = [];
    for await (const [cells] of (await openParquet('test', bytes)).batches(['x'])) sizes.push(cells?.length ?? 0);
    expect(sizes).toEqual([300, 300, 300, 100]);
  });
});

describe('what is no Parquet file, or not all of one', () => {
  it.each([
    ['nothing', new Uint8Array(0), 'no Parquet file: it does not begin with PAR1'],
    ['a text', new TextEncoder().encode('customer,time,amount\nAda,2026-01-05,3\n'), 'no Parquet file'],
    ['one that is cut short', small.subarray(0, small.length - 7), 'cut short: its end is missing'],
    ['one that is encrypted', new TextEncoder().encode('PARE............PARE'), 'encrypted'],
  ])('%s is refused', async (_, bytes, message) => {
    await expect(readParquet(bytes)).rejects.toThrow(InvalidInputError);
    await expect(readParquet(bytes)).rejects.toThrow(message);
  });

  it('says so in one typed error wherever its bytes are damaged, or gives rows that it can stand by', async () => {
    let refused = 0;
    for (let at = 0; at < small.length; at += 3) {
      const damaged = small.slice();
      damaged[at] = (damaged[at] as number) ^ 0xff;
      const outcome = await readParquet(damaged).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(outcome).toBeInstanceOf(InvalidInputError);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
  });

  it('names the column that is missing, or nested, and what there is', async () => {
    await expect(readParquet(small, { map: { customer: 'Kunde' } })).rejects.toThrow(
      'readParquet: no column "Kunde" (for customer); there are "customer", "time", "amount"; perhaps map: { customer: "customer" }',
    );
    const schema = [
      { name: 'root', num_children: 1 },
      { name: 'customer', num_children: 1, repetition_type: 'OPTIONAL' },
      { name: 'id', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
    ];
    const columnData = [{ name: 'customer', data: [{ id: 'Ada' }] }];
    const nested = new Uint8Array(
      parquetWriteBuffer({ columnData, schema } as Parameters<typeof parquetWriteBuffer>[0]),
    );
    await expect(readParquet(nested)).rejects.toThrow('the column "customer" holds structures or lists');
  });

  it('cannot be written of instants that are none', () => {
    expect(() => writeParquet(table({ name: ['Ada'] }), { instants: ['name'] })).toThrow(/no column of numbers/);
  });
});
