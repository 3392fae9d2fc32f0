import { deriveBtyd, endOf, parseTransactions, summarizeCustomers, type Transaction, toRows } from '@clientele/core';
import { afterEach, describe, expect, it, vi } from 'vitest';

const rows = (list: readonly (readonly [string, number, string?])[], customer = 'Ada'): Transaction[] =>
  list.map(([time, amount, order]) => ({ customer, time, amount, ...(order === undefined ? {} : { order }) }));
const noteOf = (table: { notes?: readonly { code: string }[] }, code: string) =>
  table.notes?.find((note) => note.code === code);

describe('worked examples', () => {
  /** CamDavidsonPilon/lifetimes#184: eight lines on four days are three repeats, not seven. */
  it('counts days with a purchase, not lines', () => {
    const lines = rows([
      ['2017-07-08', 75],
      ['2017-06-11', 75],
      ['2017-06-24', 75],
      ['2017-07-24', 75],
      ['2017-06-24', 175],
      ['2017-07-08', 75],
      ['2017-07-24', 75],
      ['2017-06-11', 75],
    ]);
    const summary = summarizeCustomers(lines, { asOf: '2018-01-01' });
    const [row] = toRows(deriveBtyd(summary, { unit: 'day' }));
    expect(row).toMatchObject({ x: 3, tx: 43, T: 203, meanRepeatSpend: 550 / 3 });
    expect(noteOf(summary, 'days-merged')).toMatchObject({ details: { purchases: 8, purchaseDays: 4 } });
  });

  /** CamDavidsonPilon/lifetimes#347: the mean of repeat purchases and the mean of all are two things. */
  it('leaves the first purchase out of the mean spend of repeats', () => {
    const summary = summarizeCustomers(
      rows([
        ['2020-01-01', 118],
        ['2020-02-01', 236],
        ['2020-03-01', 236],
        ['2020-04-01', 99],
      ]),
    );
    const { columns } = deriveBtyd(summary);
    expect(columns.meanRepeatSpend[0]).toBe(571 / 3);
    expect(summary.columns.totalSpend[0]! / summary.columns.purchaseCount[0]!).toBe(172.25);
    expect(Object.keys(columns)).toEqual(['x', 'tx', 'T', 'meanRepeatSpend', 'sumLogGaps']);
  });

  it('measures every span in one unit, and a unit divides', () => {
    const { columns } = deriveBtyd(summarizeCustomers(rows([['2019-04-30', 5]]), { asOf: '2019-06-11' }), {
      unit: 'month',
    });
    expect(columns.T[0]).toBe(41 / (365.25 / 12));
  });
});

describe('the end of observation', () => {
  const lines = rows([
    ['2024-03-01T12:00', 10],
    ['2024-03-10T10:00', 10],
  ]);
  /** One formula at a midnight, just after it, and within a day: the last observed day is that of asOf − 1 ms. */
  it.each([
    ['2024-03-11T00:00:00.000', 9],
    ['2024-03-11T00:00:00.001', 10],
    ['2024-03-10T15:00:00.000', 9],
  ])('asOf %s has T %d', (asOf, T) => {
    expect(deriveBtyd(summarizeCustomers(lines, { asOf })).columns.T[0]).toBe(T);
  });
  it('is given or read off the data, and stands in the result', () => {
    const log = parseTransactions(lines, { timeZone: 'Asia/Tokyo' });
    const quiet = summarizeCustomers(log, { asOf: '2024-04-01' });
    expect(new Date(quiet.asOf).toISOString()).toBe('2024-03-31T15:00:00.000Z');
    expect(deriveBtyd(quiet)).toMatchObject({ asOf: quiet.asOf, timeZone: 'Asia/Tokyo', unit: 'day' });
    expect(deriveBtyd(quiet).columns.T[0]).toBe(30);
    expect(summarizeCustomers(log).asOf).toBe(endOf(log));
  });
  it('is exclusive', () => {
    expect(summarizeCustomers(lines, { asOf: '2024-03-10T10:00' }).columns.purchaseDays[0]).toBe(1);
    expect(summarizeCustomers(lines, { asOf: '2024-03-10T10:00:00.001' }).columns.purchaseDays[0]).toBe(2);
  });
});

describe('the clock of the machine', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  it('plays no part: a table made on another day is the same', () => {
    const lines = rows([
      ['2024-03-01', 10],
      ['2024-03-10', 10],
    ]);
    vi.useFakeTimers({ now: Date.UTC(2024, 3, 1) });
    const monday = summarizeCustomers(lines);
    vi.setSystemTime(Date.UTC(2031, 3, 2));
    expect(summarizeCustomers(lines)).toEqual(monday);
  });
});

describe('orders', () => {
  it('are counted within the customer, whoever else uses the number and however much later it returns', () => {
    const lines = [
      ...rows([
        ['2024-01-05', 10, '1'],
        ['2024-02-05', 20, '1'],
      ]),
      ...rows([['2024-01-05', 5, '1']], 'Bo'),
    ];
    const { columns } = summarizeCustomers(lines);
    expect([...columns.purchaseCount]).toEqual([1, 1]);
    expect([...columns.purchaseDays]).toEqual([2, 1]);
  });
  it('that cross midnight are one order on two days', () => {
    const { columns } = summarizeCustomers(
      rows([
        ['2024-01-05T23:59', 10, '7'],
        ['2024-01-06T00:01', 20, '7'],
      ]),
    );
    expect([columns.purchaseCount[0], columns.purchaseDays[0]]).toEqual([1, 2]);
  });
  it('of one day are one purchase day', () => {
    const summary = summarizeCustomers(
      rows([
        ['2024-01-05', 10, '1'],
        ['2024-01-05', 20, '2'],
      ]),
    );
    expect([summary.columns.purchaseCount[0], summary.columns.purchaseDays[0]]).toEqual([2, 1]);
    expect(noteOf(summary, 'days-merged')).toMatchObject({ details: { purchases: 2, purchaseDays: 1 } });
  });
  it('are the civil days where lines have no order id', () => {
    const { columns } = summarizeCustomers(
      rows([
        ['2024-01-05', 1, 'a'],
        ['2024-01-05', 2],
        ['2024-01-05', 3],
        ['2024-01-09', 4],
      ]),
    );
    expect(columns.purchaseCount[0]).toBe(3);
  });
  it('keep their number when an exact duplicate line doubles the money', () => {
    const once = summarizeCustomers(
      rows([
        ['2024-01-05', 10, '1'],
        ['2024-02-05', 20, '2'],
      ]),
    );
    const twice = summarizeCustomers(
      rows([
        ['2024-01-05', 10, '1'],
        ['2024-01-05', 10, '1'],
        ['2024-02-05', 20, '2'],
      ]),
    );
    expect(twice.columns.purchaseCount).toEqual(once.columns.purchaseCount);
    expect(twice.columns.totalSpend[0]).toBe(40);
  });
});

describe('refunds and free orders', () => {
  const lines = rows([
    ['2024-01-01', -5],
    ['2024-01-10', 20],
    ['2024-01-10', -3],
    ['2024-01-20', 0],
    ['2024-01-30', -7],
  ]);
  it('lower the spend and make no purchase; amount 0 makes one', () => {
    expect(toRows(summarizeCustomers(lines))).toEqual([
      {
        customer: 'Ada',
        purchaseCount: 2,
        purchaseDays: 2,
        firstPurchase: Date.UTC(2024, 0, 10),
        lastPurchase: Date.UTC(2024, 0, 20),
        totalSpend: 5,
        grossSpend: 20,
        repeatSpend: -7,
        sumLogGaps: Math.log(10),
      },
    ]);
  });
  it('leave days out that bring nothing, where only net-positive days count', () => {
    const summary = summarizeCustomers(lines, { occasion: 'net-positive-day' });
    expect(toRows(summary, ['purchaseDays', 'totalSpend', 'repeatSpend'])).toEqual([
      { purchaseDays: 1, totalSpend: 5, repeatSpend: -7 },
    ]);
    expect(noteOf(summary, 'days-without-net-spend')).toMatchObject({ details: { days: 1 } });
  });
  it('leave out a day whose cents cancel, whatever doubles leave of them', () => {
    const cancelling = [0.04, -0.03, -0.01].map((amount) => ({ customer: 'Ada', time: '2024-01-05', amount }));
    const earning = { customer: 'Ada', time: '2024-01-06', amount: 0.01 };
    const summary = summarizeCustomers([...cancelling, earning], { occasion: 'net-positive-day' });
    expect(toRows(summary, ['purchaseDays'])).toEqual([{ purchaseDays: 1 }]);
  });
  it('are counted in the notes, and so is a customer who only returned things', () => {
    const summary = summarizeCustomers([
      ...lines,
      ...rows(
        [
          ['2024-01-02', -4],
          ['2024-01-03', -1],
        ],
        'Bo',
      ),
    ]);
    expect(toRows(summary, ['customer'])).toEqual([{ customer: 'Ada' }]);
    expect(noteOf(summary, 'refunds-met')).toMatchObject({ details: { lines: 5, amount: -20 } });
    expect(noteOf(summary, 'customers-without-purchase')).toMatchObject({
      details: { customers: 1, lines: 2, amount: -5 },
    });
  });
});

describe('what was not looked at', () => {
  it('is counted', () => {
    const summary = summarizeCustomers(
      rows([
        ['2024-01-01', 5],
        ['2024-02-01', 5],
        ['2024-03-01', 5],
      ]),
      { asOf: '2024-02-01' },
    );
    expect(noteOf(summary, 'lines-after-as-of')).toMatchObject({ details: { lines: 2 } });
  });
  it('includes rows that cannot be read', () => {
    const bad = [...rows([['2024-01-01', 5]]), { customer: 'Bo', time: 'soon', amount: 4 }];
    const summary = summarizeCustomers(bad);
    expect(summary.length).toBe(1);
    expect(noteOf(summary, 'input-issues')).toMatchObject({
      details: { rowsRead: 2, rowsDropped: 1, counts: { 'invalid-date': 1 } },
    });
  });
  it('leaves a log without events an empty summary', () => {
    const summary = summarizeCustomers(parseTransactions({ customer: [], time: [], amount: [] }));
    expect([summary.length, deriveBtyd(summary).length]).toEqual([0, 0]);
  });
  it('keeps the order in which customers were first seen', () => {
    const lines = [
      ...rows([['2024-01-05', 1]], 'Cy'),
      ...rows([['2024-01-01', 1]], 'Ada'),
      ...rows([['2024-01-03', 1]], 'Cy'),
    ];
    expect(toRows(summarizeCustomers(lines), ['customer'])).toEqual([{ customer: 'Cy' }, { customer: 'Ada' }]);
  });
});
