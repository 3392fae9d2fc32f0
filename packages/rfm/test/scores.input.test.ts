import { IncompatibleModelError, InsufficientDataError, InvalidInputError } from '@clientele/core';
import { customerTable, explainRfmSegment, fitRfmScores, parseRfmScoresModel, scoreRfm, toRows } from '@clientele/rfm';
import { describe, expect, it } from 'vitest';

const five = { recency: [1, 2, 3, 4, 5], frequency: [5, 4, 3, 2, 1], monetary: [50, 40, 30, 20, 10] };

describe('the door for recency, frequency and monetary value', () => {
  it('names the column that is not there, and those that are (RFM-13)', () => {
    const { monetary, ...rest } = five;
    const misspelt = { ...rest, monetery: monetary } as unknown as typeof five;
    expect(() => fitRfmScores(misspelt)).toThrow(
      'fitRfmScores: no column "monetary"; there are recency, frequency, monetery',
    );
    const table = customerTable(['Ada'], { recency: Float64Array.of(1) });
    expect(() => scoreRfm(fitRfmScores(five), table as never)).toThrow(/scoreRfm: no column "frequency"/);
  });
  it('names row and column of a cell that is no number', () => {
    const cells = [1, Number.NaN, Number.POSITIVE_INFINITY, null, '3'] as number[];
    for (const [row, code] of [
      [1, 'missing-value'],
      [2, 'invalid-number'],
      [3, 'missing-value'],
      [4, 'invalid-number'],
    ] as const) {
      const frequency = five.frequency.map((value, at) => (at === row ? (cells[row] as number) : value));
      const error = caught(() => fitRfmScores({ ...five, frequency }));
      expect(error).toBeInstanceOf(InvalidInputError);
      expect((error as InvalidInputError).issues[0]).toMatchObject({ row, column: 'frequency', code });
    }
  });
  it('refuses columns that are no arrays of numbers, or differ in length', () => {
    expect(() => fitRfmScores({ ...five, recency: 'abcde' as never })).toThrow(/column "recency" must be an array/);
    expect(() => fitRfmScores({ ...five, recency: new DataView(new ArrayBuffer(40)) as never })).toThrow(/an array/);
    expect(() => fitRfmScores({ ...five, recency: [1] })).toThrow('must be of one length, got 1, 5 and 5');
  });
  it('refuses what is no record of columns', () => {
    for (const data of [null, undefined, 5, 'abc'] as never[]) {
      expect(() => fitRfmScores(data)).toThrow(InvalidInputError);
      expect(() => scoreRfm(fitRfmScores(five), data)).toThrow(
        /^scoreRfm: expected a table or a record of three arrays/,
      );
    }
  });
  it('refuses a model of another kind, and what is none', () => {
    for (const model of [{ ...fitRfmScores(five), kind: 'clv/bg-nbd' }, {}, null] as never[]) {
      expect(() => scoreRfm(model, five)).toThrow(IncompatibleModelError);
      expect(() => explainRfmSegment(model, { recency: 1, frequency: 1, monetary: 1 })).toThrow(
        /^explainRfmSegment: model.kind must be rfm\/scores/,
      );
    }
  });
  it('says that it needs a customer', () => {
    expect(() => fitRfmScores({ recency: [], frequency: [], monetary: [] })).toThrow(InsufficientDataError);
  });
  it('takes typed arrays and tables, and keeps what else a table has', () => {
    const table = customerTable(['Ada', '__proto__'], {
      recency: Float64Array.of(1, 9),
      frequency: Float64Array.of(3, 1),
      monetary: Float64Array.of(30, 10),
      churn: Float64Array.of(0.1, 0.9),
    });
    const scored = scoreRfm(fitRfmScores(table, { bins: 2 }), table);
    expect(toRows(scored, ['customer', 'churn', 'score'])).toEqual([
      { customer: 'Ada', churn: 0.1, score: 222 },
      { customer: '__proto__', churn: 0.9, score: 111 },
    ]);
    expect(scored.bins).toEqual({ r: 2, f: 2, m: 2 });
    const typed = { recency: Int32Array.of(1, 9), frequency: Uint8Array.of(3, 1), monetary: Float32Array.of(30, 10) };
    expect(fitRfmScores(typed, { bins: 2 }).parameters).toEqual(fitRfmScores(table, { bins: 2 }).parameters);
  });
});

describe('bins', () => {
  it('are one number, or one each; what is left out is five', () => {
    const { parameters } = fitRfmScores(five, { bins: { r: 3, m: 1 } });
    expect([parameters.recency.bins, parameters.frequency.bins, parameters.monetary.bins]).toEqual([3, 5, 1]);
    expect(parameters.monetary).toEqual({ bins: 1, cuts: [], below: [], counts: [5] });
  });
  it.each([0, 101, 2.5, '5', [5], { r: 0 }, { q: 5 }, null])('cannot be %j', (bins) => {
    expect(() => fitRfmScores(five, { bins: bins as number })).toThrow(
      /^fitRfmScores: bins must be a whole number from/,
    );
  });
  it('above nine take two digits each in the composite score', () => {
    const values = Array.from({ length: 12 }, (_, index) => index);
    const base = { recency: values, frequency: values, monetary: values };
    const { score } = scoreRfm(fitRfmScores(base, { bins: { r: 12, f: 12, m: 3 } }), base).columns;
    expect([score[0], score[11]]).toEqual([120101, 11203]); // 12·10,000 + 1·100 + 1 and 1·10,000 + 12·100 + 3
  });
});

describe('little variation is said aloud (RFM-11)', () => {
  const notesOf = (base: typeof five) =>
    fitRfmScores(base).diagnostics.notes.map(({ code, details }) => [code, details]);
  const constant = (column: string, score: number) => ['constant-column', { column, score }];

  it('one customer scores 5-1-1, and three notes say that it means nothing', () => {
    const one = { recency: [9], frequency: [2], monetary: [30] };
    expect(scoreRfm(fitRfmScores(one), one).columns.score[0]).toBe(511);
    expect(notesOf(one)).toEqual([
      ['few-customers', { rows: 1, advised: 500 }],
      constant('recency', 5),
      constant('frequency', 1),
      constant('monetary', 1),
    ]);
  });
  it('three customers score 1, 3, 5, and the empty scores are named', () => {
    const three = { recency: [1, 2, 3], frequency: [1, 2, 3], monetary: [1, 2, 3] };
    expect([...scoreRfm(fitRfmScores(three), three).columns.m]).toEqual([1, 3, 5]);
    expect(notesOf(three)[3]).toEqual(['empty-bin', { column: 'monetary', scores: [2, 4] }]);
    expect(fitRfmScores(three).diagnostics.notes[3]?.message).toBe(
      'monetary has only 3 different values: nobody gets score 2, 4',
    );
    const crowd = { recency: [1, 2, 3, 4, 5, 5], frequency: [1, 1, 1, 1, 1, 2], monetary: [1, 1, 1, 1, 2, 3] };
    expect(fitRfmScores(crowd, { bins: 3 }).diagnostics.notes[2]?.message).toBe(
      'many customers share one monetary: nobody gets score 2',
    );
  });
  it('is silent about 500 customers who differ, and about a single bin', () => {
    const values = Array.from({ length: 500 }, (_, index) => index);
    const base = { recency: values, frequency: values, monetary: values.map(() => 1) };
    expect(fitRfmScores(base, { bins: { m: 1 } }).diagnostics.notes).toEqual([]);
  });
});

describe('parseRfmScoresModel reads untrusted files', () => {
  const model = fitRfmScores(five);
  const spoilt = (change: (scale: Record<string, unknown>) => void): unknown => {
    const copy = JSON.parse(JSON.stringify(model));
    change(copy.parameters.frequency);
    return copy;
  };
  it.each([
    ['cuts that do not ascend', { cuts: [4, 3, 2, 1] }, 'cuts'],
    ['a cut too few', { cuts: [1, 2, 3] }, 'cuts'],
    ['cuts below their order statistic', { below: [9, 9, 9, 9] }, 'below'],
    ['counts that do not sum to the rows', { counts: [1, 1, 1, 1, 2] }, 'counts'],
    ['no bins', { bins: 0 }, 'bins'],
    ['too many bins', { bins: 101 }, 'bins'],
  ])('refuses %s', (_, change, field) => {
    const error = caught(() => parseRfmScoresModel(spoilt((scale) => Object.assign(scale, change))));
    expect(error).toBeInstanceOf(IncompatibleModelError);
    expect((error as IncompatibleModelError).details['path']).toBe(`model.parameters.frequency.${field}`);
  });
  it('keeps all that is needed to redo a score by hand (RFM-12)', () => {
    const { recency } = parseRfmScoresModel(JSON.parse(JSON.stringify(model))).parameters;
    const above = recency.cuts.filter((cut) => 3 > cut).length;
    expect(recency.bins + 1 - (1 + above)).toBe(scoreRfm(model, five).columns.r[2]);
  });
});

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
