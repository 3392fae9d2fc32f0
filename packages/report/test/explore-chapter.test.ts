import { type Analysis, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { cellsOf, chapterText, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const tables: NonNullable<Analysis['tables']> = {
  salesByWeekday: table({
    weekday: weekdays,
    days: [10, 10, 10, 10, 10, 10, 5],
    sales: [100, 100, 100, 100, 100, 400, 500],
    orders: [1, 1, 1, 1, 1, 4, 2],
    customers: [1, 1, 1, 1, 1, 4, 2],
  }),
  orderValues: table({ from: [1, 10, 100], to: [10, 100, 1000], count: [10, 30, 10] }),
  orderLines: table({ lines: [1, 2, 3], orders: [60, 30, 10] }),
  cohorts: table({
    cohort: ['2025-09', '2025-09', '2025-09', '2025-10', '2025-10', '2025-11'],
    period: [0, 1, 2, 0, 1, 0],
    eligible: [20, 20, 20, 10, 10, 5],
    customers: [20, 5, 2, 10, 1, 5],
    rate: [1, 0.25, 0.1, 1, 0.1, 1],
    complete: [1, 1, 0, 1, 0, 0],
  }),
  columnProfile: table({
    column: ['time', 'quantity', 'city'],
    type: ['time', 'number', 'text'],
    rows: [50, 50, 50],
    missing: [0, 2, 25],
    distinct: [40, 3, 7],
    min: [Date.UTC(2025, 8, 1), 1, Number.NaN],
    quartile1: [0, 1, Number.NaN],
    median: [Date.UTC(2025, 9, 1), 2, Number.NaN],
    quartile3: [0, 2, Number.NaN],
    max: [Date.UTC(2025, 10, 1), 3, Number.NaN],
    mean: [0, 2, Number.NaN],
  }),
};
const page = readPage({ ...shopAnalysis(), tables });
const text = chapterText(page, 'explore');

describe('the chapter Explore', () => {
  it('shows sales over time first, and five pictures in all', () => {
    const titles = [...page.querySelectorAll('#explore figure h3')].map((title) => title.textContent);
    expect(titles).toEqual([
      'Net sales by month, EUR',
      'Net sales of a day, by weekday, EUR',
      'Orders by what they come to, EUR',
      'Orders by number of lines',
      'Customers who come back, by month of the first purchase',
    ]);
  });

  it('divides sales by the number of such days, so that a weekday met less often is not small for that', () => {
    expect(text).toContain('A Sunday brings most: EUR 100.00 on average, and all of them together 36 % of sales.');
  });

  it('tells the middle order from the bins, and the share of orders with a single line', () => {
    expect(text).toContain('Half of the orders come to less than some EUR 55.00');
    expect(text).toContain('60 % of orders have a single line.');
  });

  it('weighs all customers alike in the share that came back, and only months that were over', () => {
    expect(text).toContain('25 % of customers bought again in the month after their first');
    expect(text).toContain('Dashed: the month was not over when the data ended.');
    expect(cellsOf(page, 'cohort-table').slice(1)).toEqual([
      ['2025-09', '20', '25 %'],
      ['2025-10', '10', '10 %'],
      ['2025-11', '5', '–'],
    ]);
  });

  it('gives the full colour to what is rare among many customers, not to a cohort of one that came back', () => {
    expect(text).toContain('Full colour: 25 % or more.');
    const lone = table({
      cohort: ['2025-08', '2025-08', '2025-09', '2025-09', '2025-09'],
      period: [0, 1, 0, 1, 2],
      eligible: [1, 1, 50, 50, 50],
      customers: [1, 1, 50, 5, 3],
      rate: [1, 1, 1, 0.1, 0.06],
      complete: [1, 1, 1, 1, 1],
    });
    const beside = chapterText(readPage({ ...shopAnalysis(), tables: { ...tables, cohorts: lone } }), 'explore');
    expect(beside).toContain('Full colour: 10 % or more.');
    const none = table({
      cohort: ['2025-08', '2025-08'],
      period: [0, 1],
      eligible: [2, 2],
      customers: [2, 0],
      rate: [1, 0],
      complete: [1, 1],
    });
    const empty = chapterText(readPage({ ...shopAnalysis(), tables: { ...tables, cohorts: none } }), 'explore');
    expect(empty).toContain('0 % of customers bought again');
  });

  it('says what columns hold and what is missing', () => {
    expect(cellsOf(page, 'column-table').slice(1)).toEqual([
      ['time', 'dates', '0', '40', '1 September 2025', '1 October 2025', '1 November 2025'],
      ['quantity', 'numbers', '2 (4 %)', '3', '1', '2', '3'],
      ['city', 'texts', '25 (50 %)', '7', '–', '–', '–'],
    ]);
  });

  it('leaves out what has no table', () => {
    const bare = readPage({ ...shopAnalysis(), tables: {} });
    expect(bare.querySelectorAll('#explore figure')).toHaveLength(1);
    expect(chapterText(bare, 'explore')).toContain('No tables to explore came with this analysis.');
  });
});
