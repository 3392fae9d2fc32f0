import { analyze, exactSum, table, toRows } from 'clientele';
import { describe, expect, it } from 'vitest';

const rows = [
  { customer: 'Ada', time: '2026-01-05', amount: 20, order: '1', product: 'tea' },
  { customer: 'Ada', time: '2026-01-05', amount: 5, order: '1', product: '' },
  { customer: 'Bo', time: '2026-01-06', amount: 7, order: '2', product: 'pot' },
  { customer: 'Ada', time: '2026-01-13', amount: 9, order: '3', product: 'tea' },
  { customer: 'Ada', time: '2026-01-14', amount: -9, order: '3', product: 'tea' },
  { customer: 'Late', time: '2026-03-01', amount: 9, order: '4', product: 'tea' },
];

describe('what analyze gives to look at', () => {
  const { tables = {} } = analyze(rows, { asOf: '2026-02-01' });

  it('are tables of columns, weekdays, orders and cohorts, of lines before asOf only', () => {
    expect(toRows(tables['columnProfile'] as never)).toContainEqual(
      expect.objectContaining({ column: 'product', type: 'text', rows: 5, missing: 1, distinct: 2 }),
    );
    expect(exactSum(tables['salesByWeekday']?.columns['sales'] as Float64Array)).toBe(32);
    expect(exactSum(tables['orderValues']?.columns['count'] as Float64Array)).toBe(3);
    expect(toRows(tables['orderLines'] as never)).toEqual([
      { lines: 1, orders: 2 },
      { lines: 2, orders: 1 },
    ]);
  });

  it('cuts cohorts by weeks where the data spans few months', () => {
    expect(toRows(tables['cohorts'] as never)[1]).toMatchObject({ cohort: '2026-01-05', period: 1, rate: 0.5 });
  });
});

describe('what analyze is told of products', () => {
  const products = table({ product: ['tea', 'pot'], name: ['Green tea', 'Teapot'], price: [20, 7] });

  it('names the lines that had no name, and counts what is not known', () => {
    const { tables = {}, notes } = analyze(rows, { asOf: '2026-02-01', products });
    expect(toRows(tables['columnProfile'] as never)).toContainEqual(
      expect.objectContaining({ column: 'productName', missing: 1, distinct: 2 }),
    );
    expect(notes.find(({ code }) => code === 'enrich-misses')?.message).toContain('1 of 5 lines, 5 of money');
  });

  it('has no effect without a column of products, and says so', () => {
    const bare = rows.map(({ customer, time, amount }) => ({ customer, time, amount }));
    expect(analyze(bare, { products }).notes.map(({ code }) => code)).toContain('products-not-used');
  });
});
