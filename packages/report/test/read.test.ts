import { customerTable, encode, table } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charted, segmentViews } from '../src/context/segments.ts';
import { valueTerms } from '../src/context/value-terms.ts';
import { summarizeChances } from '../src/read/chances.ts';
import { known, knownAt, meanOf, numbersOf, sumOf, textsOf } from '../src/read/columns.ts';
import { jsonText } from '../src/sections/method/settings.ts';
import { shopAnalysis } from './fixture/shop.ts';

describe('columns by name', () => {
  const source = customerTable(['Ada', 'Bo'], {
    number: Float64Array.of(1, Number.NaN),
    coded: encode(['a', null]),
    text: ['x', null],
    list: { dictionary: { values: ['a'] }, offsets: Uint32Array.of(0, 1, 1), codes: Uint32Array.of(0) },
  });

  it('are there as what they are, and not as anything else', () => {
    expect(numbersOf(source, 'number')).toEqual(Float64Array.of(1, Number.NaN));
    expect(textsOf(source, 'coded')).toEqual(['a', null]);
    expect(textsOf(source, 'text')).toEqual(['x', null]);
    expect(['coded', 'text', 'list'].map((name) => numbersOf(source, name))).toEqual([null, null, null]);
    expect(['number', 'list'].map((name) => textsOf(source, name))).toEqual([null, null]);
  });

  it.each(['missing', '__proto__', 'constructor', 'toString'])('%s is no column', (name) => {
    expect(numbersOf(source, name)).toBeNull();
    expect(textsOf(source, name)).toBeNull();
  });

  it('leave missing values out of sums and means', () => {
    const values = Float64Array.of(1, Number.NaN, 4, Number.POSITIVE_INFINITY);
    expect([...known(values)]).toEqual([1, 4]);
    expect([...knownAt(values, [3, 2, 9, 0])]).toEqual([4, 1]);
    expect(sumOf(known(values))).toBe(5);
    expect(meanOf(known(values))).toBe(2.5);
    expect(meanOf(new Float64Array())).toBeNaN();
  });
});

describe('views of segments', () => {
  it('hold every customer of a segment once, and nobody without one', () => {
    const shop = shopAnalysis({ customers: 300 });
    const views = segmentViews(shop);
    const rows = views.flatMap((view) => [...view.rows]);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows).toHaveLength(300);
    for (const view of views) expect(view.rows).toHaveLength(view.customers);
    expect(views.reduce((sum, view) => sum + view.customerShare, 0)).toBeCloseTo(1, 12);
  });

  it('do not depend on the order of the table', () => {
    const shop = shopAnalysis({ customers: 300 });
    const turned = table({
      segment: encode(
        [...shop.segments.columns.segment.codes]
          .map((code) => shop.segments.columns.segment.dictionary.values[code])
          .reverse(),
      ),
      customers: shop.segments.columns.customers.slice().reverse(),
      revenueShare: shop.segments.columns.revenueShare.slice().reverse(),
      action: [...shop.segments.columns.action].reverse(),
    });
    expect(segmentViews({ ...shop, segments: turned })).toEqual(segmentViews(shop));
  });

  it('put shares that are not known last', () => {
    const shop = shopAnalysis({ customers: 5 });
    const segments = table({
      segment: encode(['unknown', 'loss', 'gain']),
      customers: Float64Array.of(1, 1, 1),
      revenueShare: Float64Array.of(Number.NaN, -0.5, 1.5),
      action: [null, null, null],
    });
    expect(segmentViews({ ...shop, segments }).map(({ name }) => name)).toEqual(['gain', 'loss', 'unknown']);
  });

  it('go into a chart as far as there is room', () => {
    expect(charted([1, 2, 3])).toEqual({ shown: [1, 2, 3], remark: '' });
    expect(charted(Array.from({ length: 25 }, (_, index) => index)).shown).toHaveLength(24);
  });
});

describe('chances in short', () => {
  it('of nobody are nothing', () => {
    expect(summarizeChances(new Float64Array())).toBeNull();
  });

  it('are alike only where the model tells nobody apart', () => {
    expect(summarizeChances(Float64Array.of(0.999, 0.9999))?.alike).toBe(true);
    expect(summarizeChances(Float64Array.of(0.98, 0.9999))?.alike).toBe(false);
    expect(summarizeChances(Float64Array.of(0.4))?.alike).toBe(false);
  });

  it('expect between nobody and everybody', () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(chances, (values) => {
        const found = summarizeChances(Float64Array.from(values));
        expect(found?.lowest).toBe(Math.min(...values));
        expect(found?.highest).toBe(Math.max(...values));
        expect(found?.expected).toBeGreaterThanOrEqual(0);
        expect(found?.expected).toBeLessThanOrEqual(values.length);
      }),
    );
  });
});

describe('the name of value', () => {
  const shop = shopAnalysis({ customers: 5 });

  it.each([
    [undefined, ''],
    [{}, ''],
    [{ horizon: { weeks: 39 } }, 'over the next 39 weeks'],
    [{ horizon: { years: 1 }, discount: { annual: 0.07 } }, 'over the next year, discounted at 7 % a year'],
    [{ horizon: 12, discount: 'much' }, ''],
  ])('under the options %j has the terms %j', (options, terms) => {
    const told = valueTerms({ ...shop, ...(options === undefined ? {} : { options }) });
    expect(told.terms.replaceAll('\u00a0', ' ')).toBe(terms);
    expect(told.name).toBe('expected discounted revenue');
  });
});

describe('settings in words', () => {
  it.each([
    [5, '5'],
    [0.24259471, '0.242595'],
    ['quantile', 'quantile'],
    [true, 'true'],
    [null, 'none'],
    [[], 'none'],
    [[1, 2.5], '1, 2.5'],
    [Array(40).fill(1), '40 values'],
    [{ weeks: 39 }, 'weeks: 39'],
    [{ cuts: [1, 2], inner: { deep: null } }, 'cuts: 1, 2, inner: deep: none'],
    [JSON.parse('{"__proto__": 1}'), '__proto__: 1'],
  ])('%j reads %j', (value, text) => {
    expect(jsonText(value)).toBe(text);
  });
});
