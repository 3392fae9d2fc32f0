import { type ArrivalProcess, simulateShop } from '@clientele/datasets';
import { deriveBtyd, fitBgNbd, fitGammaGamma, fitMbgNbd, fitParetoNbd, summarizeCustomers } from 'clientele';
import { describe, expect, it } from 'vitest';

/** How far estimates are from the truth, in standard errors. */
function errorsOf(estimates: object, truth: object, standardErrors: object | null): number[] {
  const [known, errors] = [new Map(Object.entries(truth)), new Map(Object.entries(standardErrors ?? {}))];
  return Object.entries(estimates).map(([name, value]) => Math.abs(value - known.get(name)) / errors.get(name));
}

const fits = { 'bg-nbd': fitBgNbd, 'mbg-nbd': fitMbgNbd, 'pareto-nbd': fitParetoNbd };

describe('what is fitted on a simulated shop', () => {
  it.each(Object.keys(fits) as (keyof typeof fits & ArrivalProcess)[])(
    'lands within sampling error of its truth: %s',
    (arrivals) => {
      const { log, truth } = simulateShop({ customers: 10_000, seed: 21, arrivals, categories: 0 });
      const history = deriveBtyd(summarizeCustomers(log, { asOf: truth.asOf }), { unit: 'week' });
      const model = fits[arrivals](history);
      // of four estimates one is more than 3.5 standard errors off in 500 seeds
      const errors = errorsOf(model.parameters, truth.parameters, model.standardErrors);
      expect(errors).toHaveLength(4);
      for (const error of errors) expect(error).toBeLessThan(3.5);
      const spend = fitGammaGamma(history);
      for (const error of errorsOf(spend.parameters, truth.spend, spend.standardErrors))
        expect(error).toBeLessThan(3.5);
    },
  );

  it('would show a truth that is not the one of the shop', () => {
    const { log, truth } = simulateShop({ customers: 10_000, seed: 21, parameters: { alpha: 8 }, categories: 0 });
    const history = deriveBtyd(summarizeCustomers(log, { asOf: truth.asOf }), { unit: 'week' });
    const { parameters, standardErrors } = fitBgNbd(history);
    expect(Math.max(...errorsOf(parameters, { ...truth.parameters, alpha: 9 }, standardErrors))).toBeGreaterThan(3.5);
  });
});
