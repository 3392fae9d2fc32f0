import { readArrow } from '@clientele/io/arrow';
import { readParquet } from '@clientele/io/parquet';
import {
  buildFeatures,
  ClienteleError,
  cleanTransactions,
  matchCancellations,
  readCsv,
  readJsonLines,
  toRows,
  writeCsv,
} from 'clientele';
import { describe, expect, it } from 'vitest';

// The list of bad input that the ground promises to stand, row by row, through the doors that users take. Each format has
// its own file beside its reader: io/test/columns (Parquet, also as DuckDB writes it; Arrow; JSON lines), core/test.

const csv = 'customer,time,amount,order\nAda,2026-01-05,20,1\nBo,2026-01-06,5,2\n';
const orders = [
  { customer: 'Ada', time: '2026-03-01', amount: 20, order: '1' },
  { customer: 'Ada', time: '2026-04-01', amount: 10, order: '2' },
  { customer: 'Bo', time: '2026-03-15', amount: 5, order: '3' },
];

async function refusal(read: () => unknown): Promise<ClienteleError> {
  try {
    await read();
  } catch (error) {
    if (error instanceof ClienteleError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('bad input', () => {
  it.each([
    ['a CSV file taken for Parquet', () => readParquet(new TextEncoder().encode(csv)), 'no Parquet file'],
    ['a CSV file taken for Arrow', () => readArrow(new TextEncoder().encode(csv)), 'Arrow'],
    ['a Parquet file taken for CSV', () => readCsv(new TextEncoder().encode('PAR1\u0000\u0001\u0002PAR1')), ''],
    ['a truncated Parquet file', () => readParquet(new TextEncoder().encode('PAR1 and no more')), 'cut short'],
    [
      'JSON with a key twice',
      () => readJsonLines('{"customer":"Ada","customer":"Bo"}'),
      '"customer" stands there twice',
    ],
    [
      'rates without one currency',
      () => readCsv(`${csv.replace('order', 'cur')}`, { map: { currency: 'cur' }, currency: 'EUR', rates: { USD: 2 } }),
      'rates has no rate of',
    ],
    [
      'cancellations in a circle',
      () => matchCancellations(orders, { cancels: { 1: '2', 2: '1' } }),
      '"1" cancels "2" cancels "1"',
    ],
    ['the same in cleaning', () => cleanTransactions(orders, { cancels: { 1: '2', 2: '1' } }), 'cancels'],
  ])('%s is refused in words', async (_, read, words) => {
    const error = await refusal(read);
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(words);
  });

  it('interactions before the first purchase, or of nobody who ever bought, count as what they are', () => {
    const view = { asOf: '2026-05-01', windows: [{ days: 30 }, { days: 90 }] };
    const late = [{ customer: 'Ada', time: '2026-04-20', kind: 'view' }];
    const early = [
      { customer: 'Ada', time: '2026-02-10', kind: 'view' }, // 80 days before the end, 19 before the first purchase
      { customer: 'Eve', time: '2026-02-10', kind: 'view' }, // never bought
    ];
    const features = (interactions: object[]) => toRows(buildFeatures(orders, { ...view, interactions } as never));
    const [without, also] = [features(late), features([...early, ...late])];
    expect(also.map((row) => row['customer'])).toEqual(['Ada', 'Bo']);
    expect([without[0]?.['interactions90'], also[0]?.['interactions90']]).toEqual([1, 2]);
    expect([without[0]?.['interactions30'], also[0]?.['interactions30']]).toEqual([1, 1]);
    for (const name of ['recency', 'tenure'] as const) expect(also[0]?.[name]).toBe(without[0]?.[name]);
  });

  it('hostile names go through a file and back', async () => {
    const hostile = ['__proto__', 'constructor', 'toString', '=1+1', '"', '\n'].map((customer) => ({
      customer,
      time: '2026-01-05',
      amount: 1,
    }));
    const file = writeCsv({
      length: hostile.length,
      columns: {
        customer: hostile.map(({ customer }) => customer),
        time: hostile.map(({ time }) => time),
        amount: Float64Array.from(hostile, () => 1),
      },
    });
    const { log, rowsDropped } = await readCsv(file);
    expect(log.customer.dictionary.values).toEqual(hostile.map(({ customer }) => customer).slice(0, 5));
    expect(rowsDropped).toBe(1); // a customer who is nothing but a line end is none
  });
});
