import { encode } from '@clientele/core';
import {
  assignRfmSegments,
  checkSegments,
  customerTable,
  explainRfmSegment,
  fitRfmScores,
  type SegmentMap,
  scoreRfm,
  segments4,
  segments11,
  summarizeSegments,
  toRows,
} from '@clientele/rfm';
import { describe, expect, it } from 'vitest';

/** Every cell of a 5 × 5 × 5 grid as one customer. */
const scores = [1, 2, 3, 4, 5];
const cells = scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => ({ r, f, m }))));
const grid = customerTable(
  cells.map(({ r, f, m }) => `${r}${f}${m}`),
  {
    r: Float64Array.from(cells, (cell) => cell.r),
    f: Float64Array.from(cells, (cell) => cell.f),
    m: Float64Array.from(cells, (cell) => cell.m),
  },
);
const segmentOf = (map: SegmentMap): Map<string, string> =>
  new Map(toRows(assignRfmSegments(grid, map)).map((row) => [String(row['customer']), String(row['segment'])]));

describe('the presets', () => {
  it.each([segments4, segments11])('$id covers every cell, and each of its rules decides somewhere', (map) => {
    expect(checkSegments(map).uncovered).toEqual([]);
    expect(checkSegments(map).shadowed).toEqual([]);
  });
  it('segments11 is a partition; in segments4 only Champions lie on others, on purpose', () => {
    expect(checkSegments(segments11).overlaps).toEqual([]);
    // r4-5 × f4-5 × m4-5 = 8 cells of Loyal Customers
    expect(checkSegments(segments4).overlaps).toEqual([{ winner: 0, loser: 1, cells: 8 }]);
  });
  it('segments4 puts the corners where marketing expects them', () => {
    const segment = segmentOf(segments4);
    const at = (...codes: string[]) => codes.map((code) => segment.get(code));
    expect(new Set(at('444', '555', '454', '545'))).toEqual(new Set(['Champions']));
    expect(new Set(at('443', '355', '335', '541', '435'))).toEqual(new Set(['Loyal Customers']));
    expect(new Set(at('235', '131', '255'))).toEqual(new Set(['At Risk']));
    expect(new Set(at('111', '225', '121'))).toEqual(new Set(['Lost']));
    expect(new Set(at('311', '525', '421'))).toEqual(new Set(['Occasional']));
  });
  it('segments11 sizes: cells of 25 by segment', () => {
    const counts = new Map<string, number>();
    for (const name of segmentOf(segments11).values()) counts.set(name, (counts.get(name) ?? 0) + 1 / 5);
    expect(Object.fromEntries([...counts].map(([name, count]) => [name, Math.round(count)]))).toEqual({
      Champions: 2,
      'Loyal Customers': 4,
      'Potential Loyalists': 4,
      'New Customers': 1,
      Promising: 1,
      'Need Attention': 1,
      'About to Sleep': 2,
      "Can't Lose Them": 2,
      'At Risk': 4,
      Hibernating: 3,
      Lost: 1,
    });
  });
  it('name the five actions of the plainest map', () => {
    const actions = segments4.rules.map((rule) => rule.action).join('|');
    for (const word of ['exclusive previews', 'Upsell', '"we miss you"', '20 %', 'Stop spending', 'second purchase']) {
      expect(actions).toContain(word);
    }
  });
});

describe('the checker on maps that are in public use', () => {
  // The example of the R package rfm 0.2.x (vignette "RFM customer level data"): ten segments by lower and upper scores.
  const names = [
    'Champions',
    'Loyal Customers',
    'Potential Loyalist',
    'New Customers',
    'Promising',
    'Need Attention',
    'About To Sleep',
    'At Risk',
    "Can't Lose Them",
    'Lost',
  ];
  const r = [
    [4, 5],
    [2, 5],
    [3, 5],
    [4, 5],
    [3, 4],
    [2, 3],
    [2, 3],
    [1, 2],
    [1, 1],
    [1, 2],
  ] as const;
  const fm = [
    [4, 5],
    [3, 5],
    [1, 3],
    [1, 1],
    [1, 1],
    [2, 3],
    [1, 2],
    [2, 5],
    [4, 5],
    [1, 2],
  ] as const;
  const rules = names.map((segment, index) => {
    const range = fm[index] as readonly [number, number];
    return { segment, r: r[index] as readonly [number, number], f: range, m: range, action: 'none stated' };
  });
  const map: SegmentMap = { id: 'r-rfm-0.2', version: 1, bins: { r: 5, f: 5, m: 5 }, rules };

  it('finds 36 cells of 125 uncovered, and three segments that nobody can ever be in', () => {
    const { uncovered, shadowed } = checkSegments(map);
    expect(uncovered).toHaveLength(36);
    expect(shadowed.map((index) => names[index])).toEqual(['New Customers', 'Promising', "Can't Lose Them"]);
  });
  it('leaves customers of those cells without a segment, and says how many', () => {
    const { columns, notes } = assignRfmSegments(grid, map);
    expect(columns.action.filter((action) => action === null)).toHaveLength(36);
    expect(notes.find((note) => note.code === 'segment-missing')?.details).toEqual({ map: 'r-rfm-0.2', customers: 36 });
  });
});

describe('segments nobody can reach are named (RFM-18)', () => {
  it('a constant recency empties all segments but those of r = 5', () => {
    const base = { recency: [30, 30, 30, 30, 30], frequency: [1, 2, 3, 4, 5], monetary: [1, 2, 3, 4, 5] };
    const { notes } = assignRfmSegments(scoreRfm(fitRfmScores(base), base));
    expect(notes.map((note) => note.details?.['segments'])).toEqual([
      [
        'Loyal Customers',
        'Promising',
        'Need Attention',
        'About to Sleep',
        "Can't Lose Them",
        'At Risk',
        'Hibernating',
        'Lost',
      ],
    ]);
  });
  it('a segment that is merely empty is not named', () => {
    // r and f reach all five scores, but only along the diagonal: Lost to Champions, nobody in New Customers (r5 f1).
    const base = { recency: [5, 4, 3, 2, 1], frequency: [1, 2, 3, 4, 5], monetary: [1, 2, 3, 4, 5] };
    expect(assignRfmSegments(scoreRfm(fitRfmScores(base), base)).notes).toEqual([]);
  });
});

describe('summarizeSegments by hand', () => {
  // Champions: Ada, Bo. Lost: Cy, Di, Ed. Money 100 + 50 and 30 + 15 + 5, in all 200.
  const table = customerTable(['Cy', 'Ada', 'Di', 'Bo', 'Ed'], {
    recency: Float64Array.of(300, 2, 200, 4, 500),
    frequency: Float64Array.of(1, 9, 1, 7, 2),
    monetary: Float64Array.of(30, 100, 15, 50, 5),
    r: Float64Array.of(1, 5, 1, 5, 1),
    f: Float64Array.of(1, 5, 1, 5, 1),
  });
  /** Two or three customers are too few for an interval at 95 %. */
  const tooFew = {
    medianRecencyLower: null,
    medianRecencyUpper: null,
    medianFrequencyLower: null,
    medianFrequencyUpper: null,
    medianMonetaryLower: null,
    medianMonetaryUpper: null,
  };
  it('gives sizes, shares, medians and the action, in the order of the map', () => {
    expect(toRows(summarizeSegments(assignRfmSegments(table)))).toEqual([
      {
        segment: 'Champions',
        customers: 2,
        customerShare: 0.4,
        revenue: 150,
        revenueShare: 0.75,
        medianRecency: 3,
        medianFrequency: 8,
        medianMonetary: 75,
        ...tooFew,
        action: segments11.rules[0]?.action,
      },
      {
        segment: 'Lost',
        customers: 3,
        customerShare: 0.6,
        revenue: 50,
        revenueShare: 0.25,
        medianRecency: 300,
        medianFrequency: 1,
        medianMonetary: 15,
        ...tooFew,
        action: segments11.rules.at(-1)?.action,
      },
    ]);
  });
  it('gives the interval of each median where there are customers enough', () => {
    const lost = encode(new Array<string>(9).fill('Lost'));
    const nine = customerTable(lost.dictionary.values.concat('b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'), {
      recency: Float64Array.of(9, 8, 7, 6, 5, 4, 3, 2, 1),
      frequency: Float64Array.of(1, 1, 1, 1, 1, 2, 2, 3, 9),
      monetary: Float64Array.of(10, 20, 30, 40, 50, 60, 70, 80, 90),
      segment: lost,
    });
    // Of nine, the 2nd and the 8th at 95 %; at 50 % the 4th and the 6th: P(X <= 3) = 130/512 is above a quarter, so the 3rd.
    const [at95] = toRows(summarizeSegments(nine));
    expect(at95).toMatchObject({ medianRecencyLower: 2, medianRecencyUpper: 8, medianFrequencyLower: 1 });
    expect(at95).toMatchObject({ medianFrequencyUpper: 3, medianMonetaryLower: 20, medianMonetaryUpper: 80 });
    const [at50] = toRows(summarizeSegments(nine, { confidence: 0.5 }));
    expect(at50).toMatchObject({ medianRecencyLower: 3, medianRecencyUpper: 7, medianMonetary: 50 });
    for (const confidence of [0, 1, 95]) {
      expect(() => summarizeSegments(nine, { confidence })).toThrow(
        `summarizeSegments: confidence must be a number above 0 and below 1, got ${confidence}`,
      );
    }
  });
  it("reads actions from a file's coded column, and does without them", () => {
    const { action: _, ...columns } = assignRfmSegments(table).columns;
    const coded = encode(['stop', 'thank', 'stop', 'thank', 'stop']);
    const actionsOf = (more: object) =>
      toRows(summarizeSegments({ ...table, columns: { ...columns, ...more } }), ['action']);
    expect(actionsOf({ action: coded })).toEqual([{ action: 'thank' }, { action: 'stop' }]);
    expect(actionsOf({})).toEqual([{ action: null }, { action: null }]);
  });
  it('refuses a table without segments', () => {
    expect(() => summarizeSegments(table as never)).toThrow('summarizeSegments: no column "segment" of names');
  });
  it('leaves revenue shares open where refunds outweigh sales', () => {
    const refunded = { ...table, columns: { ...table.columns, monetary: Float64Array.of(-30, 10, 0, 0, 0) } };
    const summary = toRows(summarizeSegments(assignRfmSegments(refunded)), ['revenue', 'revenueShare']);
    expect(summary).toEqual([
      { revenue: 10, revenueShare: null },
      { revenue: -30, revenueShare: null },
    ]);
  });
  it('lists customers without a segment last', () => {
    const map = { ...segments11, rules: segments11.rules.slice(0, 1) };
    const summary = toRows(summarizeSegments(assignRfmSegments(table, map)), ['segment', 'customers', 'action']);
    expect(summary).toEqual([
      { segment: 'Champions', customers: 2, action: segments11.rules[0]?.action },
      { segment: null, customers: 3, action: null },
    ]);
  });
});

describe('explainRfmSegment (RFM-12)', () => {
  // Sorted 1 2 3 4 5: cuts 1.8, 2.6, 3.4, 4.2 in each column.
  const base = { recency: [1, 2, 3, 4, 5], frequency: [1, 2, 3, 4, 5], monetary: [1, 2, 3, 4, 5] };
  const model = fitRfmScores(base);

  it('names rule, map and the next cut in each direction', () => {
    const why = explainRfmSegment(model, { recency: 1, frequency: 3, monetary: 5 }, segments4);
    expect(why).toMatchObject({ r: 5, f: 3, m: 5, segment: 'Loyal Customers', rule: 1 });
    expect(why.map).toEqual({ id: 'segments4', version: 1 });
    const steps = why.steps.map(({ column, becomes, cut, score, segment }) => [column, becomes, cut, score, segment]);
    expect(steps).toEqual([
      ['recency', 'more-than', 1.8, 4, 'Loyal Customers'],
      ['frequency', 'more-than', 3.4, 4, 'Champions'],
      ['frequency', 'at-most', 2.6, 2, 'Occasional'],
      ['monetary', 'at-most', 4.2, 4, 'Loyal Customers'],
    ]);
    expect(why.steps[1]?.distance).toBeCloseTo(0.4, 12);
  });
  it('jumps over scores that nobody got', () => {
    // Frequency 1 1 1 1 9: ranks 0.8, 1.6, 2.4, 3.2, so the cuts are 1, 1, 1 and 1 + 0.2·8 = 2.6.
    const tied = fitRfmScores({ ...base, frequency: [1, 1, 1, 1, 9] });
    const why = explainRfmSegment(tied, { recency: 5, frequency: 1, monetary: 1 });
    expect(why.steps.find((step) => step.column === 'frequency')).toEqual({
      column: 'frequency',
      becomes: 'more-than',
      cut: 1,
      distance: 0,
      score: 4,
      segment: 'At Risk',
    });
  });
});
