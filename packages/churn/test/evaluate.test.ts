import {
  customerTable,
  InsufficientDataError,
  InvalidInputError,
  InvalidOptionError,
  type Table,
  toRows,
} from '@clientele/core';
import { binaryMetrics, openRandom } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentQuantile } from '../src/evaluate/intervals.ts';
import {
  type ChurnInput,
  churnSnapshots,
  evaluateChurn,
  fitGradientBoosting,
  fitLogistic,
  fitTree,
} from '../src/index.ts';

const logistic = (training: Table): ReturnType<typeof fitLogistic> => fitLogistic(training, { l2: 1 });
const dull = (training: Table): ReturnType<typeof fitLogistic> => fitLogistic(training, { features: ['noise'], l2: 1 });

/** Each customer stands in two rows, as of two dates. */
function twoDates(customers: number, seed = 3): Record<string, string[] | Float64Array> {
  const random = openRandom(seed);
  const rows = 2 * customers;
  const visits = Float64Array.from({ length: rows }, () => random.normal());
  const noise = Float64Array.from({ length: rows }, () => random.normal());
  const label = visits.map((value) => (random.uniform() < 1 / (1 + Math.exp(1 - 2 * value)) ? 1 : 0));
  return {
    customer: Array.from({ length: rows }, (_, row) => `c${row % customers}`),
    asOf: Float64Array.from({ length: rows }, (_, row) => (row < customers ? 100 : 200)),
    cutoff: Float64Array.from({ length: rows }, (_, row) => (row < customers ? 100 : 200)),
    outcomeEnd: Float64Array.from({ length: rows }, (_, row) => (row < customers ? 200 : 300)),
    visits,
    noise,
    label,
  };
}

describe('a split by time', () => {
  const data = twoDates(400);
  const told = evaluateChurn(data, { logistic, dull });

  it('tells the rows of the last date, and those alone, by models of the dates before', () => {
    expect(told.split).toBe('time');
    expect(told.asOf).toBe(200);
    expect([...(told.predictions.columns['row'] ?? [])]).toEqual(Array.from({ length: 400 }, (_, i) => 400 + i));
    const seen: number[] = [];
    evaluateChurn(data, {
      spy: (t) => {
        seen.push(...(t.columns['asOf'] as Float64Array));
        return logistic(t);
      },
    });
    expect(new Set(seen)).toEqual(new Set([100]));
  });

  it('gives the metrics that binaryMetrics gives of its predictions, within intervals', () => {
    const { actual = [], logistic: predicted = [] } = told.predictions.columns;
    const truth = binaryMetrics(actual, predicted);
    const [row] = toRows(told.models);
    for (const metric of ['rocAuc', 'logLoss', 'brier', 'lift10'] as const) {
      expect(row?.[metric]).toBeCloseTo(truth[metric], 12);
      expect(row?.[`${metric}Lower`]).toBeLessThan(truth[metric]);
      expect(row?.[`${metric}Upper`]).toBeGreaterThan(truth[metric]);
    }
    // the bootstrap of an area agrees with DeLong's interval
    expect(row?.rocAucLower).toBeCloseTo(truth.rocAucLower ?? 0, 1.5);
  });

  it('says what a model differs by from the first, on the same customers', () => {
    const [auc] = toRows(told.differences);
    expect(auc).toMatchObject({ model: 'dull', against: 'logistic', metric: 'rocAuc' });
    expect(auc?.upper).toBeLessThan(0);
    const same = toRows(evaluateChurn(data, { a: logistic, b: logistic }).differences);
    expect(same.every(({ difference, lower, upper }) => difference === 0 && lower === 0 && upper === 0)).toBe(true);
  });

  it('learns nothing from rows whose outcome was not known yet, and says how many', () => {
    const late = (data['outcomeEnd'] as Float64Array).map((end, row) => (row < 10 ? 250 : end));
    const seen: number[] = [];
    const { notes } = evaluateChurn(
      { ...data, outcomeEnd: late },
      {
        spy: (t) => {
          seen.push(t.length);
          return logistic(t);
        },
      },
    );
    expect(seen).toEqual([390]);
    expect(notes.find(({ code }) => code === 'rows-overlapping')?.details).toEqual({ rows: 10 });
  });

  it('refuses a table without dates, and one with a single date', () => {
    const { asOf, outcomeEnd, ...undated } = data;
    expect(() => evaluateChurn(undated, { logistic })).toThrow(InvalidInputError);
    const once = { ...data, asOf: (asOf as Float64Array).map(() => 100) };
    expect(() => evaluateChurn(once, { logistic })).toThrow(InsufficientDataError);
    const { notes } = evaluateChurn({ ...undated, asOf: asOf as Float64Array }, { logistic });
    expect(notes.map(({ code }) => code)).toContain('outcome-end-unknown');
    expect(outcomeEnd).toBeDefined();
  });
});

describe('folds', () => {
  it('keep the rows of a customer together, every row told once, churners spread evenly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 120 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 0 }),
        (n, k, seed) => {
          const data = twoDates(n, seed);
          const parts: [Set<string>, number][] = [];
          const { predictions } = evaluateChurn(
            data,
            {
              spy: (t) => {
                parts.push([new Set(t.columns['customer'] as string[]), t.length]);
                return logistic(t);
              },
            },
            { split: 'folds', folds: k, seed },
          );
          const rows = [...(predictions.columns['row'] ?? [])];
          expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 2 * n }, (_, i) => i));
          rows.forEach((row, at) => {
            const fold = predictions.columns['fold']?.[at] ?? -1;
            expect(parts[fold]?.[0].has((data['customer'] as string[])[row] as string)).toBe(false);
          });
        },
      ),
      { numRuns: 10 },
    );
  });

  it('give the same numbers whatever the order of the rows', () => {
    const data = twoDates(120);
    const turned = Object.fromEntries(
      Object.entries(data).map(([name, cells]) => [
        name,
        cells instanceof Float64Array ? cells.slice().reverse() : [...cells].reverse(),
      ]),
    );
    const [here, there] = [data, turned].map((rows) =>
      toRows(evaluateChurn(rows as ChurnInput, { fitTree: (t) => fitTree(t) }, { split: 'folds', folds: 5 }).models),
    );
    for (const metric of ['rocAuc', 'logLoss', 'brier'] as const) {
      expect(here?.[0]?.[metric]).toBeCloseTo(there?.[0]?.[metric] as number, 12);
    }
  });

  it('compare several kinds of models on the same folds', () => {
    const data = twoDates(300);
    const { models, folds, differences } = evaluateChurn(
      data,
      { logistic, boosting: (t) => fitGradientBoosting(t) },
      { split: 'folds', folds: 5 },
    );
    expect(models.length).toBe(2);
    expect(folds.length).toBe(10);
    const mean = toRows(folds)
      .filter(({ model }) => model === 'boosting')
      .reduce((sum, { rocAuc }) => sum + (rocAuc as number) / 5, 0);
    expect(models.columns.rocAuc[1]).toBeCloseTo(mean, 12);
    const [auc] = toRows(differences);
    expect(auc?.difference).toBeCloseTo((models.columns.rocAuc[1] ?? 0) - (models.columns.rocAuc[0] ?? 0), 12);
    expect(auc?.lower).toBeLessThan(auc?.upper as number);
  });

  it('say where rows that are tested stand among those learnt from', () => {
    const { notes } = evaluateChurn(
      {
        customer: Array.from({ length: 60 }, (_, i) => `c${i}`),
        x: Array.from({ length: 60 }, (_, i) => i % 3),
        label: Array.from({ length: 60 }, (_, i) => i % 2),
      },
      { logistic },
      { split: 'folds', folds: 3 },
    );
    expect(notes.map(({ code }) => code)).toEqual(['duplicates-across-folds']);
  });

  it('refuse fewer churners than folds, unknown options, and nothing to fit', () => {
    const few = { x: [1, 2, 3, 4, 5, 6], label: [1, 0, 0, 0, 1, 0] };
    expect(() => evaluateChurn(few, { logistic }, { split: 'folds', folds: 3 })).toThrow(InsufficientDataError);
    expect(() => evaluateChurn(few, {}, { split: 'folds' })).toThrow(InvalidOptionError);
    expect(() => evaluateChurn(few, { row: logistic }, { split: 'folds' })).toThrow(InvalidOptionError);
    expect(() => evaluateChurn(few, { logistic }, { split: 'half' as never })).toThrow(InvalidOptionError);
  });
});

describe("Student's distribution", () => {
  it('has the quantiles of the tables (R: qt(0.975, c(1, 4, 9, 30)))', () => {
    const published = [12.706204736432095, 2.776445105197793, 2.262157162740992, 2.042272456301238];
    [1, 4, 9, 30].forEach((freedom, at) => {
      expect(studentQuantile(0.95, freedom)).toBeCloseTo(published[at] as number, 9);
    });
  });
});

describe('snapshots', () => {
  const day = (n: number): Date => new Date(Date.UTC(2025, 0, 1 + n));
  const orders = Array.from({ length: 80 }, (_, c) => c).flatMap((c) => {
    const every = 5 + (c % 9);
    const until = c % 3 === 0 ? 100 + c : 300;
    return Array.from({ length: Math.floor(until / every) }, (_, v) => ({
      customer: `c${c}`,
      time: day(v * every),
      amount: 10,
    }));
  });

  it('stand one below the other, the earliest first, with the dates that a split by time needs', () => {
    const snapshots = churnSnapshots(orders, { outcome: { days: 30 }, lead: { days: 3 }, count: 4, until: day(290) });
    const dates = [...new Set(snapshots.columns.asOf)];
    expect(dates).toEqual([170, 200, 230, 260].map((n) => day(n).getTime()));
    expect(new Set(snapshots.columns.outcomeEnd)).toEqual(new Set([200, 230, 260, 290].map((n) => day(n).getTime())));
    expect(snapshots.columns.cutoff[0]).toBe(day(167).getTime());
    const { models, notes } = evaluateChurn(snapshots, { logistic });
    expect(models.columns.rows[0]).toBe(80);
    // with a lead of three days the window before the last one was not over when its features were taken
    expect(notes.find(({ code }) => code === 'rows-overlapping')?.details).toEqual({ rows: 80 });
  });

  it('leave out dates before there was anybody, and say so', () => {
    const { notes } = churnSnapshots(orders, { outcome: { days: 100 }, count: 5 });
    expect(notes.map(({ code }) => code)).toEqual(['snapshot-left-out', 'snapshot-left-out', 'snapshot-left-out']);
    expect(() => churnSnapshots(orders, {} as never)).toThrow(InvalidOptionError);
    expect(() => churnSnapshots(orders, { outcome: { days: 9 }, asOf: 'end' } as never)).toThrow(InvalidOptionError);
  });
});

describe('a customer table', () => {
  it('says whose rows they are, as a column does', () => {
    const { customer, ...columns } = twoDates(60);
    const rows = customerTable(customer as string[], columns);
    const fits = { boosting: (t: Table) => fitGradientBoosting(t, { rounds: 5 }) };
    const options = { split: 'folds', folds: 3 } as const;
    expect(evaluateChurn(rows, fits, options).models).toEqual(
      evaluateChurn({ customer: customer as string[], ...columns }, fits, options).models,
    );
  });
});
