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

describe('the churn stage of contracts', () => {
  const ends = Array.from({ length: 120 }, (_, c) => (c % 3 === 0 ? 40 + ((c * 37) % 650) : null));
  const bills = ends.flatMap((end, c) =>
    Array.from({ length: 24 }, (_, month) => ({ customer: `c${c}`, time: day(30 * month), amount: 20 })).filter(
      (_, month) => end === null || 30 * month < end,
    ),
  );
  const interactions = ends.flatMap((end, c) => {
    const did = (at: number, kind: string): object => ({ customer: `c${c}`, time: day(at), kind });
    return [did(0, 'start'), ...(end === null ? [] : [did(end - 20, 'cancel-page'), did(end, 'cancel')])];
  });
  const options = { asOf: day(600), interactions, contract: {}, margin: 0.3 };
  const retention = { saveProbability: 0.3, contactCost: 1 };
  const { customers, stages, notes, tables } = analyze(bills, { ...options, retention });

  it('gives a risk to contracts that run, and none to those that are over', () => {
    expect(stages.churn).toBe('done');
    const told = toRows(customers, ['customer', 'churnProbability']);
    expect(told.filter(({ churnProbability }) => churnProbability !== null).map(({ customer }) => customer)).toEqual(
      ends.flatMap((end, c) => (end === null || end >= 600 ? [`c${c}`] : [])),
    );
    expect(notes.map(({ code }) => code)).toContain('churn-contract');
    expect(tables?.['retentionBudget']?.length).toBe(told.filter((row) => row.churnProbability !== null).length);
  });

  it('finds who looked at the page for cancelling, and says why in plain words', () => {
    const [first] = toRows(tables?.['churnCalls'] ?? customers) as unknown as { customer: string; reasons: string }[];
    const end = ends[Number(first?.customer.slice(1))] as number;
    expect(end - 20).toBeLessThan(600);
    expect(first?.reasons).toMatch(/last interaction \d+ days? ago/);
  });

  it('needs interactions to tell contracts from, and terms that are some', () => {
    expect(() => analyze(bills, { contract: {} })).toThrow('contract must be left out without interactions');
    expect(() => analyze(bills, { ...options, contract: { cancle: 'x' } as never })).toThrow(/contract must be/);
  });
});
