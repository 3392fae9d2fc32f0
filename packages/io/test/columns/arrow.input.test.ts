import { InvalidInputError, table, toRows } from '@clientele/core';
import { readArrow, readArrowTable, writeArrow } from '@clientele/io/arrow';
import {
  columnFromArray,
  type DataType,
  dateDay,
  decimal,
  dictionary,
  int64,
  list,
  TimeUnit,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function ipc(
  columns: Record<string, readonly [readonly unknown[], DataType?]>,
  format: 'file' | 'stream' = 'file',
): Uint8Array {
  const made = Object.entries(columns).map(([name, [cells, type]]) => [
    name,
    columnFromArray([...cells], type, { useBigInt: true }),
  ]);
  return tableToIPC(tableFromColumns(made as Parameters<typeof tableFromColumns>[0]), { format }) as Uint8Array;
}

const lines = {
  customer: [['Ada', 'Bo', 'Ada'], dictionary(utf8())],
  time: [
    [new Date('2026-01-05T10:00Z'), new Date('2026-01-06'), new Date('2026-01-07')],
    timestamp(TimeUnit.MICROSECOND, 'UTC'),
  ],
  amount: [[20, 12.5, -3]],
} as const;

describe('Arrow IPC', () => {
  it('gives the same log as a file and as a stream, ids from dictionaries', async () => {
    const { log } = await readArrow(ipc(lines));
    expect(log.customer.dictionary.values).toEqual(['Ada', 'Bo']);
    expect([...log.amount]).toEqual([20, 12.5, -3]);
    expect(log.time[0]).toBe(Date.UTC(2026, 0, 5, 10));
    expect((await readArrow(ipc(lines, 'stream'))).log).toEqual(log);
    expect((await readArrow(new Blob([ipc(lines) as Uint8Array<ArrayBuffer>]))).log).toEqual(log);
  });

  it('takes dates for civil days, and timestamps without a zone for local times', async () => {
    const timeZone = 'Asia/Tokyo';
    const day = new Date('2026-07-01');
    const dated = await readArrow(ipc({ ...lines, time: [[day, day, day], dateDay()] }), { timeZone });
    expect(new Date(dated.log.time[0] as number).toISOString()).toBe('2026-06-30T15:00:00.000Z');
    const local = ipc({ ...lines, time: [[day, day, day], timestamp(TimeUnit.NANOSECOND)] });
    expect((await readArrow(local, { timeZone })).log.time[0]).toBe(Date.parse('2026-06-30T15:00:00Z'));
  });

  it('keeps every digit of a 64-bit id, and reads decimals as numbers', async () => {
    const file = ipc({
      ...lines,
      customer: [[9007199254740993n, 1n, 2n], int64()],
      amount: [[1.25, 2, 3], decimal(10, 2)],
    });
    const { log } = await readArrow(file);
    expect(log.customer.dictionary.values[0]).toBe('9007199254740993');
    expect([...log.amount]).toEqual([1.25, 2, 3]);
  });

  it.each([
    [decimal(18, 2, 64), 123456789012.34],
    [decimal(38, 2, 128), -1234567890123.45],
    [decimal(70, 2, 256), 99.99],
  ])('reads decimals of each width that its writer can write, to the nearest double', async (type, value) => {
    const file = ipc({ ...lines, amount: [[value, 0, -1.1], type] });
    expect([...(await readArrow(file)).log.amount]).toEqual([value, 0, -1.1]);
  });

  const wholes = { 32: 999_999_999n, 64: 10n ** 18n - 1n, 128: 10n ** 38n - 1n, 256: 10n ** 76n - 1n } as const;
  it.each([32, 64, 128, 256] as const)(
    'reads decimals of %i bits as the double nearest to what is stored',
    async (bits) => {
      const most = wholes[bits];
      const digits = String(most).length;
      const cell = fc.bigInt({ min: -most, max: most });
      await fc.assert(
        fc.asyncProperty(
          fc.array(cell, { minLength: 1 }),
          fc.integer({ min: 1, max: digits }),
          async (stored, scale) => {
            const amounts = [stored, decimal(digits, scale, bits)] as const;
            const { table: read } = await readArrowTable(ipc({ amounts }), { columns: { amounts: 'number' } });
            expect([...(read.columns['amounts'] as Float64Array)]).toEqual(
              stored.map((whole) => Number(`${whole}e-${scale}`) + 0),
            );
          },
        ),
        { numRuns: 30 },
      );
    },
  );

  it.each([32, 64, 128, 256] as const)('keeps every digit of an id that is a decimal of %i bits', async (bits) => {
    const most = wholes[bits];
    const ids = [[most, -most, null], decimal(String(most).length, 0, bits)] as const;
    const { log, issues } = await readArrow(ipc({ ...lines, customer: ids }));
    expect(log.customer.dictionary.values).toEqual([String(most), String(-most)]);
    expect(issues.listed[0]).toMatchObject({ code: 'missing-value', row: 2, column: 'customer' });
  });

  it.each([
    [TimeUnit.SECOND, 1_782_900_672n, '2026-07-01T10:11:12.000Z'],
    [TimeUnit.MILLISECOND, 1_782_900_672_345n, '2026-07-01T10:11:12.345Z'],
    [TimeUnit.MICROSECOND, 1_782_900_672_345_678n, '2026-07-01T10:11:12.345Z'],
    [TimeUnit.NANOSECOND, 1_782_900_672_345_678_901n, '2026-07-01T10:11:12.345Z'],
    [TimeUnit.MICROSECOND, -1n, '1969-12-31T23:59:59.999Z'],
  ])('reads timestamps of each unit to the millisecond before: %s', async (unit, stored, expected) => {
    const perMillisecond = { [TimeUnit.SECOND]: 0.001, [TimeUnit.MILLISECOND]: 1, [TimeUnit.MICROSECOND]: 1e3 };
    const at = Number(stored) / (perMillisecond[unit as keyof typeof perMillisecond] ?? 1e6);
    const file = ipc({ ...lines, time: [[at, at, at], timestamp(unit, 'UTC')] });
    expect(new Date((await readArrow(file)).log.time[0] as number).toISOString()).toBe(expected);
  });

  it('keeps ids of dictionaries to the digit, whatever they hold, and missing ones missing', async () => {
    const ids = [[9007199254740993n, null, 5n], dictionary(int64())] as const;
    const { log, issues } = await readArrow(ipc({ ...lines, customer: ids }));
    expect(log.customer.dictionary.values).toEqual(['9007199254740993', '5']);
    expect(issues.counts).toEqual({ 'missing-value': 1 });
  });

  it('writes what it reads', async () => {
    const source = table({ segment: ['Champions', null], customers: [68, Number.NaN], at: [0, 1000] });
    const read = await readArrowTable(writeArrow(source, { instants: ['at'], format: 'stream' }), {
      columns: { segment: 'id', customers: 'number', at: 'time' },
    });
    expect(toRows(read.table)).toEqual([
      { segment: 'Champions', customers: 68, at: 0 },
      { segment: null, customers: null, at: 1000 },
    ]);
  });
});

describe('what is no Arrow IPC', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['a text', new TextEncoder().encode('customer,time,amount\nAda,2026-01-05,3\n')],
    ['one that is cut short', ipc(lines).subarray(0, 200)],
  ])('%s is refused in a typed error', async (_, bytes) => {
    await expect(readArrow(bytes)).rejects.toThrow(InvalidInputError);
  });

  it.each(['file', 'stream'] as const)('a %s is refused wherever it is cut off', async (format) => {
    const whole = ipc(lines, format);
    for (let end = 0; end < whole.length; end++) {
      await expect(readArrow(whole.subarray(0, end)), `${end} bytes`).rejects.toBeInstanceOf(InvalidInputError);
    }
  });

  it('says what is missing at the end', async () => {
    const [file, stream] = [ipc(lines), ipc(lines, 'stream')];
    await expect(readArrow(file.subarray(0, -1))).rejects.toThrow('the Arrow file is cut short: its end is missing');
    await expect(readArrow(stream.subarray(0, -8))).rejects.toThrow('the Arrow stream is cut short');
  });

  it('with a count of rows that its bytes cannot hold is damaged, and not read', async () => {
    const marked = 49_157; // stands nowhere else in the file
    const customer = Array.from({ length: marked }, (_, row) => `c${row % 7}`);
    const file = ipc({ customer: [customer, utf8()], time: [customer, utf8()], amount: [customer, utf8()] });
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    for (let at = 0; at + 8 <= file.length; at++) {
      if (view.getUint32(at, true) === marked && view.getUint32(at + 4, true) === 0)
        view.setUint32(at, 0x7fffffff, true);
    }
    await expect(readArrow(file)).rejects.toThrow(/2147483647 rows cannot stand in/);
  });

  it('whose cells cannot be read is a typed error too, though the library reads them late', async () => {
    const file = ipc({ ...lines, customer: [[1n, 2n, 3n], int64()], amount: [[1n, 2n, 3n], int64()] });
    const typeOfStream = ipc({ ...lines, customer: [['a', 'b', 'c'], dictionary(utf8())] });
    for (const whole of [file, typeOfStream]) {
      for (let at = whole.length - 400; at < whole.length; at += 7) {
        const damaged = whole.slice();
        damaged[at] = 0xff;
        const outcome = await readArrow(damaged).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(InvalidInputError);
      }
    }
  });

  it('names the column that is missing or holds lists', async () => {
    await expect(readArrow(ipc({ ...lines, customer: [[['a'], ['b'], ['c']], list(utf8())] }))).rejects.toThrow(
      'the column "customer" holds structures or lists',
    );
    await expect(readArrow(ipc(lines), { map: { order: 'basket' } })).rejects.toThrow('no column "basket" (for order)');
  });
});
