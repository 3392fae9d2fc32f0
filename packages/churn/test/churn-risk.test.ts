import {
  buildFeatures,
  churnRisk,
  explainChurn,
  fitLogistic,
  joinLabels,
  labelChurn,
  parseTransactions,
  predictChurn,
} from '@clientele/churn';
import { InsufficientDataError, InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const instant = (day: number): number => Date.UTC(2024, 0, 1 + day);

/** Customers who come regularly until some fall silent, over `days` days. */
function shop(days: number): { customer: string; time: number; amount: number }[] {
  return Array.from({ length: 90 }, (_, c) => c).flatMap((c) => {
    const every = 6 + (c % 9) * 2;
    const until = c % 3 === 0 ? (c * 53) % days : days;
    const visits = Array.from({ length: Math.floor(until / every) }, (__, v) => (c % every) + v * every);
    return visits.map((day) => ({ customer: `c${c}`, time: instant(day), amount: 10 + (c % 4) }));
  });
}

describe('churnRisk', () => {
  const orders = shop(500);
  const options = { asOf: instant(500), outcome: { days: 60 }, lead: { days: 7 } };

  it('is its steps, one after the other', () => {
    const risks = churnRisk(orders, options);
    const log = parseTransactions(orders);
    const then = { asOf: instant(440), lead: { days: 7 } };
    const labels = labelChurn(log, { ...then, outcome: { days: 60 }, observedUntil: instant(500) });
    const model = fitLogistic(joinLabels(buildFeatures(log, then), labels), { l2: 1 });
    const today = buildFeatures(log, { asOf: instant(500) });
    expect(risks.model).toEqual(model);
    expect(risks.columns.probability).toEqual(predictChurn(model, today).columns.probability);
    expect(risks.columns.reasons).toEqual(explainChurn(model, today, { words: 'plain' }).reasons);
    expect(risks.customer).toEqual(today.customer);
    expect([risks.asOf, risks.timeZone]).toEqual([instant(500), 'UTC']);
  });

  it('is tested on a window that the tested model did not see', () => {
    const { backtest } = churnRisk(orders, options);
    expect(backtest?.rocAuc).toBeGreaterThan(0.9);
    const changed = orders.map((line) => (line.time >= instant(433) ? { ...line, amount: 1e6 } : line));
    expect(churnRisk(changed, options).backtest).toEqual(backtest);
  });

  it('says so where there is no time before', () => {
    const { backtest, notes } = churnRisk(shop(120), { asOf: instant(120), outcome: { days: 60 } });
    expect(backtest).toBe(null);
    expect(notes.map(({ code }) => code)).toContain('no-backtest');
  });

  it('needs a window with a history before it, and both outcomes', () => {
    expect(() => churnRisk(shop(50), { asOf: instant(50) })).toThrow(InsufficientDataError);
    expect(() => churnRisk([])).toThrow(InsufficientDataError);
    const loyal = orders.filter(({ customer }) => Number(customer.slice(1)) % 3 !== 0);
    expect(() => churnRisk(loyal, options)).toThrow('fitLogistic: needs 1 or more churners');
  });

  it('honours every option', () => {
    const usual = churnRisk(orders, options);
    for (const other of [
      { outcome: { days: 90 } },
      { lead: { days: 30 } },
      { activeWithin: { days: 90 } },
      { l2: 10 },
    ]) {
      expect(churnRisk(orders, { ...options, ...other }).model.parameters).not.toEqual(usual.model.parameters);
    }
    const short = churnRisk(orders, { ...options, windows: [{ days: 14 }] });
    expect(short.model.features.map(({ name }) => name)).toContain('trend14');
    expect(() => churnRisk(orders, { ...options, horizon: 1 } as object)).toThrow(InvalidOptionError);
  });

  it('takes rows as a database gives them', () => {
    const rows = orders.map(({ customer, time, amount }) => ({ id: customer, at: new Date(time), total: amount }));
    const map = { customer: 'id', time: 'at', amount: 'total' };
    const risks = churnRisk([...rows, { id: 'x', at: new Date(instant(3)), total: Number.NaN }], { ...options, map });
    expect(risks.columns.probability).toEqual(churnRisk(orders, options).columns.probability);
    expect(Object.values(risks.issues.counts)).toEqual([1]);
  });
});
