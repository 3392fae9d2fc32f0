import { ClienteleError, InvalidOptionError, parseTransactions, safeParseTransactions } from '@clientele/core';
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

describe('columns that are not there', () => {
  it('a required one is named with those there are, and the option that helps', () => {
    const error = caught(() => parseTransactions([{ 'Customer ID': 'Ada', time: '2026-01-05', amount: 5 }]));
    expect(error.message).toBe(
      'parseTransactions: no column "customer"; there are "Customer ID", "time", "amount"; name the one that holds it: map: { customer: "Customer ID" }',
    );
    expect(error.details).toMatchObject({ option: 'map.customer', columns: ['Customer ID', 'time', 'amount'] });
  });
  it('a mapped one is named with the nearest there is', () => {
    const rows = [{ ...line, 'Order Id': '1' }];
    expect(() => parseTransactions(rows, { map: { order: 'order_id' } })).toThrow(
      /map.order names a column "order_id" that is not there; .*did you mean "Order Id"\?/,
    );
    expect(() => parseTransactions(rows, { map: { amount: 'amonut' } })).toThrow(/did you mean "amount"\?/);
    const far = caught(() => parseTransactions(rows, { map: { channel: 'Branch office' } }));
    expect(far.message).toMatch(/"Branch office" that is not there; there are [^;]*$/);
  });
  it('in a table without rows, too', () => {
    expect(() => parseTransactions({ Customer: [], time: [], amount: [] })).toThrow(/no column "customer"/);
  });
  it('in rows without a field', () => {
    expect(() => parseTransactions([{}])).toThrow(/no column "customer"; there are no columns/);
  });
});

describe('options', () => {
  it('unknown names, unknown fields and wrong values are refused, all at once', () => {
    expect(() => parseTransactions(lines, { timezone: 'UTC' } as never)).toThrow(InvalidOptionError);
    expect(() => parseTransactions(lines, { map: { customr: 'x', time: 5 } } as never)).toThrow(
      /map.customr must be written customer, got "x"; map.time must be a column name, got 5/,
    );
    expect(() => parseTransactions(lines, { map: { shop: 'x' } } as never)).toThrow(
      /map.shop must be left out: the fields are customer, time, .*, got "x"/,
    );
    expect(() => parseTransactions(lines, { map: { ID: 'customer' } } as never)).toThrow(
      'map.ID must be turned round, our name first, got "customer"',
    );
    expect(() => parseTransactions(lines, { nulls: { amount: 'n/a' } } as never)).toThrow(
      /nulls.amount must be a list/,
    );
    expect(() => parseTransactions(lines, { decimal: ',', thousands: ',' })).toThrow(/thousands must be another sign/);
  });
  it('a zone that does not exist is named', () => {
    expect(() => parseTransactions(lines, { timeZone: 'Europe/Atlantis' })).toThrow(
      /timeZone must be an IANA time zone such as "Europe\/Berlin" or "UTC", got "Europe\/Atlantis"/,
    );
  });
  it('nulls say what is missing, by our column names', () => {
    const rows = [
      { ...line, Sales: 'n/a', order: '-' },
      { ...line, Sales: '5', order: '7' },
    ];
    const { log, issues } = safeParseTransactions(rows, {
      map: { amount: 'Sales' },
      nulls: { amount: ['n/a'], order: ['-'] },
    });
    expect([log.length, issues.counts]).toEqual([1, { 'missing-value': 1 }]);
  });
  it('ambiguous columns are named as the user names them', () => {
    const rows = [{ who: 'Ada', when: '03/04/2024', total: '1.5' }];
    const map = { customer: 'who', time: 'when', amount: 'total' };
    expect(() => parseTransactions(rows, { map })).toThrow(/^parseTransactions: column "when" can be read in two ways/);
    const log = parseTransactions(rows, { map, dateFormat: 'd/M/y' });
    expect(log.time[0]).toBe(Date.UTC(2024, 3, 3));
  });
  it('progress is told every 65,536 rows, and may stop the work', () => {
    const rows = Array.from({ length: 70_000 }, () => line);
    const told: unknown[] = [];
    parseTransactions(rows, { onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([
      { stage: 'parse', done: 65_536, total: 70_000 },
      { stage: 'parse', done: 70_000, total: 70_000 },
    ]);
    const stop = (): never => {
      throw new Error('stopped');
    };
    expect(() => parseTransactions(rows, { onProgress: stop })).toThrow('stopped');
  });
});

describe('one log, one currency', () => {
  const priced = (...amounts: string[]): object[] => amounts.map((amount) => ({ ...line, amount }));
  it('is said by the option, by signs in the cells, or by a mapped column', () => {
    expect(parseTransactions(priced('5'), { currency: 'EUR' }).currency).toBe('EUR');
    expect(parseTransactions(priced('5 €', '6')).currency).toBe('EUR');
    expect(
      parseTransactions(
        [
          { ...line, cur: ' USD ' },
          { ...line, cur: '' },
        ],
        { map: { currency: 'cur' } },
      ).currency,
    ).toBe('USD');
    expect(parseTransactions(priced('5')).currency).toBeUndefined();
  });
  it('totals over two are refused, both named: 10 USD and 200 MXN are not 210', () => {
    const rows = [
      { ...line, currency: 'USD' },
      { ...line, currency: 'MXN' },
    ];
    expect(() => safeParseTransactions(rows)).toThrow(/column "currency" holds two currencies, "USD" .* and "MXN"/);
    expect(() => safeParseTransactions(priced('10 USD', '200 MXN'))).toThrow(
      /"USD" in "10 USD" and "MXN" in "200 MXN"/,
    );
  });
  it('signs are checked against the option and the mapped column', () => {
    expect(() => parseTransactions(priced('5 €'), { currency: 'USD' })).toThrow(/currency "USD" and "€"/);
    expect(() => parseTransactions([{ ...line, amount: '£5', currency: 'USD' }])).toThrow(/currency "USD" and "£"/);
    expect(() => parseTransactions([{ ...line, currency: 'USD' }], { currency: 'EUR' })).toThrow(/"EUR" and "USD"/);
  });
});
