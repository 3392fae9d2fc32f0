import { explainChurn, fitLogistic, predictChurn } from '@clientele/churn';
import { describe, expect, it } from 'vitest';

/** Rows of a 2 × 2 table: [churned, stayed] of each plan. */
function planTable(basic: [number, number], pro: [number, number]): { plan: string[]; label: number[]; w: number[] } {
  return { plan: ['basic', 'basic', 'pro', 'pro'], label: [1, 0, 1, 0], w: [...basic, ...pro] };
}

const close = (given: number | null | undefined, expected: number): void =>
  expect(Math.abs((given as number) / expected - 1)).toBeLessThan(1e-12);

describe('logistic regression on a 2 × 2 table', () => {
  const model = fitLogistic(planTable([30, 70], [10, 90]), { weight: 'w' });
  const { intercept, terms, deviance, nullDeviance, aic, churnRate } = model.parameters;
  const [term] = terms;

  it('has the log odds ratio as its coefficient, with Woolf’s standard error (1955)', () => {
    close(intercept.coefficient, Math.log(30 / 70));
    close(intercept.standardError, Math.sqrt(1 / 30 + 1 / 70));
    close(term?.coefficient, Math.log(10 / 90 / (30 / 70)));
    close(term?.standardError, Math.sqrt(1 / 30 + 1 / 70 + 1 / 10 + 1 / 90));
    expect(term).toMatchObject({ feature: 'plan', level: 'pro', mean: 0.5 });
  });

  it('has Wald intervals at the quantile of the confidence', () => {
    const half = 1.959963984540054 * (term?.standardError as number);
    close(term?.lower, (term?.coefficient as number) - half);
    close(term?.upper, (term?.coefficient as number) + half);
    close(term?.z, (term?.coefficient as number) / (term?.standardError as number));
  });

  it('has the deviance of the binomials, twice the negative log-likelihood', () => {
    const loss = (ones: number, zeros: number): number =>
      -2 * (ones * Math.log(ones / (ones + zeros)) + zeros * Math.log(zeros / (ones + zeros)));
    close(deviance, loss(30, 70) + loss(10, 90));
    close(nullDeviance, loss(40, 160));
    close(aic, deviance + 4);
    close(model.logLikelihood, -deviance / 2);
    expect(churnRate).toBe(0.2);
  });

  it('gives back the shares, and explains them against the mean customer', () => {
    const { probability } = predictChurn(model, { plan: ['pro', 'basic'] }).columns;
    close(probability[0], 0.1);
    close(probability[1], 0.3);
    const explained = explainChurn(model, { plan: ['pro'] });
    close(explained.base, (Math.log(30 / 70) + Math.log(10 / 90)) / 2);
  });

  it('carries balanced weights as a shift of ln(w1 / w0), and knows the prior it was fitted with (E10)', () => {
    const rows = { label: [1, 0], n: [10, 90], balanced: [90, 90] };
    const plain = fitLogistic({ label: rows.label, w: rows.n, one: [1, 1] }, { weight: 'w' });
    const balanced = fitLogistic({ label: rows.label, w: rows.balanced, one: [1, 1] }, { weight: 'w' });
    const shift =
      (balanced.parameters.intercept.coefficient as number) - (plain.parameters.intercept.coefficient as number);
    close(shift, Math.log(9));
    expect([plain.parameters.churnRate, balanced.parameters.churnRate]).toEqual([0.1, 0.5]);
  });
});

describe('explanations in words', () => {
  const recency = [10, 20, 30, 40, 50, 60, 70, 80];
  const model = fitLogistic({ recency, label: [0, 0, 1, 0, 1, 0, 1, 1] });

  it('name the value, the mean, and what happens to the odds', () => {
    const { reasons } = explainChurn(model, { recency: [80, 45, 10] });
    expect(reasons).toEqual([
      'recency 80 (mean 45) raises the odds 8 times',
      'like the mean customer',
      'recency 10 (mean 45) lowers the odds to 1/8',
    ]);
  });

  it('name no more than asked for, the weightiest first', () => {
    const two = fitLogistic({
      recency,
      tickets: [0, 1, 0, 2, 1, 1, 0, 2],
      label: [0, 0, 1, 0, 1, 0, 1, 1],
    });
    const all = explainChurn(two, { recency: [80], tickets: [2] }).reasons[0] as string;
    expect(all.split('; ')).toHaveLength(2);
    expect(explainChurn(two, { recency: [80], tickets: [2] }, { top: 1 }).reasons).toEqual([all.split('; ')[0]]);
  });
});
