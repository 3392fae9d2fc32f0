import { type Analysis, encode, table, withColumns } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../src/format/text.ts';
import { cellsOf, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const shop = shopAnalysis();
const names = Array.from(
  shop.segments.columns.segment.codes,
  (code) => shop.segments.columns.segment.dictionary.values[code] as string,
);
const [first = '', second = ''] = names;

function withTables(tables: Analysis['tables']): Document {
  return readPage({ ...shop, tables: { ...shop.tables, ...tables } } as Analysis);
}

describe('the table of segments', () => {
  it('gives each median alone where no interval is known', () => {
    const [, row = []] = cellsOf(readPage(shop), 'segment-table');
    expect(row[4]).toMatch(/^[\d,]+$/);
  });

  it('gives below the median where that of customers like these lies, and leaves out an interval without an end', () => {
    const ends = (value: number): Float64Array =>
      Float64Array.from(names, (name) => (name === first ? value : Number.NaN));
    const segments = withColumns(shop.segments, { medianRecencyLower: ends(11), medianRecencyUpper: ends(1234) });
    const rows = cellsOf(readPage({ ...shop, segments } as Analysis), 'segment-table').slice(1);
    for (const [name = '', , , , recency = ''] of rows) {
      expect(recency).toMatch(name === first ? /^[\d,]+11 to 1,234$/ : /^([\d,]+|–)$/);
    }
  });
});

describe('what sets the segments apart', () => {
  const traits = table({
    cluster: encode([first, first, first, first, first, second]),
    column: encode(['favouriteCategory', 'favouriteCategory', 'discountShare', 'favouriteChannel', 'age', 'age']),
    level: encode(['<b>Tea</b>', 'Cups', null, 'web', null, null]),
    mean: Float64Array.of(0.7, 0.3, 0.1, 0.5, 61.5, 40),
    median: Float64Array.of(Number.NaN, Number.NaN, 0.1, Number.NaN, 60, 40),
    overall: Float64Array.of(0.4, 0.35, 0.3, 0.45, 41, 41),
    effect: Float64Array.of(0.3, -0.05, -0.4, 0.05, 0.6, -0.02),
  });

  it('is told in words, the small differences left out, markup of the data shown as text', () => {
    expect(cellsOf(withTables({ segmentTraits: traits }), 'segment-traits').slice(1)).toEqual([
      [
        first,
        'favourite category <b>Tea</b>: 70 % of them, 40 % of all' +
          'lower discount share: 0.10 on the mean, 0.30 among all' +
          'higher age: 61.50 on the mean, 41.00 among all',
      ],
    ]);
  });

  it('is left out where nothing differs, and where nothing is known', () => {
    const alike = table({ ...traits.columns, effect: new Float64Array(6), mean: traits.columns.overall });
    for (const page of [withTables({ segmentTraits: alike }), readPage(shop)]) {
      expect(page.querySelector('#segment-traits')).toBeNull();
    }
  });
});

describe('who spends most', () => {
  it('is told rule by rule', () => {
    const valueRules = table({
      cluster: Float64Array.of(1, 0),
      rule: ['favouriteCategory "Tea"', 'favouriteCategory not "Tea"'],
      customers: Float64Array.of(20, 60),
      share: Float64Array.of(0.25, 0.75),
      value: Float64Array.of(1234.5, 10),
    });
    expect(cellsOf(withTables({ valueRules }), 'value-rules').slice(1)).toEqual([
      ['favourite category "Tea"', '20', '25.0 %', '1,234.50'],
      ['favourite category not "Tea"', '60', '75.0 %', '10.00'],
    ]);
    expect(readPage(shop).querySelector('#value-rules')).toBeNull();
  });
});

describe('a column in words', () => {
  it('is split where small letters meet large ones, and nowhere else', () => {
    expect(['favouriteCategory', 'Age', 'annual income (k$)', 'GDP', 'nPS'].map(wordsOf)).toEqual([
      'favourite category',
      'Age',
      'annual income (k$)',
      'GDP',
      'n pS',
    ]);
  });
});
