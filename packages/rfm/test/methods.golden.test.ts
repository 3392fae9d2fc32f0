import {
  customerTable,
  explainRfmSegment,
  fitRfmScores,
  parseRfmScoresModel,
  scoreRfm,
  scoreRfmByRank,
} from '@clientele/rfm';
import { describe, expect, it } from 'vitest';

const seven = [2, 5, 9, 14, 20, 33, 60];
const three = { recency: seven, frequency: seven, monetary: seven };
const tableOf = (ids: readonly string[], recency: number[], frequency: number[] = recency) =>
  customerTable(ids, {
    recency: Float64Array.from(recency),
    frequency: Float64Array.from(frequency),
    monetary: Float64Array.from(frequency),
  });

describe("'ntile' is SQL's NTILE", () => {
  it('orders recency descending, so that the latest score highest and larger buckets are the oldest (RFM-10)', () => {
    const { r, f } = scoreRfmByRank(three, { bins: 3 }).columns;
    expect([...r]).toEqual([3, 3, 2, 2, 1, 1, 1]); // NTILE(3) OVER (ORDER BY recency DESC)
    expect([...f]).toEqual([1, 1, 1, 2, 2, 3, 3]); // NTILE(3) OVER (ORDER BY frequency)
  });
  it('keeps those buckets in the thresholds, where nothing ties', () => {
    const model = fitRfmScores(three, { method: 'ntile', bins: 3 });
    expect(model.parameters.recency).toEqual({ bins: 3, cuts: [5, 14], below: [5, 14], counts: [3, 2, 2] });
    expect(model.parameters.frequency).toEqual({ bins: 3, cuts: [9, 20], below: [9, 20], counts: [3, 2, 2] });
    expect([...scoreRfm(model, three).columns.r]).toEqual([3, 3, 2, 2, 1, 1, 1]);
  });
  it('parts equal values by id, code unit by code unit, whatever the order of rows', () => {
    // Binary order: 10 < 9 < B < a < é. In German it would be 9, 10, a, B, é.
    const scored = scoreRfmByRank(tableOf(['a', 'é', '9', 'B', '10'], [4, 4, 4, 4, 4]), { bins: 5 });
    expect([...scored.columns.f]).toEqual([4, 5, 2, 3, 1]);
    expect([...scored.columns.r]).toEqual([4, 5, 2, 3, 1]);
  });
  it('lets the order of rows decide where there are no ids', () => {
    const same = [1, 1, 1];
    const { f } = scoreRfmByRank({ recency: same, frequency: same, monetary: same }, { bins: 3 }).columns;
    expect([...f]).toEqual([1, 2, 3]);
  });
  it('fills the first buckets only, where there are fewer customers than buckets', () => {
    const { r, f } = scoreRfmByRank(tableOf(['x', 'y'], [10, 20]), { bins: 5 }).columns;
    expect([[...r], [...f]]).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect(fitRfmScores(tableOf(['x', 'y'], [10, 20]), { method: 'ntile' }).parameters.frequency.counts).toEqual([
      1, 1, 0, 0, 0,
    ]);
  });
  it('scores by the low side of each boundary afterwards, and says whom that moves', () => {
    // Ranked 1 1 1 | 1 2 3: one customer with frequency 1 has score 2 by rank, and 1 by the threshold.
    const base = tableOf(['a', 'b', 'c', 'd', 'e', 'f'], [1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 2, 3]);
    const model = fitRfmScores(base, { method: 'ntile', bins: 2 });
    expect([...scoreRfmByRank(base, { bins: 2 }).columns.f]).toEqual([1, 1, 1, 2, 2, 2]);
    expect([...scoreRfm(model, base).columns.f]).toEqual([1, 1, 1, 1, 2, 2]);
    const parted = model.diagnostics.notes.filter((note) => note.code === 'ties-parted');
    expect(parted.map((note) => note.details)).toEqual([
      { column: 'frequency', customers: 1 },
      { column: 'monetary', customers: 1 },
    ]);
  });
  it('counts such customers once, though they lie across several boundaries', () => {
    const base = tableOf(['a', 'b', 'c', 'd'], [5, 5, 5, 5]);
    const model = fitRfmScores(base, { method: 'ntile', bins: 4 });
    const [one] = model.diagnostics.notes.filter((note) => note.code === 'ties-parted');
    expect(one?.details).toEqual({ column: 'recency', customers: 3 }); // by rank 1 2 3 4, by the threshold 4 4 4 4
    expect(model.diagnostics.notes.filter((note) => note.code === 'constant-column')).toHaveLength(3);
  });
});

describe("'rank-first' is pandas' qcut on ranks", () => {
  // pd.qcut(pd.Series([5, 5, 5, 1, 5]).rank(method='first'), 2, labels=[1, 2]): ranks 2 3 4 1 5, edge 3.
  it('parts equal values by the order of rows', () => {
    const { r, f } = scoreRfmByRank(tableOf(['e', 'd', 'c', 'b', 'a'], [5, 5, 5, 1, 5]), {
      method: 'rank-first',
      bins: 2,
    }).columns;
    expect([...f]).toEqual([1, 1, 2, 1, 2]);
    expect([...r]).toEqual([2, 2, 1, 2, 1]); // the same buckets with labels [2, 1]
  });
});

describe("'breaks' cuts where it is told", () => {
  const breaks = { recency: [9, 30], frequency: [1, 5, 20], monetary: [100] };
  const model = fitRfmScores(three, { method: 'breaks', breaks });
  it('closed on the right: a value equal to a cut is on its low side', () => {
    const { r, f, m, score } = scoreRfm(model, three).columns;
    expect([...r]).toEqual([3, 3, 3, 2, 2, 1, 1]);
    expect([...f]).toEqual([2, 2, 3, 3, 3, 4, 4]);
    expect([...m]).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(score[0]).toBe(321);
  });
  it('keeps null where no fitted value is at or below a cut, and says which scores nobody got', () => {
    expect(model.parameters.frequency).toEqual({
      bins: 4,
      cuts: [1, 5, 20],
      below: [null, 5, 20],
      counts: [0, 2, 3, 2],
    });
    const empty = model.diagnostics.notes.filter((note) => note.code === 'empty-bin');
    expect(empty.map((note) => note.message)).toEqual([
      'by these breaks of frequency: nobody gets score 1',
      'by these breaks of monetary: nobody gets score 2',
    ]);
  });
  it('takes an empty list for one score alone', () => {
    const one = fitRfmScores(three, { method: 'breaks', breaks: { ...breaks, monetary: [] } });
    expect(one.parameters.monetary).toEqual({ bins: 1, cuts: [], below: [], counts: [7] });
  });
});

describe("'percentiles' counts shares from the worst", () => {
  // 11 customers, so share p lies at order statistic 10·p: .5 at x(5), .9 at x(9). Recency is counted from the oldest.
  const eleven = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const base = { recency: eleven, frequency: eleven, monetary: eleven };
  it('so that one list gives the best tenth a score of its own in all three', () => {
    const { parameters } = fitRfmScores(base, { method: 'percentiles', shares: [0.5, 0.9] });
    expect([parameters.recency.cuts, parameters.recency.counts]).toEqual([
      [2, 6],
      [5, 4, 2],
    ]);
    expect([parameters.frequency.cuts, parameters.frequency.counts]).toEqual([
      [6, 10],
      [6, 4, 1],
    ]);
  });
  it('says which scores too few customers leave empty', () => {
    const three = { recency: [1, 2, 3], frequency: [1, 2, 3], monetary: [1, 1, 1] };
    const { notes } = fitRfmScores(three, { method: 'percentiles', shares: [0.1, 0.2] }).diagnostics;
    expect(notes.find(({ code }) => code === 'empty-bin')?.message).toBe(
      'by these shares of recency: nobody gets score 2',
    );
  });
  it('takes a list for each column', () => {
    const shares = { recency: [0.5], frequency: [], monetary: [0.25, 0.5, 0.75] };
    const { parameters } = fitRfmScores(base, { method: 'percentiles', shares });
    expect([parameters.recency.bins, parameters.frequency.bins, parameters.monetary.cuts]).toEqual([
      2,
      1,
      [3.5, 6, 8.5],
    ]);
  });
  it('does not let rounding take a rank that is whole below it', () => {
    // 0.29 · 100 is 28.999999999999996 in doubles; the cut is x(29) = 30, exactly.
    const values = Array.from({ length: 101 }, (_, index) => index + 1);
    const { frequency, recency } = fitRfmScores(
      { recency: values, frequency: values, monetary: values },
      { method: 'percentiles', shares: [0.29] },
    ).parameters;
    expect([frequency.cuts, recency.cuts]).toEqual([[30], [72]]);
  });
});

describe("'natural' cuts at the gaps", () => {
  it('of the values themselves, equal values together', () => {
    const values = [1, 1, 1, 2, 40, 41, 43, 300];
    const { parameters } = fitRfmScores(
      { recency: values, frequency: values, monetary: values },
      { method: 'natural', bins: 3 },
    );
    expect(parameters.frequency).toEqual({ bins: 3, cuts: [2, 43], below: [2, 43], counts: [4, 3, 1] });
    expect(parameters.recency.counts).toEqual([1, 3, 4]);
  });
  it('leaves scores next to the worst empty where there are fewer values than scores', () => {
    const values = [1, 1, 2, 9];
    const base = { recency: values, frequency: values, monetary: values };
    const model = fitRfmScores(base, { method: 'natural' });
    const { r, f } = scoreRfm(model, base).columns;
    expect([...f]).toEqual([1, 1, 4, 5]);
    expect([...r]).toEqual([5, 5, 4, 1]);
  });
  it('gives a constant column the scores that quantiles give it (RFM-11)', () => {
    const base = { recency: [7, 7], frequency: [3, 3], monetary: [-0, 0] };
    for (const method of ['natural', 'quantile'] as const) {
      const model = fitRfmScores(base, { method });
      expect([...scoreRfm(model, base).columns.score]).toEqual([511, 511]);
      expect(model.diagnostics.notes.filter((note) => note.code === 'constant-column')).toHaveLength(3);
    }
  });
});

describe("'nested' cuts frequency within recency, and money within both", () => {
  // Recency halves at 4.5: rows 0-3 have r = 2, rows 4-7 r = 1. Frequency within r = 2 is 1 2 10 20 (median 6), within
  // r = 1 it is 1 1 1 2 (median 1). Money within (2, 1): 5 6, within (2, 2): 7 8, within (1, 1): 1 2 3, within (1, 2): 90.
  const base = {
    recency: [1, 2, 3, 4, 5, 6, 7, 8],
    frequency: [1, 2, 10, 20, 1, 1, 1, 2],
    monetary: [5, 6, 7, 8, 1, 2, 3, 90],
  };
  const model = fitRfmScores(base, { method: 'nested', bins: 2 });
  it('by quantiles of each group', () => {
    expect(model.parameters.nested).toEqual({ frequency: [[1], [6]], monetary: [[2], [90], [5.5], [7.5]] });
    const { r, f, m } = scoreRfm(model, base).columns;
    expect([...r]).toEqual([2, 2, 2, 2, 1, 1, 1, 1]);
    expect([...f]).toEqual([1, 1, 2, 2, 1, 1, 1, 2]);
    expect([...m]).toEqual([1, 2, 1, 2, 1, 1, 2, 1]);
    expect(model.parameters.frequency.counts).toEqual([5, 3]);
    expect(model.parameters.monetary.counts).toEqual([5, 3]);
  });
  it('takes the cuts of the whole column for a group that nobody was in', () => {
    const tied = { ...base, frequency: [1, 2, 10, 20, 1, 1, 1, 1] };
    const { nested, monetary } = fitRfmScores(tied, { method: 'nested', bins: 2 }).parameters;
    expect(nested?.frequency[0]).toEqual([1]);
    expect(nested?.monetary[1]).toEqual(monetary.cuts); // r = 1 and f = 2: nobody
    expect(monetary.cuts).toEqual([5.5]);
  });
  it('explains a customer by the cuts of their group', () => {
    const rules = [{ segment: 'All', r: [1, 2], f: [1, 2], action: 'Write' }] as const;
    const map = { id: 'one', version: 1, bins: { r: 2, f: 2 }, rules };
    const why = explainRfmSegment(model, { recency: 2, frequency: 5, monetary: 7 }, map);
    expect([why.r, why.f, why.m]).toEqual([2, 1, 2]);
    expect(why.steps.map(({ column, becomes, cut }) => [column, becomes, cut])).toEqual([
      ['recency', 'more-than', 4.5],
      ['frequency', 'more-than', 6],
      ['monetary', 'at-most', 5.5],
    ]);
  });
});

describe("'r-rfm' adds 1 to each quantile, as the R package does", () => {
  it('so that amounts up to 1 all score 1', () => {
    const money = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
    const base = { recency: seven.concat(61, 62, 63), frequency: seven.concat(61, 62, 63), monetary: money };
    const { parameters, diagnostics } = fitRfmScores(base, { method: 'r-rfm' });
    expect(parameters.monetary.counts).toEqual([10, 0, 0, 0, 0]);
    expect(diagnostics.notes.at(-1)?.message).toBe('by the quantiles plus 1 of monetary: nobody gets score 2, 3, 4, 5');
  });
  it('and a value of exactly a quantile plus 1 has the higher score', () => {
    // The median of 1 1 3 5 6 is 3: 4 is the first value of score 2.
    const values = [1, 1, 3, 5, 6];
    const model = fitRfmScores({ recency: values, frequency: values, monetary: values }, { method: 'r-rfm', bins: 2 });
    const probe = [3, 3.999, 4];
    const { r, f } = scoreRfm(model, { recency: probe, frequency: probe, monetary: probe }).columns;
    expect([[...r], [...f]]).toEqual([
      [2, 2, 1],
      [1, 1, 2],
    ]);
  });
});

describe('weights', () => {
  const weights = { r: 1, f: 2, m: 1 };
  it('make score the weighted mean of r, f and m', () => {
    const model = fitRfmScores(three, { bins: 3, weights });
    const { r, f, m, score } = scoreRfm(model, three).columns;
    expect([r[0], f[0], m[0], score[0]]).toEqual([3, 1, 1, 1.5]); // (1·3 + 2·1 + 1·1) / 4
    expect([...scoreRfmByRank(three, { bins: 3, weights }).columns.score]).toEqual([1.5, 1.5, 1.25, 2, 1.75, 2.5, 2.5]);
    expect(parseRfmScoresModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });
  it('count by their proportions alone', () => {
    const tenfold = fitRfmScores(three, { weights: { r: 10, f: 20, m: 10 } });
    const scores = scoreRfm(fitRfmScores(three, { weights }), three).columns.score;
    expect([...scoreRfm(tenfold, three).columns.score]).toEqual([...scores]);
  });
});
