import type { Analysis } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { cellsOf, chapterText, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const shop = shopAnalysis();
const page = readPage(shop);
const number = (text: string | undefined): number => Number((text ?? '').replaceAll(',', '').replace(' %', ''));
const columnOf = (name: string): Float64Array => shop.customers.columns[name] as Float64Array;
const columnSum = (rows: readonly string[][], place: number): number =>
  rows.reduce((sum, row) => sum + number(row[place]), 0);
const without = (...names: string[]): Analysis => ({
  ...shop,
  customers: {
    ...shop.customers,
    columns: Object.fromEntries(Object.entries(shop.customers.columns).filter(([name]) => !names.includes(name))),
  },
});

describe('summary', () => {
  it('gives the key figures with their units', () => {
    const facts = new Map(
      [...page.querySelectorAll('.facts > div')].map((fact) => [
        fact.querySelector('dt')?.textContent,
        fact.querySelector('dd')?.textContent,
      ]),
    );
    expect(facts.get('Customers')).toBe('800');
    expect(facts.get('Orders')).toBe(`3,605${'8,292 lines of data'}`);
    expect(facts.get('Net sales')).toBe('449,700.33EUR');
    expect(facts.get('Sales per order')).toBe('124.74EUR, mean');
    expect(facts.get('First event')).toBe('3 January 2023');
    expect(facts.get('Last event')).toBe('17 November 2025');
    expect(facts.get('Counted up to')).toBe('17 November 2025end of that day');
    expect(facts.get('Time zone')).toBe('Europe/Berlinof all days and months here');
  });

  it('says in one paragraph what the base looks like', () => {
    expect(page.querySelector('.lead')?.textContent?.trim().replaceAll('\u00a0', ' ')).toBe(
      '800 customers placed 3,605 orders worth EUR 449,700.33 from 3 January 2023 to 17 November 2025. ' +
        'The fifth of customers that spends most brings 65 % of all sales. ' +
        'Half of the customers last bought within 179 days; 27 % bought only once. ' +
        'The segment that brings most is Loyal Customers: 16 % of customers, 30 % of sales. ' +
        'About 527 of 800 customers are likely still active, by the sum of their chances.',
    );
  });

  it('leaves out what the data does not say', () => {
    const lead = readPage(without('probabilityAlive', 'recency', 'monetary')).querySelector('.lead')?.textContent;
    expect(lead).not.toMatch(/still active|last bought|spends most/);
    expect(lead).toContain('800 customers placed');
  });

  it('says so where the currency was not stated', () => {
    const { currency: _, ...bare } = shop;
    const summary = chapterText(readPage(bare), 'summary');
    expect(summary).toContain('worth 449,700.33 (currency not stated)');
    expect(summary).not.toContain('EUR');
  });
});

describe('segments', () => {
  const [head, ...rows] = cellsOf(page, 'segment-table');

  it('lists each with size, shares, medians and action', () => {
    expect(head).toEqual([
      'Segment',
      'Customers',
      'Share of customers',
      'Share of sales',
      'Recency, days',
      'Frequency, orders',
      'Spend, EUR',
      'What to do',
    ]);
    expect(rows.find(([name]) => name === 'At Risk')?.at(-1)).toBe('Send a “we miss you” discount of 20 %');
    expect(columnSum(rows, 1)).toBe(800);
    expect(columnSum(rows, 2)).toBeCloseTo(100, 0);
    expect(columnSum(rows, 3)).toBeCloseTo(100, 0);
  });

  it('puts the largest share of sales first', () => {
    const shares = rows.map((row) => number(row[3]));
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  it('takes the medians over the customers of the segment', () => {
    const segment = shop.customers.columns['segment'] as {
      codes: Uint32Array;
      dictionary: { values: readonly string[] };
    };
    const code = segment.dictionary.values.indexOf('Lost');
    const recency = [...columnOf('recency')].filter((_, row) => segment.codes[row] === code).sort((a, b) => a - b);
    const middle =
      ((recency[Math.floor((recency.length - 1) / 2)] ?? 0) + (recency[Math.floor(recency.length / 2)] ?? 0)) / 2;
    expect(number(rows.find(([name]) => name === 'Lost')?.[4])).toBe(Math.round(middle));
  });

  it('draws a map of scores whose cells hold all customers', () => {
    const map = [...page.querySelectorAll('.wide svg')].find((chart) =>
      chart.getAttribute('aria-label')?.startsWith('Grid of 5 by 5'),
    );
    const counts = [...(map?.querySelectorAll('text') ?? [])].filter(
      (label) => label.parentElement?.getAttribute('font-weight') === '600',
    );
    expect(counts).toHaveLength(25);
    expect(counts.reduce((sum, label) => sum + number(label.textContent ?? ''), 0)).toBe(800);
  });

  it('leaves the map out where there are no scores', () => {
    expect(chapterText(readPage(without('r')), 'segments')).not.toContain('Grid');
    expect(readPage(without('r')).querySelectorAll('svg')).toHaveLength(10);
  });
});

describe('value', () => {
  const [, ...rows] = cellsOf(page, 'value-table');

  it('adds up to the value of all customers', () => {
    const total = columnOf('lifetimeValue').reduce((sum, amount) => sum + amount, 0);
    expect(Math.abs(columnSum(rows, 6) - total)).toBeLessThan(rows.length);
    expect(chapterText(page, 'value')).toContain(`total of EUR ${Math.round(total).toLocaleString('en-US')}`);
  });

  it('calls revenue what no margin has made profit', () => {
    expect(chapterText(page, 'value')).toContain('expected discounted revenue');
    expect(chapterText(page, 'value')).toContain('No margin was given');
    expect(chapterText(page, 'value')).not.toContain('lifetime value');
  });

  it('calls it lifetime value where a margin was given, with the terms', () => {
    const options = { horizon: { years: 1 }, discount: { annual: 0.1 }, margin: 0.35 };
    const text = chapterText(readPage({ ...shop, notes: [], options }), 'value');
    expect(text).toContain('lifetime value over the next year, discounted at 10 % a year, at a margin of 35 %');
    expect(text).not.toContain('No margin was given');
  });

  it('lists the customers of whom most is expected', () => {
    const [, ...top] = cellsOf(page, 'keep-table');
    const best = [...columnOf('lifetimeValue')].sort((a, b) => b - a).slice(0, 10);
    expect(top.map((row) => number(row[1]))).toEqual(best.map((amount) => Number(amount.toFixed(2))));
    expect(cellsOf(readPage(shop, { topCustomers: 3 }), 'keep-table')).toHaveLength(4);
    expect(readPage(shop, { topCustomers: 0 }).querySelector('#keep-table')).toBeNull();
  });

  it('counts every customer once in the histogram', () => {
    expect(chapterText(page, 'value')).toContain('71 % of customers are more likely active than not');
  });

  it('draws no picture of chances that tell nobody apart, and says so', () => {
    const same = { ...shop.customers.columns, probabilityAlive: new Float64Array(800).fill(0.99999) };
    const flat = readPage({ ...shop, customers: { ...shop.customers, columns: same } });
    expect(chapterText(flat, 'value')).toContain('nearly the same chance of being active (about 100.0 %)');
    expect(flat.querySelectorAll('#value svg')).toHaveLength(2);
    expect(chapterText(flat, 'value')).toContain('10 customers of whom most is expected');
    expect(chapterText(flat, 'summary')).toContain('it cannot tell who has left');
    expect(chapterText(flat, 'summary')).not.toContain('likely still active');
  });

  it('warns before numbers whose model ended at its boundary', () => {
    const model = shop.models['clv/bg-nbd'] as Analysis['models'][string];
    const notes = [{ code: 'fit-on-boundary', message: 'the data show no sign of leaving' }];
    const boundary = { ...model, diagnostics: { ...model.diagnostics, status: 'boundary', notes } } as const;
    const warned = readPage({ ...shop, models: { 'clv/bg-nbd': boundary }, notes: [...shop.notes, ...notes] });
    expect(chapterText(warned, 'value')).toContain(
      'Read these numbers with care. Purchases: BG/NBD model: it ended at the edge of what its parameters may be. the data show no sign of leaving.',
    );
    expect(chapterText(page, 'value')).not.toContain('with care');
    expect(chapterText(warned, 'method').split('the data show no sign of leaving')).toHaveLength(2);
  });

  it('says what is missing where only one of the two is there', () => {
    expect(chapterText(readPage(without('lifetimeValue')), 'value')).toContain(
      'There is no value of customers in this analysis',
    );
    expect(chapterText(readPage(without('probabilityAlive')), 'value')).toContain(
      'There are no chances of being active',
    );
  });

  it('says why the stage did not run', () => {
    const stages = { ...shop.stages, clv: 'needs 1 or more customers with a repeat purchase, got 0' };
    const text = chapterText(readPage({ ...without('probabilityAlive', 'lifetimeValue'), stages }), 'value');
    expect(text).toContain('This step did not run: needs 1 or more customers with a repeat purchase, got 0.');
  });
});

describe('sales over time', () => {
  it('marks the month that was not over', () => {
    expect(chapterText(page, 'explore')).toContain('The last column, November 2025, is hollow');
    expect(cellsOf(page, 'month-table').at(-1)?.[0]).toBe('2025-11 (incomplete)');
    expect(page.querySelectorAll('.wide [stroke-dasharray] rect')).toHaveLength(1);
  });

  it('marks nothing where the observation ends with a month', () => {
    const whole = readPage({ ...shop, asOf: Date.UTC(2025, 10, 30, 23) });
    expect(chapterText(whole, 'explore')).not.toContain('hollow');
    expect(cellsOf(whole, 'month-table').at(-1)?.[0]).toBe('2025-11');
  });

  it('lists every month', () => {
    const [head, ...rows] = cellsOf(page, 'month-table');
    expect(head).toEqual(['Month', 'Net sales, EUR', 'Orders', 'Customers']);
    expect(rows).toHaveLength(35);
    const orders = shop.salesByMonth.columns.orders.reduce((sum, count) => sum + count, 0);
    expect(columnSum(rows, 2)).toBe(orders);
  });
});

describe('findings on the data', () => {
  it('counts them by kind, the most frequent first, with what was done', () => {
    const [, ...rows] = cellsOf(page, 'finding-table');
    expect(rows.map(([name, count, , done]) => [name, count, done])).toEqual([
      ['Product with several names', '32', 'kept as it stood'],
      ['Missing value', '3', 'left out'],
      ['Not a date', '2', 'left out'],
      ['Line that stands twice', '1', 'kept as it stood'],
    ]);
  });

  it('lists the first with their lines', () => {
    const [, ...rows] = cellsOf(page, 'issue-table');
    expect(rows[0]).toEqual(['line 19', 'Not a date', 'Order Date', 'a date as yyyy-MM-dd', '"soon"', 'left out']);
    expect(rows.at(-1)?.[0]).toBe('whole data');
    expect(chapterText(page, 'quality')).toContain('The first 5 of 38 findings');
    expect(cellsOf(readPage(shop, { listedIssues: 2 }), 'issue-table')).toHaveLength(3);
  });

  it('names the row where there is no file, and a code it does not know by itself', () => {
    const listed = [{ code: 'brand-new', row: 4, column: 'c', expected: 'e', received: 'r', action: 'kept' }];
    const quality = { counts: { 'brand-new': 1 }, listed } as unknown as Analysis['quality'];
    expect(cellsOf(readPage({ ...shop, quality }), 'issue-table')[1]?.slice(0, 2)).toEqual(['row 5', 'brand-new']);
  });
});

describe('how it was computed', () => {
  it('says of each step whether it ran, or why not', () => {
    const steps = new Map(cellsOf(page, 'stage-table').map(([name, outcome]) => [name, outcome]));
    expect(steps.get('Customer lifetime value')).toBe('done');
    expect(steps.get('Sentiment')).toBe('did not run: needs feedback: give a file with --feedback');
  });

  it('gives every model with parameters and diagnostics', () => {
    const text = chapterText(page, 'method');
    expect(text).toContain(
      'Fitted on 800 rows in 31 iterations; it converged; log-likelihood −9,582.4292; gradient 3.2 × 10⁻⁷.',
    );
    expect(cellsOf(page, 'model-0-table')).toContainEqual(['alpha', '61.2346']);
    expect(cellsOf(page, 'model-1-table')).toContainEqual(['recency', '32, 98, 201, 377']);
    expect(text).toContain('Frequency has ties at its first threshold.');
  });

  it('gives notes, and options where the analysis tells them', () => {
    expect(chapterText(page, 'method')).toContain('No margin was given: lifetimeValue is expected discounted revenue.');
    expect(page.querySelector('#option-table')).toBeNull();
    const told = readPage({ ...shop, options: { horizon: { weeks: 39 }, seed: 1 } });
    expect(cellsOf(told, 'option-table')).toContainEqual(['horizon', 'weeks: 39']);
  });
});
