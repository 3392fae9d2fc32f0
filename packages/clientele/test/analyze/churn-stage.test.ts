import { describe, expect, it } from 'vitest';
import { analyze, toRows } from '../../src/index.ts';

const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);

/** Two years of a shop: 120 customers buy every 7 to 25 days, until a third of them falls silent. */
const orders = Array.from({ length: 120 }, (_, c) => c).flatMap((c) => {
  const every = 7 + (c % 10) * 2;
  const until = c % 3 === 0 ? 150 + ((c * 37) % 580) : 730;
  const visits = Array.from({ length: Math.floor(until / every) }, (_visit, v) => (c % every) + v * every);
  return visits.map((at) => ({ customer: `c${c}`, time: day(at), amount: 20 + (c % 5) }));
});

describe('the churn stage', () => {
  const analysis = analyze(orders, { asOf: day(690) });
  const { customers, stages, models, notes, tables } = analysis;

  it('gives everybody a risk, higher for those who fell silent', () => {
    expect(stages.churn).toBe('done');
    const risk = new Map(
      toRows(customers, ['customer', 'churnProbability']).map(({ customer, churnProbability }) => [
        customer,
        Number(churnProbability),
      ]),
    );
    expect(risk.size).toBe(120);
    expect(risk.get('c0')).toBeGreaterThan(0.9);
    expect(risk.get('c1')).toBeLessThan(0.1);
  });

  it('says what silence is, from the customers’ own gaps, and how well it foretells', () => {
    expect(notes.find(({ code }) => code === 'churn-window')?.details).toEqual({ days: 23, gap: 23 });
    const [outlook] = toRows(tables?.['churnOutlook'] ?? customers) as unknown as { rocAuc: number; days: number }[];
    expect(outlook?.days).toBe(23);
    expect(outlook?.rocAuc).toBeGreaterThan(0.9);
  });

  it('keeps the regression and the tree, and lists whom to call, most at stake first', () => {
    expect(Object.keys(models)).toEqual(expect.arrayContaining(['churn/logistic', 'churn/tree']));
    expect(tables?.['churnTree']?.length).toBeGreaterThan(2);
    const stakes = toRows(tables?.['churnCalls'] ?? customers, ['atStake'] as never).map((row) =>
      Number((row as { atStake: number }).atStake),
    );
    expect(stakes.length).toBeGreaterThan(10);
    expect([...stakes].sort((a, b) => b - a)).toEqual(stakes);
  });

  it('says what it lacks: customers who came back', () => {
    const once = Array.from({ length: 40 }, (_, c) => ({ customer: `c${c}`, time: day(c), amount: 5 }));
    expect(analyze(once).stages.churn).toMatch(/came back/);
    expect(analyze(once.slice(0, 9)).stages.churn).toBe('needs 30 customers or more, got 9');
  });
});
