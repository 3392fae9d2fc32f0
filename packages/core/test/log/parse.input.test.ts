import {
  ClienteleError,
  InvalidInputError,
  parseTransactions,
  safeParseTransactions,
  textAt,
  transactionLogBuilder,
} from '@clientele/core';
import { describe, expect, it } from 'vitest';

const line = { customer: 'Ada', time: '2026-01-05', amount: 12.5 };
const lines = [line, { customer: 'Bo', time: '2026-01-06', amount: '7' }];

function caught(call: () => unknown): ClienteleError {
  try {
    call();
  } catch (error) {
    if (error instanceof ClienteleError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('rows become a log', () => {
  it('with ids in first-seen order, instants and amounts, frozen', () => {
    const log = parseTransactions(lines);
    expect(log).toEqual({
      length: 2,
      timeZone: 'UTC',
      customer: { dictionary: { values: ['Ada', 'Bo'] }, codes: Uint32Array.of(0, 1) },
      time: Float64Array.of(Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 6)),
      amount: Float64Array.of(12.5, 7),
    });
    expect([log, log.customer, log.customer.dictionary].every(Object.isFrozen)).toBe(true);
  });
  it('with the columns that the map names, or that bear our names', () => {
    const rows = [{ who: 7, when: new Date(0), total: 3n, quantity: '2', sku: 'A', channel: 'web' }];
    const log = parseTransactions(rows, { map: { customer: 'who', time: 'when', amount: 'total', product: 'sku' } });
    expect(Object.keys(log)).toEqual([
      'length',
      'timeZone',
      'customer',
      'time',
      'amount',
      'product',
      'quantity',
      'channel',
    ]);
    expect([textAt(log.customer, 0), log.amount[0], log.quantity?.[0]]).toEqual(['7', 3, 2]);
  });
  it('two fields may come from one column', () => {
    const log = parseTransactions([{ ...line, item: 'Tea' }], { map: { product: 'item', productName: 'item' } });
    expect([log.product, log.productName].map((column) => column && textAt(column, 0))).toEqual(['Tea', 'Tea']);
  });
  it('where a column begins late, the rows before it have none', () => {
    const log = parseTransactions([line, { ...line, order: 'A1' }]);
    expect(log.order && [textAt(log.order, 0), textAt(log.order, 1)]).toEqual([null, 'A1']);
  });
  it('of classes whose fields are getters, too', () => {
    class Sale {
      readonly customer = 'Ada';
      readonly time = '2026-01-05';
      get amount(): number {
        return 5;
      }
    }
    expect(parseTransactions([new Sale()]).amount[0]).toBe(5);
  });
  it('none at all become an empty log, with or without a map', () => {
    expect(parseTransactions([]).length).toBe(0);
    expect(parseTransactions([], { map: { customer: 'Customer ID' } }).length).toBe(0);
    expect(parseTransactions({ customer: [], time: [], amount: [] }).length).toBe(0);
  });
});

describe('columns become the same log as their rows', () => {
  it.each([
    ['arrays', { customer: ['Ada', 'Bo'], time: ['2026-01-05', '2026-01-06'], amount: ['12.5', '7'] }],
    [
      'typed arrays, dates and coded columns',
      {
        customer: { dictionary: { values: ['Ada', 'Bo'] }, codes: Uint32Array.of(0, 1) },
        time: [new Date('2026-01-05'), new Date('2026-01-06')],
        amount: Float64Array.of(12.5, 7),
      },
    ],
    [
      'typed arrays of other kinds',
      {
        customer: ['Ada', 'Bo'],
        time: BigInt64Array.of(BigInt(Date.UTC(2026, 0, 5)), BigInt(Date.UTC(2026, 0, 6))),
        amount: Float32Array.of(12.5, 7),
      },
    ],
  ])('%s', (_, columns) => {
    expect(parseTransactions(columns)).toEqual(parseTransactions(lines));
  });
  it('columns of two lengths are refused, both named', () => {
    expect(() => parseTransactions({ customer: ['Ada'], time: [], amount: [] })).toThrow(
      'parseTransactions: column "time" has 0 rows, column "customer" has 1',
    );
  });
  it('one row without its array is refused with a hint', () => {
    expect(() => parseTransactions(line as never)).toThrow(/column "customer" must be an array.*one row alone/);
  });
  it('the answer of a driver or a reader is refused with what to take out of it', () => {
    const answers = [
      [[lines, []], /row 0 must be an object, .*; hand over the rows inside it/],
      [
        { rows: lines, rowCount: 2 },
        /column "rowCount" must be an array of cells, got 2; hand over the rows inside it/,
      ],
      [safeParseTransactions(lines), /column "log" must be an array of cells, .*; hand over the log inside it/],
    ] as const;
    for (const [answer, message] of answers) expect(() => parseTransactions(answer as never)).toThrow(message);
    expect(() => parseTransactions([['Ada', '2026-01-05', 5]] as never)).toThrow(/must be an object, got \[[^;]*$/);
  });
});

describe('what cannot be used', () => {
  it('is thrown with row, column, what was expected, what was met, and the counts', () => {
    const error = caught(() => parseTransactions([line, { ...line, amount: Number.NaN }, { ...line, time: 'soon' }]));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.message).toBe(
      'parseTransactions: row 1, column "amount": expected a finite number, got NaN; row 2, column "time": expected a date; ' +
        'digits alone need dateFormat, got "soon"; of 3 rows: invalid-date 1, invalid-number 1; safeParseTransactions sets such rows aside',
    );
    expect((error as InvalidInputError).issues).toHaveLength(2);
  });
  it('is thrown however few issues are listed, and however many findings come before it', () => {
    const kept = Array.from({ length: 20 }, () => ({ ...line, customer: '1.23E+05' }));
    expect(() => parseTransactions([...kept, { ...line, amount: 'x' }], { maxIssues: 5 })).toThrow(
      'parseTransactions: of 21 rows: id-in-scientific-notation 20, invalid-number 1; safeParseTransactions sets',
    );
    expect(() => parseTransactions([{ ...line, customer: '' }], { maxIssues: 0 })).toThrow(/missing-value 1/);
    expect(parseTransactions(kept).length).toBe(20);
  });
  it('is set aside by the safe one, an issue for each bad cell, in row order', () => {
    const rows = [
      { customer: '', time: 'soon', amount: 'much', quantity: 'few' },
      { ...line, quantity: 'few' },
      { ...line, customer: 1.5, quantity: 2 },
      { ...line, customer: 'Bo' },
    ];
    const { log, issues, rowsRead, rowsDropped } = safeParseTransactions(rows);
    expect([log.length, rowsRead, rowsDropped]).toEqual([2, 4, 2]);
    expect(issues.listed.map(({ row, column, code, action }) => [row, column, code, action].join(' '))).toEqual([
      '0 customer missing-value dropped',
      '0 time invalid-date dropped',
      '0 amount invalid-number dropped',
      '0 quantity invalid-number repaired',
      '1 quantity invalid-number repaired',
      '2 customer invalid-id dropped',
      '3 quantity missing-value kept',
    ]);
    expect(log.quantity).toEqual(Float64Array.of(Number.NaN, Number.NaN));
    expect(log.customer.dictionary.values).toEqual(['Ada', 'Bo']);
  });
  it('ids that only dropped rows had are in no dictionary', () => {
    const rows = [
      { ...line, customer: 'Gone', order: 'A0', amount: '' },
      { ...line, order: 'A1' },
    ];
    const { log } = safeParseTransactions(rows);
    expect([log.customer.dictionary.values, log.order?.dictionary.values]).toEqual([['Ada'], ['A1']]);
  });
  it('is counted exactly and listed up to maxIssues', () => {
    const rows = Array.from({ length: 50 }, () => ({ ...line, amount: 'x', customer: null }));
    const { issues } = safeParseTransactions(rows, { maxIssues: 7 });
    expect(issues.counts).toEqual({ 'missing-value': 50, 'invalid-number': 50 });
    expect(issues.listed.map(({ row }) => row)).toEqual([0, 0, 1, 1, 2, 2, 3]);
  });
  it('may be whole: a log without rows, every row listed', () => {
    expect(safeParseTransactions([{ ...line, amount: '' }])).toMatchObject({ log: { length: 0 }, rowsDropped: 1 });
  });
  it('a field of a million characters is shown cut at 60', () => {
    const { issues } = safeParseTransactions([{ ...line, amount: 'x'.repeat(1_000_000) }]);
    expect(issues.listed[0]?.received.length).toBe(60);
  });
});

describe('rows that are none', () => {
  it.each([
    ['a number', [line, 5], /row 1 must be an object, got 5/],
    ['null', [null], /row 0 must be an object, got null/],
    ['an array', [line, line, ['Ada', '2026-01-05', 5]], /row 2 must be an object, got \["Ada"/],
    ['a hole', Object.assign([line], { 2: line }), /row 1 must be an object, got a hole in the array/],
  ])('%s', (_, rows, message) => {
    expect(() => safeParseTransactions(rows as never)).toThrow(message);
    expect(() => safeParseTransactions(rows as never)).toThrow(InvalidInputError);
  });
  it.each(['rows', 5, null, undefined, () => []])('no rows at all: %s', (input) => {
    expect(() => parseTransactions(input as never)).toThrow(/expected an array of row objects or an object of columns/);
  });
  it('rows that still have to be fetched are refused, not taken for none', () => {
    const fetched = (async () => [line])();
    expect(() => parseTransactions(fetched as never)).toThrow(/\[object Promise\] without columns; await it first/);
    expect(() => parseTransactions(new Set([line]) as never)).toThrow(/\[object Set\] .*spread it into an array first/);
    expect(() => parseTransactions({} as never)).toThrow(/got \[object Object\] without columns$/);
  });
  it('a getter that throws names row and column, and is the cause', () => {
    const cause = new Error('no connection');
    const broken = {
      ...line,
      get amount(): number {
        throw cause;
      },
    };
    const error = caught(() => safeParseTransactions([line, broken]));
    expect(error.message).toContain('row 1, column "amount": reading it threw "Error: no connection"');
    expect(error.cause).toBe(cause);
  });
});

describe('odd but sound bases', () => {
  it('one customer, one day, all refunds, ids called __proto__', () => {
    const rows = [1, 2, 3].map((amount) => ({
      customer: '__proto__',
      time: '2026-01-05',
      amount: -amount,
      product: 'constructor',
    }));
    const log = parseTransactions(rows);
    expect([log.customer.dictionary.values, [...log.amount]]).toEqual([['__proto__'], [-1, -2, -3]]);
    expect(Object.getPrototypeOf(log)).toBe(Object.prototype);
  });
});

describe('a builder', () => {
  it('takes no more once it has finished', () => {
    const builder = transactionLogBuilder();
    builder.append(lines);
    expect(builder.finish().log.length).toBe(2);
    expect(() => builder.append(lines)).toThrow(/has finished; open another/);
    expect(() => builder.finish()).toThrow(/has finished/);
  });
  it('carries line numbers into issues and findings', () => {
    const builder = transactionLogBuilder();
    builder.append([line, { ...line, amount: 'x' }], { lines: Uint32Array.of(2, 3) });
    builder.append([line, { ...line, customer: '' }], { lines: Uint32Array.of(9, 12) });
    expect(builder.finish().issues.listed.map(({ code, row, line: at }) => [code, row, at])).toEqual([
      ['invalid-number', 1, 3],
      ['exact-duplicate', 2, 9],
      ['missing-value', 3, 12],
    ]);
  });
  it('refuses line numbers that do not fit the rows', () => {
    expect(() => transactionLogBuilder().append(lines, { lines: Uint32Array.of(1) })).toThrow(
      /lines has 1 numbers, the rows are 2/,
    );
  });
  it('names rows from its first one on', () => {
    const builder = transactionLogBuilder();
    builder.append(lines);
    expect(() => builder.append([line, 5 as never])).toThrow(/row 3 must be an object/);
  });
});
