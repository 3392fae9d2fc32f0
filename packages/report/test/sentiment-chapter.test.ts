import { type Analysis, encode, table } from '@clientele/core';
import { describe, expect, it } from 'vitest';
import { moodLine } from '../src/chart/mood-line.ts';
import { praiseBars } from '../src/chart/praise-bars.ts';
import { groupRanges, moodAxis } from '../src/chart/ranges.ts';
import { drawBoth, drawWide, textsIn } from './fixture/draw.ts';
import { cellsOf, chapterText, readPage } from './fixture/read-page.ts';
import { shopAnalysis } from './fixture/shop.ts';

const shop = shopAnalysis();
const day = 86_400_000;

const tables = {
  feedbackOutlook: table({
    ...{ texts: [200], voices: [90], customers: [80], score: [0.31], rating: [4.1] },
    ...{ positive: [0.6], neutral: [0.2], mixed: [0.05], negative: [0.15] },
  }),
  feedbackByMonth: table({
    month: ['2025-01', '2025-02', '2025-03', '2025-04'],
    texts: [40, 0, 80, 80],
    score: [0.4, Number.NaN, -0.1, 0.3],
    negativeShare: [0.1, Number.NaN, 0.4, 0.1],
  }),
  satisfactionBySegment: table({
    segment: encode(['Lost', 'Champions']),
    ...{ customers: [1, 50], texts: [2, 120], score: [-0.4, 0.5], negativeShare: [0.5, 0.1], rating: [2, Number.NaN] },
    ...{ lower: [Number.NaN, 0.45], upper: [Number.NaN, 0.55] },
  }),
  feedbackAspects: table({
    aspect: encode(['delivery', 'service']),
    ...{ count: [40, 60], mentions: [45, 66], praised: [5, 50], blamed: [30, 6], score: [-0.3, 0.4] },
    ...{ negativeShare: [0.66, 0.09], lower: [0.55, 0.05], upper: [0.77, 0.16] },
    quote: ['it came <b>late</b> & broken', null],
  }),
  ratingDrivers: table({
    aspect: encode(['delivery']),
    ...{ gain: [0.34], gainLower: [0.2], gainUpper: [0.48] },
  }),
  feedbackAlerts: table({
    group: encode(['all', 'all']),
    alert: encode(['drop', 'burst']),
    ...{ from: [100 * day, 107 * day], until: [107 * day, 114 * day], count: [20, 30] },
    ...{ actual: [-0.2, 14], expected: [0.3, 3.5], chance: [1e-5, 1e-6] },
  }),
  advocates: table({ customer: encode(['C-1 & Co']), score: [0.6], bound: [0.41], weight: [0.41], count: [9] }),
  detractors: table({ customer: encode([]), score: [], bound: [], weight: [], count: [] }),
};

function withSentiment(changed: Record<string, unknown> = {}): Analysis {
  const stages = { ...shop.stages, sentiment: 'done' };
  return { ...shop, stages, tables: { ...tables, ...changed } } as Analysis;
}

describe('the chapter on what customers say', () => {
  const page = readPage(withSentiment());
  const text = chapterText(page, 'sentiment');

  it('tells how much was said and how satisfied segments are, the least satisfied first', () => {
    for (const words of ['by 90 people, 80 of them customers', '0.31', '4.10', 'Least satisfied: Lost, −0.40']) {
      expect(text).toContain(words);
    }
    const [, lost, champions] = cellsOf(page, 'satisfaction-table');
    expect([lost?.[0], champions?.[0], champions?.[5]]).toEqual(['Lost', 'Champions', '–']);
  });

  it('says what to improve, in a customer’s words, which are escaped', () => {
    expect(text).toContain('Blamed most: delivery, 30 times, and praised 5 times.');
    const [header, delivery, service] = cellsOf(page, 'aspect-table');
    expect(header).toContain('Mean rating could gain');
    expect(delivery).toContain('it came <b>late</b> & broken');
    expect(delivery?.[5]).toContain('0.34 (0.20 to 0.48)');
    expect(service?.[5]).toBe('–');
    expect(page.querySelector('#sentiment b')).toBeNull();
    const unrated = readPage(withSentiment({ ratingDrivers: undefined }));
    expect(cellsOf(unrated, 'aspect-table')[0]).not.toContain('Mean rating could gain');
  });

  it('lists alerts, the latest first, and says so where there are none', () => {
    const [, latest, first] = cellsOf(page, 'alert-table');
    expect([latest?.[1], first?.[1]]).toEqual(['a burst of negative texts', 'the mean score fell']);
    const none = table({ group: encode([]), alert: encode([]), from: [] });
    expect(chapterText(readPage(withSentiment({ feedbackAlerts: none })), 'sentiment')).toContain('No week stands out');
  });

  it('lists advocates with their segment, and says that there are no detractors', () => {
    expect(cellsOf(page, 'advocates-table')[1]?.[0]).toBe('C-1 & Co');
    expect(text).toContain('Nobody blames so often');
  });

  it('says why it is not there where the stage did not run, and lives with tables that are missing', () => {
    const bare = { ...shop, stages: { ...shop.stages, sentiment: 'needs what customers say' } } as Analysis;
    expect(chapterText(readPage(bare), 'sentiment')).toContain('needs what customers say');
    const empty = { ...shop, stages: { ...shop.stages, sentiment: 'done' }, tables: {} } as Analysis;
    expect(chapterText(readPage(empty), 'sentiment')).toContain('No text names anything');
  });
});

describe('its pictures', () => {
  it('draw blame to the left of praise, with the counts', () => {
    const bars = [{ name: 'delivery', praised: 5, blamed: 30 }];
    for (const picture of drawBoth((width) => praiseBars(bars, width))) {
      expect(textsIn(picture)).toEqual(expect.arrayContaining(['delivery', '30', '5', 'blamed', 'praised']));
      expect(picture.outerHTML).not.toContain('NaN');
    }
  });

  it('draw a dot without a line where there is no interval', () => {
    const range = { name: 'Lost', colour: 'red', middle: -0.4, lower: Number.NaN, upper: Number.NaN };
    const picture = drawWide((width) => groupRanges([range], moodAxis, width));
    expect(picture.querySelectorAll('circle').length).toBe(1);
    expect(picture.outerHTML).not.toContain('NaN');
  });

  it('break the line of moods where nobody spoke', () => {
    const months = [0.4, Number.NaN, -0.1, 0.2].map((score, at) => ({
      month: `2025-0${at + 1}`,
      texts: Number.isNaN(score) ? 0 : 10,
      score,
    }));
    const picture = drawWide((width) => moodLine(months, width));
    expect(picture.querySelectorAll('circle').length).toBe(3);
    expect(picture.outerHTML).not.toContain('NaN');
  });
});
