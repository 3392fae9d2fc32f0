import { InsufficientDataError, InvalidInputError, InvalidOptionError, NO_CODE } from '@clientele/core';
import {
  assignRfmSegments,
  checkSegments,
  customerTable,
  explainRfmSegment,
  type FitRfmScoresOptions,
  fitRfmScores,
  migrateSegments,
  parseSegmentMap,
  type RfmMethod,
  type SegmentMap,
  scoreRfm,
  scoreRfmByRank,
  segments4,
  segments11,
  summarizeSegments,
  toRows,
} from '@clientele/rfm';
import { describe, expect, it } from 'vitest';

/** Every method with what it needs; each of three scores or four. */
const methods: readonly (readonly [RfmMethod, FitRfmScoresOptions])[] = [
  ['quantile', {}],
  ['ntile', { method: 'ntile' }],
  [
    'breaks',
    { method: 'breaks', breaks: { recency: [2, 4, 8, 9], frequency: [1, 2, 3, 4], monetary: [10, 20, 30, 40] } },
  ],
  ['percentiles', { method: 'percentiles', shares: [0.2, 0.4, 0.6, 0.8] }],
  ['nested', { method: 'nested' }],
  ['natural', { method: 'natural' }],
  ['r-rfm', { method: 'r-rfm' }],
  ['rank-first', { method: 'rank-first' }],
];

const equal = { recency: [3, 3, 3, 3], frequency: [2, 2, 2, 2], monetary: [25, 25, 25, 25] };
const constant = { recency: [3, 9, 14, 20, 31], frequency: [1, 1, 1, 1, 1], monetary: [5, 30, 45, 80, 90] };

describe.each(methods)('the method %s', (method, options) => {
  const scoresOf = (data: typeof equal): Record<string, unknown>[] =>
    toRows(scoreRfm(fitRfmScores(data, options), data)) as Record<string, unknown>[];

  it('scores one customer alone, from 1 to 5', () => {
    const [row] = scoresOf({ recency: [3], frequency: [2], monetary: [25] });
    for (const letter of ['r', 'f', 'm']) {
      expect([1, 2, 3, 4, 5]).toContain(row?.[letter]);
    }
  });

  it('scores customers who are all equal equally, and says that the columns are constant', () => {
    expect(new Set(scoresOf(equal).map(({ score }) => score)).size).toBe(1);
    const { notes } = fitRfmScores(equal, options).diagnostics;
    expect(notes.filter(({ code }) => code === 'constant-column')).toHaveLength(3);
  });

  it('gives one score to a constant column, and more than one to the others', () => {
    const rows = scoresOf(constant);
    const distinct = (letter: string): number => new Set(rows.map((row) => row[letter])).size;
    expect(distinct('f')).toBe(1);
    expect(distinct('r')).toBeGreaterThan(1);
    // nested: money is ranked among those with the same r and f, and here nobody shares them
    if (method !== 'nested') expect(distinct('m')).toBeGreaterThan(1);
  });

  it('takes more scores than customers differ, none of them NaN or out of range', () => {
    const bins = options.breaks === undefined && options.shares === undefined ? { bins: 9 } : {};
    const model = fitRfmScores(equal, { ...options, ...bins });
    for (const name of ['recency', 'frequency', 'monetary'] as const) {
      const { counts, cuts } = model.parameters[name];
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
      expect(cuts.every(Number.isFinite)).toBe(true);
    }
    const { r, f, m } = scoreRfm(model, equal).columns;
    for (const score of [...r, ...f, ...m]) expect(score >= 1 && score <= 9 && Number.isInteger(score)).toBe(true);
  });

  it('refuses a cell that is no number, by row and column, and no customers at all', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, null, '7']) {
      const data = { ...constant, monetary: [5, 30, bad as number, 80, 90] };
      expect(() => fitRfmScores(data, options)).toThrow(InvalidInputError);
      expect(() => fitRfmScores(data, options)).toThrow(/row 2, column monetary/);
    }
    expect(() => fitRfmScores({ recency: [], frequency: [], monetary: [] }, options)).toThrow(InsufficientDataError);
  });

  it('refuses a score of no bins, of half a bin, of more than it can tell', () => {
    if (options.breaks !== undefined || options.shares !== undefined) return;
    for (const bins of [0, 2.5, 101, Number.NaN]) {
      expect(() => fitRfmScores(constant, { ...options, bins })).toThrow(InvalidOptionError);
    }
  });
});

describe('ranks', () => {
  it.each(['ntile', 'rank-first'] as const)(
    '%s part equal customers into buckets that differ by one at most',
    (method) => {
      const { counts } = fitRfmScores(equal, { method, bins: 3 }).parameters.monetary;
      expect([...counts].sort()).toEqual([1, 1, 2]);
      const { m } = scoreRfmByRank(equal, { method, bins: 3 }).columns;
      expect(new Set(m).size).toBe(3);
    },
  );
});

const scored = customerTable(['Ada', 'Bo'], { r: Float64Array.of(5, 1), f: Float64Array.of(1, 1) });

function mapOf(...rules: SegmentMap['rules']): unknown {
  return { id: 'own', version: 1, bins: { r: 5, f: 5 }, rules };
}

describe('maps of segments', () => {
  it('with rules that overlap are taken: the first decides, and checkSegments names the pair', () => {
    const map = parseSegmentMap(
      mapOf(
        { segment: 'Recent', r: [4, 5], f: [1, 5], action: 'a' },
        { segment: 'Rare', r: [1, 5], f: [1, 1], action: 'b' },
        { segment: 'Rest', r: [1, 5], f: [1, 5], action: 'c' },
      ),
    );
    expect(toRows(assignRfmSegments(scored, map), ['segment'])).toEqual([{ segment: 'Recent' }, { segment: 'Rare' }]);
    const { overlaps, uncovered, shadowed } = checkSegments(map);
    expect(overlaps.length).toBe(3);
    expect([uncovered, shadowed]).toEqual([[], []]);
  });

  it('with a rule that another hides are taken, and the rule is named', () => {
    const map = parseSegmentMap(
      mapOf(
        { segment: 'All', r: [1, 5], f: [1, 5], action: 'a' },
        { segment: 'Never', r: [5, 5], f: [5, 5], action: 'b' },
      ),
    );
    expect(checkSegments(map).shadowed).toEqual([1]);
  });

  it('with a gap leave the customer without a segment, and say so', () => {
    const map = parseSegmentMap(mapOf({ segment: 'Recent', r: [4, 5], f: [1, 5], action: 'a' }));
    const { columns, notes } = assignRfmSegments(scored, map);
    expect([...columns.segment.codes]).toEqual([0, NO_CODE]);
    expect(columns.action[1]).toBeNull();
    expect(notes.length).toBeGreaterThan(0);
    expect(checkSegments(map).uncovered.length).toBe(15);
  });

  it.each<[string, unknown]>([
    ['a range that falls', mapOf({ segment: 'x', r: [5, 4], f: [1, 5], action: 'a' })],
    ['a range beyond the bins', mapOf({ segment: 'x', r: [1, 6], f: [1, 5], action: 'a' })],
    ['half a score', mapOf({ segment: 'x', r: [1, 1.5], f: [1, 5], action: 'a' })],
    ['no rules', mapOf()],
    ['a segment without a name', mapOf({ segment: '', r: [1, 5], f: [1, 5], action: 'a' })],
    ['a rule without an action', mapOf({ segment: 'x', r: [1, 5], f: [1, 5] } as never)],
    ['a field that is none', { ...(mapOf() as object), rules: segments4.rules, colour: 'red' }],
    ['nothing', null],
  ])('with %s are refused', (_, map) => {
    expect(() => parseSegmentMap(map)).toThrow(InvalidInputError);
  });

  it('for other bins than the scores are refused', () => {
    const three = fitRfmScores(constant, { bins: 3 });
    expect(() => assignRfmSegments(scoreRfm(three, constant), segments11)).toThrow(InvalidOptionError);
    expect(() => explainRfmSegment(three, { recency: 1, frequency: 1, monetary: 1 }, segments11)).toThrow(
      InvalidOptionError,
    );
  });
});

describe('names of segments that nobody defined', () => {
  const monetary = Float64Array.of(10, 20);

  it('are names like any other where customers move: old ones stay told', () => {
    const before = customerTable(['Ada', 'Bo'], { segment: ['Gold', 'Silver'], monetary });
    const after = customerTable(['Ada', 'Bo'], { segment: ['__proto__', null], monetary });
    expect(toRows(migrateSegments(before, after), ['from', 'to', 'customers'])).toEqual([
      { from: 'Gold', to: '__proto__', customers: 1 },
      { from: 'Silver', to: null, customers: 1 },
    ]);
  });

  it('are summed up under their names, customers without one last', () => {
    const { customer, columns } = customerTable(['Ada', 'Bo'], { segment: ['constructor', null], monetary });
    const numbers = { recency: Float64Array.of(1, 2), frequency: Float64Array.of(1, 2), monetary };
    const [first] = assignRfmSegments(scored).columns.segment.dictionary.values;
    expect(first).toBe('Champions');
    const table = {
      length: 2,
      customer,
      columns: { ...numbers, segment: { dictionary: { values: ['constructor'] }, codes: Uint32Array.of(0, NO_CODE) } },
    };
    expect(columns.segment.length).toBe(2);
    expect(toRows(summarizeSegments(table), ['segment', 'customers'])).toEqual([
      { segment: 'constructor', customers: 1 },
      { segment: null, customers: 1 },
    ]);
  });

  it('are missing columns where there is none', () => {
    expect(() =>
      summarizeSegments({ length: 1, columns: { recency: [1], frequency: [1], monetary: [1] } } as never),
    ).toThrow(/no column "segment"/);
    expect(() =>
      migrateSegments(customerTable(['Ada'], { monetary: Float64Array.of(1) }) as never, scored as never),
    ).toThrow(/column "segment"/);
  });
});
