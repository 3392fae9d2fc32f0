import { deriveRfm, fitRfmScores, parseTransactions, scoreRfm, summarizeCustomers } from '@clientele/rfm';
import { referenceCsv, referenceNumbers, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const folder = 'segmentation';
const isThere = referencePath(`${folder}/rfm_data_orders.csv`) !== null;

/** The example data of the R package rfm 0.3.0, scored there as of 2006-12-31. */
describe.skipIf(!isThere)("method 'r-rfm' on the package's own orders (skipped without the reference folder)", () => {
  const orders = isThere ? referenceCsv(`${folder}/rfm_data_orders.csv`) : new Map<string, string[]>();
  const log = parseTransactions({
    customer: orders.get('customer_id') ?? [],
    time: orders.get('order_date') ?? [],
    amount: (orders.get('revenue') ?? []).map(Number),
    order: (orders.get('order_date') ?? []).map((_, row) => `${row}`),
  });
  const expected = isThere ? referenceCsv(`${folder}/rfm_orders_rfm030.csv`) : new Map<string, string[]>();
  const rowOf = new Map((expected.get('customer_id') ?? []).map((id, row) => [id, row]));

  it('gives all 995 customers the scores of the package', () => {
    const rfm = deriveRfm(summarizeCustomers(log, { asOf: '2006-12-31' }));
    const { columns } = scoreRfm(fitRfmScores(rfm, { method: 'r-rfm' }), rfm);
    const ids = Array.from(rfm.customer.codes, (code) => rfm.customer.dictionary.values[code] ?? '');
    const ours = (name: keyof typeof columns): [string, number][] =>
      ids.map((id, row) => [id, columns[name][row] as number]);
    const theirs = (name: string): [string, number][] => {
      const values = referenceNumbers(expected, name);
      return ids.map((id) => [id, values[rowOf.get(id) ?? -1] as number]);
    };
    expect(ids).toHaveLength(995);
    expect(ours('recency')).toEqual(theirs('recency_days'));
    expect(ours('frequency')).toEqual(theirs('transaction_count'));
    expect(ours('monetary')).toEqual(theirs('amount'));
    expect(ours('r')).toEqual(theirs('recency_score'));
    expect(ours('f')).toEqual(theirs('frequency_score'));
    expect(ours('m')).toEqual(theirs('monetary_score'));
    expect(ours('score')).toEqual(theirs('rfm_score'));
  });
  it('has the thresholds of the package', () => {
    const rfm = deriveRfm(summarizeCustomers(log, { asOf: '2006-12-31' }));
    const { parameters } = fitRfmScores(rfm, { method: 'r-rfm' });
    const thresholds = referenceCsv(`${folder}/rfm_orders_rfm030_thresholds.csv`);
    for (const [name, column] of [
      ['recency', 'rl'],
      ['frequency', 'fl'],
      ['monetary', 'ml'],
    ] as const) {
      const lows = referenceNumbers(thresholds, column).slice(1);
      expect(lows).toHaveLength(4);
      for (const [j, low] of lows.entries()) expect(parameters[name].cuts[j]).toBeCloseTo(low, 9);
    }
  });
});
