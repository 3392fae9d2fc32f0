import { type Analysis, customerTable, encode, InvalidInputError, InvalidOptionError, table } from '@clientele/core';
import { renderReport } from '@clientele/report';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chapterText, parsePage, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

/** The shop with a text of the data wherever a text of the data can stand. */
function withTexts(text: string): Analysis {
  const shop = shopAnalysis({ customers: 40 });
  return {
    ...shop,
    timeZone: 'UTC',
    currency: text,
    customers: customerTable(
      Array.from({ length: 40 }, (_, row) => `${text} ${row}`),
      {
        ...shop.customers.columns,
        segment: encode(Array.from({ length: 40 }, (_, row) => (row < 30 ? text : null))),
        action: Array.from({ length: 40 }, () => text),
      },
    ),
    segments: table({
      segment: encode([text]),
      customers: Float64Array.of(30),
      revenueShare: Float64Array.of(1),
      action: [text],
    }),
    models: {
      [text]: {
        kind: text,
        version: 1,
        engine: text,
        options: { [text]: text },
        parameters: { [text]: [text, { [text]: text }] },
        diagnostics: {
          status: 'converged',
          rows: 40,
          iterations: 1,
          objective: 0,
          gradientNorm: 0,
          notes: [{ code: text, message: text, details: { [text]: text } }],
        },
      },
    },
    quality: {
      counts: { 'invalid-date': 1 },
      listed: [
        { code: 'invalid-date', row: 0, line: 2, column: text, expected: text, received: text, action: 'dropped' },
      ],
    },
    stages: { ...shop.stages, churn: text },
    options: { [text]: text },
    notes: [{ code: text, message: text, details: { [text]: text } }],
  };
}

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title></svg></text><script>alert(1)</script>',
  '<!-- ',
  ']]>',
  '&lt;b&gt; & &amp;',
  'javascript:alert(1)',
  '$' + '{1 + 1} `',
];

const tagsOf = (page: Document): string[] => [...page.querySelectorAll('*')].map((one) => one.tagName);
const plainTags = tagsOf(readPage(withTexts('plain'), { title: 'plain', source: 'plain' }));

describe('texts of the data', () => {
  it.each(attacks)('%s stays text wherever it stands', (attack) => {
    const page = readPage(withTexts(attack), { title: attack, source: attack });
    expect(tagsOf(page)).toEqual(plainTags);
    expect(
      [...page.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on')),
    ).toEqual([]);
    expect(page.querySelector('h1')?.textContent).toBe(attack);
    expect(page.querySelector('#segment-table')?.closest('table')?.textContent).toContain(attack);
    expect(page.querySelector('#keep-table')?.closest('table')?.textContent).toContain(attack);
  });

  it('any text at all leaves the page whole', () => {
    const shape = (document: Document): number => document.querySelectorAll('section, table, figure').length;
    const whole = shape(readPage(withTexts('plain')));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (text) => {
        const markup = renderReport(withTexts(text));
        expect(markup).not.toMatch(/(?![\n\t])[\p{Cc}\p{Surrogate}]/u);
        expect(shape(parsePage(markup))).toBe(whole);
      }),
      { numRuns: 15, seed: 1 },
    );
  });

  it('from right to left are kept apart from their neighbours, in tables and in charts', () => {
    const page = readPage(withTexts('לקוחות‮ evil'));
    expect(page.querySelector('#segment-table')?.closest('table')?.querySelector('tbody th bdi')?.textContent).toBe(
      'לקוחות‮ evil',
    );
    const labels = [...page.querySelectorAll('svg text')]
      .map((label) => label.textContent ?? '')
      .filter((label) => label.includes('לקוחות'));
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.every((label) => label.startsWith('\u2068') && label.includes('\u2069'))).toBe(true);
  });

  it('of 10,000 characters are cut', () => {
    const markup = renderReport(withTexts('x'.repeat(10_000)), {
      title: 'x'.repeat(10_000),
      source: 'x'.repeat(10_000),
    });
    expect(markup).not.toMatch(/x{601}/);
    expect(markup.length).toBeLessThan(80_000);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('called %s are ordinary', (name) => {
    const page = readPage(withTexts(name));
    expect(chapterText(page, 'segments')).toContain(name);
    expect(chapterText(page, 'value')).toContain(`${name} `);
    expect(chapterText(page, 'segments')).not.toContain('native code');
  });
});

const none = new Float64Array();
const empty: Analysis = {
  ...shopAnalysis({ customers: 1 }),
  totals: { lines: 0, orders: 0, customers: 0, sales: 0, first: Number.NaN, last: Number.NaN },
  salesByMonth: table({ month: [], sales: none, orders: none, customers: none }),
  customers: customerTable([], {}),
  segments: table({ segment: encode([]), customers: none, revenueShare: none, action: [] }),
  models: {},
  quality: { counts: {}, listed: [] },
  stages: {
    ...shopAnalysis({ customers: 1 }).stages,
    rfm: 'needs a customer with a purchase',
    clv: 'needs a repeat purchase',
  },
  notes: [],
};

describe('little or odd data', () => {
  it('an analysis of nobody says so in every chapter', () => {
    const page = readPage(empty);
    expect(chapterText(page, 'summary')).toContain('There is no customer with a purchase in this data.');
    expect(chapterText(page, 'segments')).toContain('This step did not run: needs a customer with a purchase.');
    expect(chapterText(page, 'value')).toContain('This step did not run: needs a repeat purchase.');
    expect(chapterText(page, 'explore')).toContain('There are no sales to show over time.');
    expect(chapterText(page, 'quality')).toContain('Nothing odd was found in the data');
    expect(chapterText(page, 'method')).toContain('No model was fitted.');
    expect(page.querySelectorAll('svg')).toHaveLength(0);
    expect(page.querySelector('main')?.textContent).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it.each([1, 2, 3])('an analysis of %d customers renders in full', (customers) => {
    const page = readPage(shopAnalysis({ customers }));
    expect(page.querySelector('.lead')?.textContent).toMatch(
      customers === 1 ? /^1 customer placed/ : /customers placed/,
    );
    expect(page.querySelector('main')?.textContent).not.toMatch(/NaN|Infinity|undefined/);
    expect([...page.querySelectorAll('svg *')].some((mark) => /NaN|Infinity/.test(mark.outerHTML))).toBe(false);
  });

  it('columns of nothing but missing values are columns that are not there', () => {
    const shop = shopAnalysis({ customers: 50 });
    const missing = new Float64Array(50).fill(Number.NaN);
    const columns = {
      ...shop.customers.columns,
      probabilityAlive: missing,
      lifetimeValue: missing,
      recency: missing,
      r: missing,
    };
    const page = readPage({ ...shop, customers: { ...shop.customers, columns } });
    expect(chapterText(page, 'value')).toContain('This step ran and found nothing to show.');
    expect(page.querySelector('main')?.textContent).not.toMatch(/NaN|Infinity/);
  });

  it('single missing values leave the others alone', () => {
    const shop = shopAnalysis({ customers: 50 });
    const worth = (shop.customers.columns['lifetimeValue'] as Float64Array).slice();
    worth.fill(Number.NaN, 0, 25);
    const page = readPage({
      ...shop,
      customers: { ...shop.customers, columns: { ...shop.customers.columns, lifetimeValue: worth } },
    });
    expect(page.querySelector('#keep-table')?.textContent).toContain('10 customers to keep first');
    expect(page.querySelector('main')?.textContent).not.toMatch(/NaN|Infinity/);
  });

  it('counts and amounts beyond all measure still read as numbers', () => {
    const shop = shopAnalysis({ customers: 30 });
    const huge = (values: Float64Array): Float64Array => values.map((value) => value * 1e30);
    const columns = {
      ...shop.customers.columns,
      lifetimeValue: huge(shop.customers.columns['lifetimeValue'] as Float64Array),
    };
    const page = readPage({
      ...shop,
      totals: { ...shop.totals, customers: 9_007_199_254_740_991, sales: 1.5e300 },
      customers: { ...shop.customers, columns },
      salesByMonth: table({ ...shop.salesByMonth.columns, sales: huge(shop.salesByMonth.columns.sales) }),
    });
    expect(chapterText(page, 'summary')).toContain('9,007,199,254,740,991');
    expect(chapterText(page, 'summary')).toContain('1.5 × 10³⁰⁰');
    expect(page.querySelector('main')?.textContent).not.toMatch(/NaN|Infinity|e\+/);
  });

  it('more refunds than sales are drawn below zero and written with a minus', () => {
    const shop = shopAnalysis({ customers: 60 });
    const page = readPage({
      ...shop,
      totals: { ...shop.totals, sales: -120.5 },
      segments: table({
        ...shop.segments.columns,
        revenueShare: shop.segments.columns.revenueShare.map((share) => -share),
      }),
      salesByMonth: table({
        ...shop.salesByMonth.columns,
        sales: shop.salesByMonth.columns.sales.map((amount) => -amount),
      }),
    });
    expect(chapterText(page, 'summary')).toContain('−120.50');
    expect(
      [...page.querySelectorAll('rect')].filter(
        (bar) => Number(bar.getAttribute('width')) < 0 || Number(bar.getAttribute('height')) < 0,
      ),
    ).toEqual([]);
    expect(page.querySelector('main')?.textContent).not.toMatch(/NaN|Infinity/);
  });

  it('a map of hundreds of segments is listed in full and drawn in part', () => {
    const shop = shopAnalysis({ customers: 400 });
    const names = Array.from({ length: 400 }, (_, row) => `Segment ${row}`);
    const page = readPage({
      ...shop,
      customers: { ...shop.customers, columns: { ...shop.customers.columns, segment: encode(names) } },
      segments: table({
        segment: encode(names),
        customers: new Float64Array(400).fill(1),
        revenueShare: new Float64Array(400).fill(1 / 400),
        action: names.map(() => null),
      }),
    });
    expect(page.querySelectorAll('#segment-table ~ tbody tr, table:has(#segment-table) tbody tr').length).toBe(400);
    expect(chapterText(page, 'segments')).toContain('Drawn are the first 24 of 400 segments.');
  });
});

describe('what cannot be used is refused', () => {
  it.each([
    [{ title: '' }, 'renderReport: title must be a text that is not empty, got ""'],
    [{ source: 3 }, 'renderReport: source must be a text that is not empty, got 3'],
    [{ topCustomers: -1 }, 'renderReport: topCustomers must be a whole number from 0 to 1000, got -1'],
    [{ listedIssues: 1.5 }, 'renderReport: listedIssues must be a whole number from 0 to 1000, got 1.5'],
    [
      { titel: 'Shop' },
      'renderReport: titel must be one of the options title, source, topCustomers, listedIssues, got an unknown option',
    ],
  ])('the options %j', (options, message) => {
    const call = (): string => renderReport(shopAnalysis({ customers: 5 }), options as object);
    expect(call).toThrow(InvalidOptionError);
    expect(call).toThrow(message);
  });

  it.each([[undefined], [null], ['analysis'], [[]], [{}]])('the analysis %j', (value) => {
    const call = (): string => renderReport(value as unknown as Analysis);
    expect(call).toThrow(InvalidInputError);
    expect(call).toThrow('renderReport: analysis.totals must be an object as analyze() gives it, got undefined');
  });
});
