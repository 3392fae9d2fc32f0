import { type Analysis, encode, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { type MatrixCell, matrix } from '../src/chart/matrix.ts';
import { timeLines } from '../src/chart/time-lines.ts';
import { drawBoth, drawWide, textsIn } from './fixture/draw.ts';
import { cellsOf, chapterText, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const shop = shopAnalysis();
const week = 7 * 86_400_000;
const times = [1, 2, 3].map((n) => shop.asOf + n * week);
const numbers = (...values: number[]): Float64Array => Float64Array.from(values);

const tables = {
  purchaseTracking: table({
    end: numbers(...times),
    actual: numbers(10, 12, 8),
    expected: numbers(9, 9, 9),
    cumulativeActual: numbers(10, 22, 30),
    cumulativeExpected: numbers(9, 18, 27),
    foretold: numbers(0, 1, 1),
  }),
  salesForecast: table({
    end: numbers(...times),
    transactions: numbers(10, 9, 8),
    transactionsLower: numbers(5, 4, 3),
    transactionsUpper: numbers(15, 14, 13),
    revenue: numbers(1000, 900, 800),
    revenueLower: numbers(500, 400, 300),
    revenueUpper: numbers(1500, 1400, 1300),
  }),
  frequencyRecency: table({
    x: numbers(0, 1, 1, 2, 2),
    tx: numbers(0, 20, 40, 20, 40),
    probabilityAlive: numbers(1, 0.4, 0.8, 0.2, 0.9),
    expectedTransactions: numbers(0.2, 0.3, 0.6, 0.2, 1.4),
  }),
  aliveHistories: table({
    customer: encode(['<b>Ada</b>', '<b>Ada</b>', 'Bo', 'Bo']),
    time: numbers(...times.slice(0, 2), ...times.slice(0, 2)),
    x: numbers(0, 3, 0, 5),
    probabilityAlive: numbers(1, 0.12, 1, 0.97),
  }),
  purchaseModels: table({
    kind: encode(['clv/bg-nbd', 'clv/nbd']),
    rmse: numbers(1.6, 1.8),
    mae: numbers(0.8, 1),
    expected: numbers(1653, 2930),
    actual: numbers(1882, 1882),
    bic: numbers(100, 200),
  }),
  forecastCalibration: table({
    factor: numbers(1, 1.14),
    expected: numbers(1653, 1884.4),
    actual: numbers(1882, 1882),
    bias: numbers(-0.12168, 0.00128),
    applied: numbers(1, 0),
  }),
  retentionBudget: table({
    customer: encode(['Ada', 'Bo', 'Cy']),
    lifetimeValue: numbers(400, 90, 10),
    churnProbability: numbers(0.5, 0.4, 0.1),
    maxSpend: numbers(128, 20, 0),
    expectedGain: numbers(40.5, 2, -7),
  }),
  retentionTotals: table({
    targeted: numbers(2),
    spend: numbers(20),
    gain: numbers(42.5),
    returnOnSpend: numbers(2.125),
    bound: ['lower'],
  }),
} as unknown as NonNullable<Analysis['tables']>;
const page = readPage({ ...shop, tables });
const text = chapterText(page, 'value').replaceAll('\u00a0', ' ');

describe('the chapter on value', () => {
  it('shows the forecast without and with the factor that mends it, and whether its numbers hold it', () => {
    const [, plain, mended] = cellsOf(page, 'forecast-calibration');
    expect(plain).toEqual(['as the model has it', '1.000', '1,653', '1,882', '−12 %']);
    expect(mended?.slice(0, 4)).toEqual(['with the factor', '1.140', '1,884', '1,882']);
    expect(text).toContain('The factor brings the forecast closer to what came.');
    expect(text).toContain('values and the weeks ahead are without it');
  });

  it('says how what was expected met what came, and from where on it was foretold', () => {
    expect(text).toContain('In the end 27 were expected and 30 came, 10 % too few.');
    expect(text).toContain('knew nothing of what lies right of the dotted line');
  });

  it('tells the weeks ahead, as a picture and as a table', () => {
    expect(text).toContain(
      'Over 3 weeks 27 purchases worth EUR 2,700.00. The band holds a week’s revenue 19 times of 20',
    );
    expect(cellsOf(page, 'forecast-table')[1]).toEqual([
      '24 November 2025',
      ...['10.0', '5.0', '15.0', '1,000', '500', '1,500'],
    ]);
  });

  it('says why there is no band', () => {
    const bare = table({
      ...tables['salesForecast']?.columns,
      revenueLower: numbers(Number.NaN, Number.NaN, Number.NaN),
    });
    const without = readPage({ ...shop, tables: { salesForecast: bare } } as Analysis);
    expect(chapterText(without, 'value')).toContain('There is no band: a model behind it has no standard errors.');
  });

  it('shows single customers, whose ids are text', () => {
    expect(text).toContain('One customer through time: <b>Ada</b>');
    expect(text).toContain('comes back with each of 5 repeat purchases. At the end it is 97 %.');
  });

  it('tells which model was gone by', () => {
    const [, first, second] = cellsOf(page, 'model-choice');
    expect(first?.slice(0, 3)).toEqual(['Purchases: BG/NBD model', 'yes', '1.6000']);
    expect(second?.slice(0, 2)).toEqual(['Purchases: NBD model', '']);
  });

  it('says whom it pays to keep: those targeted, and no more', () => {
    expect(
      cellsOf(page, 'retention-table')
        .slice(1)
        .map(([id]) => id),
    ).toEqual(['Ada', 'Bo']);
    expect(text).toContain('Values count with the low end of their intervals');
  });

  it('names the option that would tell, where nothing was said of costs', () => {
    const notes = [
      { code: 'retention-not-given', message: 'who is worth keeping stays open: it needs the option retention' },
    ];
    expect(chapterText(readPage({ ...shop, notes }), 'value')).toContain('Who is worth keeping stays open');
  });

  it('has none of these pictures where there are no tables', () => {
    expect(chapterText(readPage(shop), 'value')).not.toMatch(/through time|week by week|worth keeping/);
  });
});

describe('lines over time', () => {
  const points = times.map((at, i) => ({ at, value: i }));

  it('are full where things came, dashed where they were expected, with a band and a rule', () => {
    const picture = drawWide((width) =>
      timeLines(
        {
          actual: points,
          expected: points,
          band: points.map(({ at, value }) => ({ at, lower: value - 1, upper: value + 1 })),
          split: times[1] ?? 0,
          format: String,
        },
        width,
      ),
    );
    expect(picture.querySelectorAll('[stroke-dasharray="6,3"] path')).toHaveLength(1);
    expect(picture.querySelectorAll('[fill-opacity="0.16"] path')).toHaveLength(1);
    expect(picture.querySelectorAll('[stroke-dasharray="2,3"] line')).toHaveLength(1);
  });

  it('of nothing but zeros can be drawn', () => {
    const flat = points.map(({ at }) => ({ at, value: 0 }));
    expect(textsIn(drawWide((width) => timeLines({ actual: flat, format: String }, width)))).toContain('0');
  });
});

describe('the matrix', () => {
  const cells: MatrixCell[] = [
    { last: 0, count: 0, value: 1 },
    { last: 10, count: 1, value: 0.25 },
    { last: 20, count: 1, value: 0.5 },
  ];
  const [wide, narrow] = drawBoth((width) =>
    matrix(cells, { most: 1, format: (v) => `v${v}`, across: 'Weeks' }, width),
  );

  it('fills cells by their values, and writes them where there is room', () => {
    const strengths = [...wide.querySelectorAll('[aria-label="cell"] rect, rect')]
      .map((cell) => Number(cell.getAttribute('fill-opacity')))
      .filter((value) => value > 0);
    expect(strengths).toHaveLength(3);
    expect(strengths[0]).toBeGreaterThan(strengths[2] as number);
    expect(strengths[2]).toBeGreaterThan(strengths[1] as number);
    expect(textsIn(wide)).toContain('v0.25');
    expect(textsIn(narrow)).not.toContain('v0.25');
  });
});
