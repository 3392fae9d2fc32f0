import { describe, expect, it } from 'vitest';
import { amountBars } from '../src/chart/amount-bars.ts';
import { fullestCell, type HeatCell, heatMap } from '../src/chart/heat-map.ts';
import { chanceHistogram } from '../src/chart/histogram.ts';
import { type MonthBar, monthBars } from '../src/chart/month-bars.ts';
import { chanceAxis, groupRanges } from '../src/chart/ranges.ts';
import { shareBars } from '../src/chart/share-bars.ts';
import { formatShort } from '../src/format/number.ts';
import { attribute, drawBoth, drawWide, textsIn } from './fixture/draw.ts';

const barsOf = (picture: Element): Element[] => [...picture.querySelectorAll('rect')];

describe('bars of two shares', () => {
  const pairs = [
    { name: 'Champions', colour: 'var(--s0)', first: 0.1, second: 0.4 },
    { name: 'Lost', colour: 'var(--s10)', first: 0.3, second: 0.2 },
  ];
  const picture = drawWide((width) => shareBars(pairs, width));
  const filled = barsOf(picture).filter((bar) => bar.getAttribute('fill')?.startsWith('var(--s'));
  const hollow = barsOf(picture).filter((bar) => bar.getAttribute('stroke')?.startsWith('var(--s'));

  it('are as long as the shares', () => {
    const [champions, lost] = filled.map((bar) => attribute(bar, 'width'));
    expect(champions).toBeCloseTo(2 * (lost ?? 0), 1);
    expect(filled).toHaveLength(2);
    expect(hollow).toHaveLength(2);
    // The outline lies within the bar, so a hollow one is shorter by its stroke.
    expect(attribute(hollow[1], 'width') + 1.5).toBeCloseTo(1.5 * (lost ?? 0), 0);
  });

  it('stand one below the other, full above hollow', () => {
    expect(attribute(filled[0], 'y') + attribute(filled[0], 'height')).toBeLessThan(attribute(hollow[0], 'y'));
    expect(attribute(hollow[0], 'y') + attribute(hollow[0], 'height')).toBeLessThan(attribute(filled[1], 'y'));
  });

  it('say their names and shares', () => {
    expect(textsIn(picture)).toEqual(expect.arrayContaining(['Champions', 'Lost', '40 %', '10 %', '20 %', '30 %']));
  });

  it('go to the left of zero where refunds outweigh', () => {
    const below = drawWide((width) => shareBars([{ name: 'a', colour: 'var(--s1)', first: 0.5, second: -0.2 }], width));
    const bar = barsOf(below).find((one) => one.getAttribute('fill') === 'var(--s1)');
    const line = below.querySelector('line');
    expect(attribute(bar, 'x') + attribute(bar, 'width')).toBeLessThanOrEqual(attribute(line ?? undefined, 'x1') + 1);
    expect(textsIn(below)).toContain('−20 %');
  });

  it('two segments of one name keep two rows', () => {
    const twins = [pairs[0], pairs[0]].flatMap((pair) => pair ?? []);
    const heights = barsOf(drawWide((width) => shareBars(twins, width))).map((bar) => attribute(bar, 'y'));
    expect(new Set(heights).size).toBe(4);
  });
});

describe('bars of amounts', () => {
  const bars = [
    { name: 'a', colour: 'var(--s0)', amount: 3000, written: '3 k · 75 %' },
    { name: 'b', colour: 'var(--s1)', amount: 1000, written: '1 k · 25 %' },
  ];

  it('are as long as the amounts and leave room for what is written at their ends', () => {
    for (const picture of drawBoth((width) => amountBars(bars, formatShort, width))) {
      const [long, short] = barsOf(picture);
      expect(attribute(long, 'width')).toBeCloseTo(3 * attribute(short, 'width'), 1);
      const room = attribute(picture, 'width') - attribute(long, 'x') - attribute(long, 'width');
      expect(room).toBeGreaterThan('3 k · 75 %'.length * 6);
    }
  });

  it('draw nothing but zero as zero', () => {
    const picture = drawWide((width) =>
      amountBars([{ name: 'a', colour: 'var(--s0)', amount: 0, written: '0' }], formatShort, width),
    );
    expect(attribute(barsOf(picture)[0], 'width')).toBe(0);
  });
});

describe('a map of scores', () => {
  const cell = (across: number, up: number, count: number, segment: string | null): HeatCell => ({
    across,
    up,
    count,
    segment,
    colour: segment === null ? null : 'var(--s3)',
  });
  const cells = [cell(1, 1, 100, 'Lost'), cell(2, 1, 50, null), cell(1, 2, 0, null), cell(2, 2, 1, 'Champions')];
  const [wide, narrow] = drawBoth((width) => heatMap(cells, 2, width));
  const grounds = barsOf(wide).filter(
    (one) =>
      one.getAttribute('fill') === 'var(--accent)' || one.parentElement?.getAttribute('fill') === 'var(--accent)',
  );

  it('colours a cell by its count, the fullest at full strength, an empty one not at all', () => {
    const strengths = grounds.map((one) => attribute(one, 'fill-opacity'));
    expect(strengths[0]).toBeCloseTo(fullestCell, 10);
    expect(strengths[1]).toBeGreaterThan(strengths[3] ?? 1);
    expect(strengths[2]).toBe(0);
  });

  it('puts the higher score further up', () => {
    const [low, , high] = grounds.map((one) => attribute(one, 'y'));
    expect(high).toBeLessThan(low ?? 0);
  });

  it('names segments where there is room, and keeps to counts where there is not', () => {
    expect(textsIn(wide)).toEqual(expect.arrayContaining(['100', '50', '0', '1', 'Lost', 'Champions']));
    expect(textsIn(narrow)).not.toContain('Lost');
    expect(textsIn(narrow)).toContain('100');
  });

  it('marks the cells of one segment with its colour', () => {
    expect(barsOf(wide).filter((one) => one.getAttribute('fill') === 'var(--s3)')).toHaveLength(2);
  });
});

describe('a histogram of chances', () => {
  it('draws columns as high as the counts, side by side', () => {
    const picture = drawWide((width) => chanceHistogram(Float64Array.of(10, 0, 40, 20), width));
    const columns = barsOf(picture);
    const heights = columns.map((one) => attribute(one, 'height'));
    expect(heights[2]).toBeCloseTo(2 * (heights[3] ?? 0), 0);
    expect(columns.map((one) => attribute(one, 'x'))).toEqual(
      columns.map((one) => attribute(one, 'x')).sort((a, b) => a - b),
    );
    expect(textsIn(picture)).toEqual(expect.arrayContaining(['0 %', '100 %', 'Customers']));
  });

  it('counts a handful without half customers', () => {
    const picture = drawWide((width) => chanceHistogram(Float64Array.of(1, 0), width));
    expect(textsIn(picture).filter((text) => /^0?\.\d|\d\.\d/.test(text))).toEqual([]);
  });
});

describe('ranges of chances', () => {
  it('put the dot between the ends of its line', () => {
    const picture = drawWide((width) =>
      groupRanges([{ name: 'At Risk', colour: 'var(--s8)', lower: 0.1, middle: 0.3, upper: 0.9 }], chanceAxis, width),
    );
    const [, from, to] =
      /^M([\d.]+),[\d.]+L([\d.]+),/.exec(
        picture.querySelector('path[d^="M"][stroke="var(--s8)"]')?.getAttribute('d') ?? '',
      ) ?? [];
    const dot = attribute(picture.querySelector('circle') ?? undefined, 'cx');
    expect(dot - Number(from)).toBeCloseTo((Number(to) - Number(from)) / 4, 0);
    expect(picture.querySelector('circle')?.getAttribute('fill')).toBe('var(--s8)');
  });
});

describe('columns of months', () => {
  const months = (...amounts: number[]): MonthBar[] =>
    amounts.map((amount, index) => ({ month: `2025-0${index + 1}`, amount, incomplete: index === amounts.length - 1 }));
  const draw = (bars: readonly MonthBar[]) => drawWide((width) => monthBars(bars, formatShort, width));

  it('are as high as the amounts', () => {
    const [first, second] = barsOf(draw(months(100, 50, 10))).map((bar) => attribute(bar, 'height'));
    expect(first).toBeCloseTo(2 * (second ?? 0), 0);
  });

  it('stand hollow where the month was not over', () => {
    const columns = barsOf(draw(months(100, 50, 10)));
    const dashed = (bar: Element | undefined): boolean => bar?.parentElement?.hasAttribute('stroke-dasharray') === true;
    expect(columns.map(dashed)).toEqual([false, false, true]);
  });

  it('hang below the line where refunds outweigh', () => {
    const [above, below] = barsOf(draw(months(100, -50, 10)));
    const zero = attribute(above, 'y') + attribute(above, 'height');
    expect(attribute(below, 'y')).toBeCloseTo(zero, 0);
    expect(attribute(below, 'height')).toBeGreaterThan(0);
  });

  it('leave a month whose amount is not known empty', () => {
    expect(draw(months(100, Number.NaN, 10)).outerHTML).not.toContain('NaN');
  });

  it('draw a single month', () => {
    expect(textsIn(draw(months(5)))).toContain('2025-01');
  });
});
