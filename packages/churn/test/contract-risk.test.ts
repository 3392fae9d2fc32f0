import {
  buildFeatures,
  churnRisk,
  fitLogistic,
  joinLabels,
  labelContractChurn,
  parseInteractions,
  parseTransactions,
} from '@clientele/churn';
import { InsufficientDataError, InvalidOptionError, textAt } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const at = (days: number): number => Date.UTC(2025, 0, 1 + days);

/** 120 contracts with a bill a month; a third is cancelled over the year, two weeks after a look at the page for it. */
const contracts = Array.from({ length: 120 }, (_, c) => ({
  customer: `c${c}`,
  end: c % 3 === 0 ? 40 + ((c * 37) % 320) : null,
}));
const bills = contracts.flatMap(({ customer, end }) =>
  Array.from({ length: 12 }, (_, month) => ({ customer, time: at(30 * month), amount: 20 })).filter(
    (_, month) => end === null || 30 * month < end,
  ),
);
const interactions = contracts.flatMap(({ customer, end }, c) => {
  const did = (days: number, kind: string): object => ({ customer, time: at(days), kind });
  const leaves = end === null ? [] : [did(end - 14, 'cancel-page'), did(end, c % 12 === 0 ? 'involuntary' : 'cancel')];
  return [did(0, 'start'), did(20 + (c % 300), 'login'), ...leaves];
});
const lastDay = Math.max(...contracts.map(({ end }) => end ?? 0), 330);
const options = { asOf: at(345), outcome: { days: 30 }, interactions, contract: {} };

describe('churnRisk of contracts', () => {
  const risks = churnRisk(bills, options);
  const ids = Array.from(risks.customer.codes, (_, row) => textAt(risks.customer, row));

  it('is its steps: labelContractChurn, buildFeatures, joinLabels, fitLogistic', () => {
    const [log, events] = [parseTransactions(bills), parseInteractions(interactions)];
    const labels = labelContractChurn(events, { asOf: at(315), outcome: { days: 30 }, observedUntil: at(345) });
    const features = buildFeatures(log, { asOf: at(315), interactions: events });
    expect(risks.model).toEqual(fitLogistic(joinLabels(features, labels), { l2: 1 }));
  });

  it('scores the contracts that run, and no other', () => {
    const running = contracts.filter(({ end }) => end === null || end >= 345).map(({ customer }) => customer);
    expect([...ids].sort()).toEqual(running.sort());
  });

  it('finds who looked at the page for cancelling, and says so in plain words', () => {
    const { probability, reasons } = risks.columns;
    const soon = contracts.filter(({ end }) => end !== null && end >= 345 && end - 14 < 345).map((one) => one.customer);
    expect(soon.length).toBeGreaterThan(0);
    const others = probability.filter((_, row) => !soon.includes(ids[row] as string));
    for (const customer of soon) {
      const row = ids.indexOf(customer);
      expect(probability[row]).toBeGreaterThan(Math.max(...others));
      expect(reasons[row]).toContain('“cancel page” once in the last 30 days');
    }
    expect(risks.backtest?.rocAuc).toBeGreaterThan(0.9);
  });

  it('does not see what comes at or after asOf', () => {
    const later = [{ customer: 'c1', time: at(345), kind: 'cancel' }];
    const other = churnRisk(bills, { ...options, interactions: [...interactions, ...later] });
    expect(other.columns.probability).toEqual(risks.columns.probability);
  });

  it('goes on to the last event of either log', () => {
    const { asOf: _, ...open } = options;
    expect(churnRisk(bills, open).asOf).toBe(at(lastDay + 1));
    const late = [...interactions, { customer: 'c1', time: at(364) + 1, kind: 'login' }];
    expect(churnRisk(bills, { ...open, interactions: late }).asOf).toBe(at(365));
  });

  it('knows other kinds, and turns to those whom the company leaves', () => {
    const renamed = interactions.map((row) => ({
      ...row,
      kind: (row as { kind: string }).kind.replace(/^cancel$/, 'quit'),
    }));
    const told = churnRisk(bills, { ...options, interactions: renamed, contract: { cancel: 'quit' } });
    expect(told.churnRate).toBe(risks.churnRate);
    const any = churnRisk(bills, { ...options, contract: { foretell: 'any' } });
    expect(any.churnRate).toBeGreaterThan(risks.churnRate);
  });

  it('counts contracts without a purchase, and needs some with one', () => {
    const few = bills.filter(({ customer }) => customer !== 'c1' && customer !== 'c2');
    const note = churnRisk(few, options).notes.find(({ code }) => code === 'contracts-without-purchase');
    expect(note?.details).toEqual({ customers: 2 });
    const strangers = bills.map((bill) => ({ ...bill, customer: `x${bill.customer}` }));
    expect(() => churnRisk(strangers, options)).toThrow(InsufficientDataError);
  });

  it('refuses options without effect, and terms that are none', () => {
    const { interactions: _, ...without } = options;
    expect(() => churnRisk(bills, without)).toThrow('contract must be left out without interactions');
    expect(() => churnRisk(bills, { ...options, activeWithin: { days: 90 } })).toThrow('activeWithin must be left out');
    for (const contract of [true, { cancle: 'x' }, { cancel: '' }, { foretell: 'all' }]) {
      expect(() => churnRisk(bills, { ...options, contract } as never)).toThrow(InvalidOptionError);
    }
  });
});
