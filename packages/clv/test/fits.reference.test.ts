import {
  compareModels,
  deriveBtyd,
  fitBgBb,
  fitBgCnbdK,
  fitBgNbd,
  fitGammaGamma,
  fitGammaGompertzNbd,
  fitMbgCnbdK,
  fitMbgNbd,
  fitNbd,
  fitParetoNbd,
  gammaGompertzNbdModel,
  lifetimeValues,
  parseTransactions,
  summarizeCustomers,
} from '@clientele/clv';
import { referenceCsv, referenceJson, referenceNumbers } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import {
  cdnowExact,
  clvReferenceIsThere,
  type GoldenFit,
  type GoldenFits,
  histories,
  worstRelative,
} from './reference.ts';

interface AnyFit {
  readonly parameters: object;
  readonly standardErrors: object | null;
  readonly logLikelihood?: number;
  readonly diagnostics: { readonly status: string };
}

/** To the tolerances stated with the golden file: log-likelihood 1e-6, parameters 1e-6, standard errors 1e-4. */
function expectGolden(model: AnyFit, golden: GoldenFit | undefined): void {
  const { params, LL, se } = golden as GoldenFit;
  expect(model.diagnostics.status).toBe('converged');
  expect(Math.abs((model.logLikelihood as number) - LL)).toBeLessThan(1e-6);
  expect(worstRelative(Object.values(model.parameters), params)).toBeLessThan(1e-6);
  expect(worstRelative(Object.values(model.standardErrors ?? {}), se)).toBeLessThan(1e-4);
  expect(Object.keys(model.standardErrors ?? {})).toEqual(Object.keys(model.parameters));
}

type Four = [Float64Array, Float64Array, Float64Array, Float64Array];

describe.skipIf(!clvReferenceIsThere)('golden fits (skipped without the reference data)', () => {
  const golden = clvReferenceIsThere ? referenceJson<GoldenFits>('clv/golden_mle.json') : {};

  const models = [
    ['BG/NBD', 'bgnbd', fitBgNbd],
    ['MBG/NBD', 'mbgnbd', fitMbgNbd],
    ['Pareto/NBD', 'pnbd', fitParetoNbd],
    ['NBD', 'nbd', fitNbd],
  ] as const;

  it.each(models)('%s of the exact CDNOW summary', (_, name, fit) => {
    expectGolden(fit(cdnowExact()), golden['cdnow_sample']?.[name]);
  });

  it.each(models)("%s of Hardie's sheet with two decimals", (_, name, fit) => {
    const sheet = histories('clv/cdnow_sample_summary_2dp.csv', { x: 'frequency', tx: 'recency', T: 'T' });
    expectGolden(fit(sheet), golden['cdnow_sample_2dp']?.[name]);
  });

  it.each([
    ['BG/CNBD-2', 'bgcnbd2', fitBgCnbdK, 2],
    ['MBG/CNBD-2', 'mbgcnbd2', fitMbgCnbdK, 2],
    ['BG/CNBD-3', 'bgcnbd3', fitBgCnbdK, 3],
    ['MBG/CNBD-3', 'mbgcnbd3', fitMbgCnbdK, 3],
  ] as const)('%s of the exact CDNOW summary', (_, name, fit, k) => {
    const model = fit(cdnowExact(), { k });
    expectGolden(model, golden['cdnow_sample']?.[name]);
    expect(model.k).toBe(k);
  });

  it('CDNOW is not regular: of all k the first is chosen, and that is the BG/NBD model', () => {
    const model = fitBgCnbdK(cdnowExact());
    expect(model.k).toBe(1);
    expectGolden(model, golden['cdnow_sample']?.['bgnbd']);
  });

  it('BG/BB of 11,104 donors', () => {
    const table = referenceCsv('clv/donations.csv');
    const [x, tx, n, weight] = ['frequency', 'recency', 'periods', 'weights'].map((name) =>
      referenceNumbers(table, name),
    ) as Four;
    const model = fitBgBb({ x, tx, n, weight, unit: 'year' });
    expectGolden(model, golden['donations']?.['bgbb']);
  });

  it('Gamma-Gamma of the exact CDNOW summary, 946 repeat buyers', () => {
    const model = fitGammaGamma(cdnowExact());
    expectGolden(model, golden['cdnow_sample']?.['gg']);
    expect(model.diagnostics.rows).toBe(946);
  });

  it("Gamma-Gamma of Hardie's sheet with mean spend in two decimals", () => {
    const names = { x: 'x', tx: 't_x', T: 'T', spend: 'zbar' };
    const sheet = histories('clv/cdnow_sample_summary_2dp_monetary.csv', names);
    expectGolden(fitGammaGamma(sheet), golden['cdnow_sample_2dp']?.['gg']);
  });

  it.each(models)('%s of 5,000 customers in days, from their transactions', (_, name, fit) => {
    const table = referenceCsv('clv/lifetimes_example_transactions.csv');
    const [customer, time] = [table.get('customer_id') ?? [], table.get('date') ?? []];
    const rows = customer.map((id, row) => ({ customer: id, time: time[row]?.slice(0, 10), amount: 1 }));
    const history = deriveBtyd(summarizeCustomers(rows, { asOf: '2015-01-01' }), { unit: 'day' });
    expect(history.length).toBe(5000);
    expectGolden(fit(history), golden['lifetimes_example_days']?.[name]);
  });

  it('Gamma/Gompertz/NBD of the first 38 weeks of CDNOW, as CLVTools has it: nobody ages there', () => {
    const table = referenceCsv('clv/cdnow_sample_transactions.csv');
    const column = (name: string): readonly string[] => table.get(name) ?? [];
    const log = parseTransactions({
      customer: column('customer_id'),
      time: column('date'),
      amount: column('amount').map(Number),
    });
    // Its estimation.split = 38: the 38th week after 1997-01-01 ends with 1997-09-24.
    const history = deriveBtyd(summarizeCustomers(log, { asOf: '1997-09-25' }), { unit: 'week' });
    const [model, pareto] = [fitGammaGompertzNbd(history), fitParetoNbd(history)];
    expect(Math.abs((model.logLikelihood as number) + 9377.94)).toBeLessThan(0.01);
    expect(model.logLikelihood as number).toBeGreaterThan((pareto.logLikelihood as number) - 1e-3);
    // Bemmaor and Glady's (2012) estimates of 39 weeks come as close to Pareto/NBD, their limit, as the one digit of b allows.
    const published = gammaGompertzNbdModel(
      { r: 0.553, alpha: 10.578, b: 0.0002, s: 0.603, beta: 0.0026 },
      { unit: 'week' },
    );
    const [likelihood] = compareModels([published], cdnowExact()).columns.logLikelihood;
    expect(Math.abs((likelihood as number) - (golden['cdnow_sample']?.['pnbd']?.LL as number))).toBeLessThan(1);
    expect(model.diagnostics.status).not.toBe('converged');
    expect(model.standardErrors).toBeNull();
  });

  it('CDNOW from 6,919 transactions in one call', () => {
    const table = referenceCsv('clv/cdnow_sample_transactions.csv');
    const column = (name: string): readonly string[] => table.get(name) ?? [];
    const amount = column('amount').map(Number);
    const log = parseTransactions({ customer: column('customer_id'), time: column('date'), amount });
    const values = lifetimeValues(log, { asOf: '1997-10-01', unit: 'week' });
    expectGolden(values.models.purchases, golden['cdnow_sample']?.['bgnbd']);
    expectGolden(values.models.spend, golden['cdnow_sample']?.['gg']);
    expect(values.columns.T[0]).toBe(272 / 7);
    expect(values.length).toBe(2357);
    const pareto = lifetimeValues(log, { asOf: '1997-10-01', unit: 'week', model: 'pareto-nbd' });
    expectGolden(pareto.models.purchases, golden['cdnow_sample']?.['pnbd']);
  });
});
