import { InvalidInputError, InvalidOptionError, toRows } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { readCsv, readTable } from '../src/index.ts';
import { everySource } from './sources.ts';

const header = 'customer,time,amount';
const rows = '007,2026-01-05,1.5\n__proto__,2026-01-06,2.25\n007,2026-01-07,-1\n';

describe('readCsv', () => {
  it.each(everySource(`${header}\n${rows}`))('reads a log from %s', async (_, source) => {
    const { log, issues } = await readCsv(source);
    expect(log.length).toBe(3);
    expect(log.customer.dictionary.values).toEqual(['007', '__proto__']);
    expect([...log.amount]).toEqual([1.5, 2.25, -1]);
    expect([...log.time]).toEqual([5, 6, 7].map((day) => Date.UTC(2026, 0, day)));
    expect(issues).toEqual({ counts: {}, listed: [] });
  });

  it('header only is an empty log', async () => {
    for (const text of [header, `${header}\n`, `${header}\r\n\r\n`]) {
      const { log, rows: read, issues } = await readCsv(text);
      expect([log.length, read, issues.counts]).toEqual([0, 0, {}]);
    }
  });

  it('trims header names, no-break spaces too, and maps the rest', async () => {
    const text = '\u00a0Kunde ;"Umsatz";Datum\u00a0\n1;2,5;01.02.2026\n';
    const { log, header: names } = await readCsv(text, { map: { customer: 'Kunde', time: 'Datum', amount: 'Umsatz' } });
    expect(names).toEqual(['Kunde', 'Umsatz', 'Datum']);
    expect([log.amount[0], new Date(log.time[0] as number).toISOString()]).toEqual([2.5, '2026-02-01T00:00:00.000Z']);
  });

  it('reads what stands quoted: thousands, newlines, semicolons with decimal commas', async () => {
    const text =
      'customer;time;amount;product\n"00""7";2026-01-05;"1.234,50";"two\nlines"\n8;2026-01-06;(3,00);"a;b"\n';
    const { log } = await readCsv(text);
    expect([...log.amount]).toEqual([1234.5, -3]);
    expect(log.customer.dictionary.values).toEqual(['00"7', '8']);
    expect(log.product?.dictionary.values).toEqual(['two\nlines', 'a;b']);
  });

  it('keeps what was read by the rows and lines of the file, rows set aside included', async () => {
    const text = `${header}\nA,2026-01-05,1,surplus\n"B\nb",2026-01-05,2\n,2026-01-05,3\nC\nD,soon,4\nE,2026-01-05,many\nF,2026-01-05,7,,\n`;
    const { log, issues, rows: read, rowsDropped } = await readCsv(text);
    expect(log.customer.dictionary.values.filter((_, code) => log.customer.codes.includes(code))).toEqual([
      'B\nb',
      'F',
    ]);
    expect([read, rowsDropped, log.length]).toEqual([7, 5, 2]);
    const where = issues.listed.map(({ code, row, line, column, action }) => [code, row, line, column, action]);
    expect(where).toEqual([
      ['surplus-cell', 0, 2, '', 'dropped'],
      ['missing-value', 2, 5, 'customer', 'dropped'],
      ['missing-value', 3, 6, 'time', 'dropped'],
      ['missing-value', 3, 6, 'amount', 'dropped'],
      ['invalid-date', 4, 7, 'time', 'dropped'],
      ['invalid-number', 5, 8, 'amount', 'dropped'],
    ]);
  });

  it('an unquoted thousands sign equal to the delimiter is an issue, not a guess', async () => {
    const text = `${header}\nA,2026-01-05,"3,400.50"\nB,2026-01-05,1,200\n`;
    const { log, issues } = await readCsv(text);
    expect([...log.amount]).toEqual([3400.5]);
    expect(issues.listed[0]).toMatchObject({ code: 'surplus-cell', line: 3, expected: '3 cells' });
  });

  it('the name of a file in place of its contents is told', async () => {
    await expect(readCsv('data/orders.csv')).rejects.toThrow(
      'has "data/orders.csv"; text is read as it stands: open the file first, in Node with openAsBlob(path)',
    );
  });

  it('a missing column is named with the names there are, the line of the header, and what may be meant', async () => {
    const text = 'Customer ID,Order Date,Sales,Note\n1,2026-01-05,2,x\n';
    await expect(readCsv(text, { map: { customer: 'Kunde' } })).rejects.toThrow(
      'readCsv: no column "Kunde" (for customer), "time", "amount"; line 1 is taken as the header and has "Customer ID", "Order Date", "Sales", "Note"; perhaps map: { customer: "Customer ID", time: "Order Date", amount: "Sales" }, or skip lines above the header with skipLines',
    );
    const error = await readCsv(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ details: { option: 'map', missing: ['customer', 'time', 'amount'] } });
    await expect(readCsv('a,b\n')).rejects.toThrow(/has "a", "b"; say which is which with the option map/);
  });

  it('an optional column that is mapped must be there, one that is not may be absent', async () => {
    await expect(readCsv(`${header}\n${rows}`, { map: { order: 'Order' } })).rejects.toThrow('"Order" (for order)');
    expect((await readCsv(`${header}\n${rows}`)).log.order).toBeUndefined();
  });

  it('a name that stands twice is refused where it is read, and no other', async () => {
    const text = 'customer,time,amount,note,note\n1,2026-01-05,2,x,y\n';
    expect((await readCsv(text)).log.length).toBe(1);
    await expect(readCsv(text.replace('note,note', 'amount,note'))).rejects.toThrow(
      'readCsv: line 1: the column "amount" stands there twice (columns 3 and 4); rename one',
    );
  });

  it('what cannot be told about a column is asked for in the name of readCsv', async () => {
    await expect(readCsv(`${header}\nA,03/04/2026,1\n`)).rejects.toThrow(/^readCsv: column "time".*dateFormat/);
    expect((await readCsv(`${header}\nA,03/04/2026,1\n`, { dateFormat: 'd/M/y' })).log.time[0]).toBe(
      Date.UTC(2026, 3, 3),
    );
  });

  it('options of the log and of the file are checked before the source is touched', async () => {
    const untouched = new ReadableStream<Uint8Array>({ pull: () => expect.fail('read') }, { highWaterMark: 0 });
    await expect(readCsv(untouched, { timeZone: 'Mars/Base', colour: 1 } as never)).rejects.toThrow(
      /readCsv: timeZone must be .*; colour must be/,
    );
    await expect(readCsv(untouched, { map: { customers: 'x' } } as never)).rejects.toThrow(InvalidOptionError);
  });
});

describe('long files', () => {
  const count = 150_000;
  const long = `${header}\n${Array.from({ length: count }, (_, row) => `c${row % 1000},2026-01-05,${row % 1000 === 999 ? 'x' : row}`).join('\n')}\n`;

  it('come in chunks of 65,536 rows, and progress is told', async () => {
    const told: number[] = [];
    const { log, issues } = await readCsv(new Blob([long]), {
      onProgress: ({ done }) => told.push(done),
      maxIssues: 3,
    });
    expect(told).toEqual([65_536, 131_072, count]);
    expect(log.length).toBe(count - 150);
    expect(issues.counts['invalid-number']).toBe(150);
    expect(issues.listed.map(({ row, line }) => [row, line])).toEqual([
      [999, 1001],
      [1999, 2001],
      [2999, 3001],
    ]);
  });

  it('progress may throw to stop, and the source is let go', async () => {
    let cancelled = false;
    const source = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(long)),
      cancel: () => {
        cancelled = true;
      },
    });
    const stop = (): never => {
      throw new Error('enough');
    };
    await expect(readCsv(source, { onProgress: stop })).rejects.toThrow('enough');
    expect(cancelled).toBe(true);
  });

  it('an abort signal ends the reading with its reason, also while the source is silent', async () => {
    await expect(readCsv(long, { signal: AbortSignal.abort('before') })).rejects.toBe('before');
    const silent = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(`${header}\n`)),
    });
    const controller = new AbortController();
    const reading = readCsv(silent, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('user went away')), 10);
    await expect(reading).rejects.toThrow('user went away');
  });
});

describe('readCsv and readTable', () => {
  it('agree on the cells of a file', async () => {
    const text = `${header}\n${rows}`;
    const { log } = await readCsv(text);
    const { table } = await readTable(text, { columns: { customer: 'id', time: 'time', amount: 'number' } });
    expect(toRows(table)).toEqual(
      [...log.amount].map((amount, row) => ({
        customer: log.customer.dictionary.values[log.customer.codes[row] as number],
        time: log.time[row],
        amount,
      })),
    );
  });
});
