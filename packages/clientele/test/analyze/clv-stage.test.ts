import { textAt } from '@clientele/core';
import { simulateShop } from '@clientele/datasets';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyze, type InvalidOptionError, type Row, toRows } from '../../src/index.ts';

/** A seeded shop of a Pareto/NBD world, where some have left; the order lines as rows. */
const { log, truth } = simulateShop({ customers: 200, seed: 5, arrivals: 'pareto-nbd', categories: 0 });
const { asOf } = truth;
const orders = Array.from(log.time, (time, line) => ({
  customer: textAt(log.customer, line) as string,
  time: new Date(time).toISOString(),
  amount: log.amount[line] as number,
}));
const analysis = analyze(log, { asOf });
const rowsOf = ({ tables }: Analysis, name: string): Row[] => toRows(tables?.[name] as never);
const noteCodes = ({ notes }: Analysis): string[] => notes.map(({ code }) => code);

describe('the model of purchases', () => {
  it('is the one that foretold the last third best, fitted to all that is known', () => {
    const tried = rowsOf(analysis, 'purchaseModels');
    expect(tried.map(({ kind }) => kind)).toEqual(['clv/bg-nbd', 'clv/mbg-nbd', 'clv/pareto-nbd']);
    const smallest = Math.min(...tried.map(({ rmse }) => Number(rmse)));
    const chosen = tried.find(({ kind }) => String(kind) in analysis.models);
    expect(Number(chosen?.['rmse'])).toBeLessThanOrEqual(smallest * 1.001);
    const split = Number(analysis.notes.find(({ code }) => code === 'purchase-model-chosen')?.details?.['split']);
    const known = new Set(orders.filter(({ time }) => Date.parse(time) < split).map(({ customer }) => customer));
    const held = orders.filter(({ time, customer }) => Date.parse(time) >= split && known.has(customer));
    expect(chosen?.['actual']).toBe(held.length);
  });

  it('is the one asked for, and then nothing is held out', () => {
    const asked = analyze(orders, { asOf, purchaseModel: 'nbd' });
    expect(Object.keys(asked.models)).toContain('clv/nbd');
    expect(asked.tables).not.toHaveProperty('purchaseModels');
    expect(asked.options).toMatchObject({ purchaseModel: 'nbd' });
    expect(() => analyze(orders, { purchaseModel: 'pareto' as 'nbd' })).toThrow('purchaseModel must be one of');
  });

  it('is BG/NBD where there is too little to hold out, and says so', () => {
    const few = analyze(
      orders.filter(({ customer }) => Number(customer.replace(/\D/g, '')) < 20),
      { asOf },
    );
    expect(noteCodes(few)).toContain('model-not-chosen');
    expect(Object.keys(few.models)).toContain('clv/bg-nbd');
  });
});

describe('the factor for forecasts', () => {
  it('is chosen on the second third, and shown on the last without and with it', () => {
    const rows = rowsOf(analysis, 'forecastCalibration');
    const spans = rowsOf(analysis, 'purchaseModels').find(({ kind }) => String(kind) in analysis.models);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ factor: 1, actual: spans?.['actual'], applied: 1 });
    expect(rows[0]?.['expected']).toBeCloseTo(Number(spans?.['expected']), 9);
    expect(rows[1]?.['expected']).toBeCloseTo(Number(rows[0]?.['expected']) * Number(rows[1]?.['factor']), 9);
    expect(noteCodes(analysis)).toContain('forecast-calibration');
  });

  it('multiplies purchases, values and the weeks ahead where asked to, and nothing else', () => {
    const mended = analyze(log, { asOf, calibrate: true });
    const [, row] = rowsOf(mended, 'forecastCalibration');
    expect(row?.['applied']).toBe(1);
    const factor = Number(row?.['factor']);
    const cells = (of: Analysis, name: string): Float64Array => of.customers.columns[name] as Float64Array;
    for (const name of ['expectedTransactions', 'lifetimeValue', 'lifetimeValueLower', 'lifetimeValueUpper']) {
      cells(mended, name).forEach((value, at) => {
        expect(value).toBeCloseTo((cells(analysis, name)[at] as number) * factor, 6);
      });
    }
    expect(cells(mended, 'probabilityAlive')).toEqual(cells(analysis, 'probabilityAlive'));
    const [[week], [plain]] = [rowsOf(mended, 'salesForecast'), rowsOf(analysis, 'salesForecast')];
    expect(week?.['revenueUpper']).toBeCloseTo(Number(plain?.['revenueUpper']) * factor, 6);
    expect(week?.['end']).toBe(plain?.['end']);
    expect(() => analyze(log, { asOf, calibrate: 'yes' as never })).toThrow('calibrate must be true or false');
  });
});

describe('value', () => {
  it('stands within its interval', () => {
    const rows = toRows(analysis.customers, ['lifetimeValue', 'lifetimeValueLower', 'lifetimeValueUpper']);
    expect(rows).toHaveLength(200);
    for (const { lifetimeValue, lifetimeValueLower, lifetimeValueUpper } of rows as Record<string, number>[]) {
      expect(lifetimeValueLower).toBeLessThanOrEqual(lifetimeValue as number);
      expect(lifetimeValue).toBeLessThanOrEqual(lifetimeValueUpper as number);
    }
  });
});

describe('what a report draws', () => {
  it('follows the purchases week by week, and says from where on they were foretold', () => {
    const weeks = rowsOf(analysis, 'purchaseTracking');
    const last = weeks.at(-1);
    expect(last).toMatchObject({ foretold: 1 });
    expect(weeks[0]).toMatchObject({ foretold: 0 });
    const added = weeks.reduce((sum, { actual }) => sum + Number(actual), 0);
    expect(last?.['cumulativeActual']).toBe(added);
  });

  it('forecasts half a year, week by week, from the end of observation on', () => {
    const weeks = rowsOf(analysis, 'salesForecast');
    expect(weeks).toHaveLength(26);
    expect(weeks[0]?.['end']).toBe(analysis.asOf + 7 * 86_400_000);
    for (const { revenue, revenueLower, revenueUpper } of weeks as Record<string, number>[]) {
      expect(revenueLower).toBeLessThan(revenue as number);
      expect(revenue).toBeLessThan(revenueUpper as number);
    }
  });

  it('shows two customers through time, each ending with the chance that stands in the table', () => {
    const lives = rowsOf(analysis, 'aliveHistories');
    const ids = [...new Set(lives.map(({ customer }) => customer))];
    expect(ids).toHaveLength(2);
    const chances = new Map(
      toRows(analysis.customers, ['customer', 'probabilityAlive']).map((row) => [
        row['customer'],
        row['probabilityAlive'],
      ]),
    );
    const ends = ids.map((id) => lives.findLast(({ customer }) => customer === id));
    for (const end of ends)
      expect(end?.['probabilityAlive']).toBeCloseTo(Number(chances.get(end?.['customer'] ?? '')), 12);
    expect(Number(ends[0]?.['probabilityAlive'])).toBeLessThan(0.5);
    expect(Number(ends[1]?.['probabilityAlive'])).toBeGreaterThanOrEqual(0.5);
  });

  it('gives every combination of how often and when last', () => {
    expect(rowsOf(analysis, 'frequencyRecency').length).toBe(1 + 15 * 15);
  });
});

describe('who is worth keeping', () => {
  const costs = { saveProbability: 0.3, contactCost: 1, incentiveCost: 5, acceptIfStaying: 0.5 };

  it('stays open, and says what it needs', () => {
    expect(noteCodes(analysis)).toContain('retention-not-given');
    expect(analysis.tables).not.toHaveProperty('retentionBudget');
  });

  it('ranks customers by what contacting them gains, and adds up those taken', () => {
    const kept = analyze(orders, { asOf, retention: costs });
    const rows = rowsOf(kept, 'retentionBudget') as Record<string, number>[];
    expect(rows.map(({ rank }) => rank)).toEqual(rows.map((_, at) => at + 1));
    const [{ lifetimeValue: V, churnProbability: p, expectedGain }] = rows as [Record<string, number>];
    const byHand = (p as number) * 0.3 * ((V as number) - 5) - (1 - (p as number)) * 0.5 * 5 - 1;
    expect(expectedGain).toBeCloseTo(byHand, 9);
    const gain = rows.reduce((sum, row) => sum + (row['target'] ?? 0) * (row['expectedGain'] ?? 0), 0);
    const [totals] = rowsOf(kept, 'retentionTotals');
    expect(totals?.['gain']).toBeCloseTo(gain, 9);
    expect(totals?.['targeted']).toBe(rows.filter(({ target }) => target === 1).length);
    expect(kept.options).toMatchObject({ retention: costs });
  });

  it('is the same whatever the order of the rows', () => {
    const [one, other] = [orders, orders.toReversed()].map((rows) =>
      rowsOf(analyze(rows, { asOf, retention: costs }), 'retentionBudget'),
    );
    expect(other).toEqual(one);
  });

  it('needs intervals for the risk-averse, whose gains are smaller', () => {
    const gainOf = (bound: 'lower' | 'expected'): number =>
      Number(rowsOf(analyze(orders, { asOf, retention: { ...costs, bound } }), 'retentionTotals')[0]?.['gain']);
    expect(gainOf('lower')).toBeLessThan(gainOf('expected'));
    const without = analyze(
      orders.map((row) => ({ ...row, amount: 5 })),
      { asOf, retention: { ...costs, bound: 'lower' } },
    );
    expect(noteCodes(without)).toContain('retention-without-intervals');
  });

  it.each([
    [{ contactCost: 1 }, 'retention.saveProbability'],
    [{ saveProbability: 2, contactCost: 1 }, 'retention.saveProbability'],
    [{ saveProbability: 0.3 }, 'retention.contactCost'],
    [{ ...costs, budgt: 3 }, 'retention.budgt'],
  ])('refuses %o by name', (retention, option) => {
    try {
      analyze(orders, { retention: retention as typeof costs });
    } catch (error) {
      expect((error as InvalidOptionError).problems.map((problem) => problem.option)).toEqual([option]);
      expect((error as Error).message).toMatch(/^analyze: /);
      return;
    }
    throw new Error('nothing was thrown');
  });
});
