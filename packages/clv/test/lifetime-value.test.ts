import {
  bgNbdModel,
  deriveBtyd,
  expectedSpend,
  expectedTransactions,
  gammaGammaModel,
  lifetimeValue,
  lifetimeValues,
  parseTransactions,
  probabilityAlive,
  residualTransactions,
  summarizeCustomers,
  toRows,
} from '@clientele/clv';
import { firstUnfrozen } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { random } from './random.ts';

const model = bgNbdModel({ r: 0.2425945, alpha: 4.4136019, a: 0.7929199, b: 2.4258881 }, { unit: 'week' });
const spendModel = gammaGammaModel({ p: 6.25, q: 3.74, gamma: 15.44 });
const customer1 = { x: [2], tx: [30.43], T: [38.86], meanRepeatSpend: [24.66], unit: 'week' } as const;

describe('lifetimeValue', () => {
  const options = { horizon: { years: 1 }, discount: { annual: 0.15 } } as const;

  it('is residual transactions x expected spend x margin, and says which', () => {
    const revenue = lifetimeValue(model, spendModel, customer1, options);
    const profit = lifetimeValue(model, spendModel, customer1, { ...options, margin: 0.25 });
    const purchases = residualTransactions(model, customer1, options)[0] as number;
    const spend = expectedSpend(spendModel, customer1)[0] as number;
    expect(revenue.columns.lifetimeValue[0]).toBe(purchases * spend);
    expect(profit.columns.lifetimeValue[0]).toBe(purchases * spend * 0.25);
    expect([revenue.measure, profit.measure]).toEqual(['revenue', 'profit']);
    expect(revenue.notes.map(({ code }) => code)).toEqual(['margin-not-given']);
    expect(profit.notes).toEqual([]);
  });

  it('agrees with twelve months at one percent a month (case B05: 36.300, not 140.10)', () => {
    // 24.66 is the expected spend there, and each month's purchases are paid at its end.
    const within = (months: number): number =>
      expectedTransactions(model, customer1, { horizon: { months } })[0] as number;
    const monthly = Array.from({ length: 12 }, (_, i) => ((within(i + 1) - within(i)) * 24.66) / 1.01 ** (i + 1));
    const byMonth = monthly.reduce((sum, value) => sum + value, 0);
    expect(Math.abs(byMonth - 36.3)).toBeLessThan(0.01);
    const discount = { annual: 1.01 ** 12 - 1 };
    const continuous =
      24.66 * (residualTransactions(model, customer1, { discount, horizon: { years: 1 } })[0] as number);
    expect(continuous).toBeGreaterThan(byMonth); // half a month earlier on average
    expect(continuous).toBeLessThan(byMonth * 1.01);
  });

  it('remarks on a horizon far beyond what was observed (case B05)', () => {
    const { notes } = lifetimeValue(model, spendModel, customer1, { ...options, horizon: { weeks: 360 }, margin: 1 });
    expect(notes).toEqual([
      {
        code: 'long-horizon',
        message: 'horizon = 9.3 times the observed time: check its unit',
        details: { ratio: 360 / 38.86 },
      },
    ]);
  });

  it('of an infinite horizon is finite and above every finite one', () => {
    const infinite = lifetimeValue(model, spendModel, customer1, { ...options, horizon: 'infinite' });
    const decade = lifetimeValue(model, spendModel, customer1, { ...options, horizon: { years: 10 } });
    expect(infinite.columns.lifetimeValue[0]).toBeGreaterThan(decade.columns.lifetimeValue[0] as number);
    expect(infinite.columns.lifetimeValue[0]).toBeLessThan(2 * (decade.columns.lifetimeValue[0] as number));
    expect(infinite.notes.map(({ code }) => code)).toEqual(['margin-not-given']);
  });

  it('survives a clone and comes back as rows', () => {
    const value = lifetimeValue(model, spendModel, customer1, options);
    expect(structuredClone(value)).toEqual(value);
    expect(Object.keys(toRows(value)[0] ?? {})).toEqual(['residualTransactions', 'expectedSpend', 'lifetimeValue']);
  });
});

describe('lifetimeValues', () => {
  const draw = random(11);
  const orders = Array.from({ length: 400 }, (_, i) => ({
    who: ['__proto__', 'constructor'][i] ?? `customer ${Math.floor(draw.uniform() * 90)}`,
    day: new Date(Date.UTC(2025, 0, 1 + Math.floor(draw.uniform() * 250))).toISOString().slice(0, 10),
    sum: String(5 + Math.floor(draw.uniform() * 4000) / 100),
  }));
  const map = { customer: 'who', time: 'day', amount: 'sum' };
  const options = { map, timeZone: 'Europe/Berlin', asOf: '2025-10-01', horizon: { months: 6 } } as const;

  it('is every step by hand', () => {
    const values = lifetimeValues(orders, options);
    const log = parseTransactions(orders, { map, timeZone: 'Europe/Berlin' });
    const history = deriveBtyd(summarizeCustomers(log, { asOf: '2025-10-01' }), { unit: 'week' });
    const { purchases, spend } = values.models;
    expect(values.columns.x).toEqual(history.columns.x);
    expect(values.columns.probabilityAlive).toEqual(probabilityAlive(purchases, history));
    expect(values.columns.expectedTransactions).toEqual(
      expectedTransactions(purchases, history, { horizon: { months: 6 } }),
    );
    const byHand = lifetimeValue(purchases, spend, history, { horizon: { months: 6 }, discount: { annual: 0.1 } });
    expect(values.columns.lifetimeValue).toEqual(byHand.columns.lifetimeValue);
    expect(lifetimeValues(log, { asOf: '2025-10-01', horizon: { months: 6 } }).columns).toEqual(values.columns);
  });

  it.each(['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'nbd'] as const)('fits %s where that model is wanted', (name) => {
    const values = lifetimeValues(orders, { ...options, model: name });
    expect(values.models.purchases.kind).toBe(`clv/${name}`);
    const forecast = residualTransactions(values.models.purchases, values, {
      horizon: { months: 6 },
      discount: { annual: 0.1 },
    });
    const { expectedSpend: spend, lifetimeValue: value } = values.columns;
    expect([...value]).toEqual([...forecast.map((purchases, row) => purchases * (spend[row] as number))]);
  });

  it('keeps every customer, whatever the name, and says what was looked at', () => {
    const values = lifetimeValues(orders, options);
    expect(toRows(values, ['customer']).slice(0, 2)).toEqual([{ customer: '__proto__' }, { customer: 'constructor' }]);
    expect(values.length).toBe(new Set(orders.map(({ who }) => who)).size);
    const { unit, timeZone, horizon, discount, measure } = values;
    expect({ unit, timeZone, horizon, discount, measure }).toEqual({
      unit: 'week',
      timeZone: 'Europe/Berlin',
      horizon: { months: 6 },
      discount: { annual: 0.1 },
      measure: 'revenue',
    });
    expect(new Date(values.asOf).toISOString()).toBe('2025-09-30T22:00:00.000Z');
    expect(values.notes.map(({ code }) => code)).toContain('margin-not-given');
    expect(structuredClone(values)).toEqual(values);
    expect(firstUnfrozen(values)).toBe(null);
  });

  it('counts in the unit wanted without changing what is expected', () => {
    const [weeks, days] = [lifetimeValues(orders, options), lifetimeValues(orders, { ...options, unit: 'day' })];
    expect(days.columns.T[0]).toBeCloseTo((weeks.columns.T[0] as number) * 7, 9);
    const ratios = weeks.columns.lifetimeValue.map((value, row) => value / (days.columns.lifetimeValue[row] as number));
    expect(Math.max(...ratios.map((ratio) => Math.abs(ratio - 1)))).toBeLessThan(1e-6);
  });

  it('says why nobody has a purchase, in its own name', () => {
    expect(() => lifetimeValues([{ who: 'Ada', day: 'soon', sum: 3 }], options)).toThrow(
      'lifetimeValues: needs 1 or more customers with a purchase, got 0; every row was set aside: row 0, column "day"',
    );
  });

  it('lists rows that could not be used, and refuses options that it does not know', () => {
    const { issues } = lifetimeValues([...orders, { who: 'late', day: 'soon', sum: '3' }], options);
    expect(issues.counts).toEqual({ 'invalid-date': 1 });
    expect(() => lifetimeValues(orders, { ...options, discuont: 1 } as never)).toThrow(
      'discuont must be written discount',
    );
    expect(() => lifetimeValues(orders, { ...options, model: 'pareto' as never })).toThrow('model must be one of');
    expect(() => lifetimeValues(orders, { ...options, margin: 2 })).toThrow('margin must be a number from 0 to 1');
  });
});
