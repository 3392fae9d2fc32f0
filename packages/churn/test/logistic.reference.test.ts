import { fitLogistic, type LogisticModel, predictChurn } from '@clientele/churn';
import { binaryMetrics } from '@clientele/stats';
import { referenceCsv, referenceJson, referenceNumbers, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const golden = 'churn/golden/r_glm.json';
const isThere = referencePath(golden) !== null;
const why = '(skipped where the reference folder is not there)';

interface GlmFit {
  readonly coef: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number>>;
  readonly deviance: number;
  readonly null_deviance: number;
  readonly aic: number;
  readonly test: { readonly auc: number; readonly logloss: number; readonly brier: number };
  readonly coef_full: Readonly<Record<string, number>>;
  readonly se_full: Readonly<Record<string, number>>;
  readonly deviance_full: number;
}

interface SklearnFit {
  readonly coef_std: readonly number[];
  readonly intercept_std: number;
  readonly auc: number;
  readonly logloss: number;
}

/** A design matrix of numbers, its training, test or all rows. */
function designOf(set: string): (part: 'train' | 'test' | 'all') => Record<string, Float64Array> {
  const columns = referenceCsv(`churn/design/${set}.csv.gz`);
  const test = referenceNumbers(columns, 'test');
  const read = [...columns.keys()].filter((name) => name !== 'test');
  return (part) => {
    const isIn = (_: number, row: number): boolean => part === 'all' || (test[row] === 1) === (part === 'test');
    const cells = read.map((name) => [name === 'y' ? 'label' : name, referenceNumbers(columns, name).filter(isIn)]);
    return Object.fromEntries(cells);
  };
}

const relative = (given: number | null | undefined, expected: number | undefined): number =>
  Math.abs((given as number) - (expected as number)) / Math.abs(expected as number);

/** The largest relative error of coefficients or standard errors; R quotes names that are no words. */
function worst(
  model: LogisticModel,
  what: 'coefficient' | 'standardError',
  expected: Readonly<Record<string, number>>,
): number {
  const { intercept, terms } = model.parameters;
  const named = new Map(Object.entries(expected).map(([name, value]) => [name.replaceAll('`', ''), value]));
  expect(terms.length).toBe(named.size - 1);
  const errors = terms.map((term) => relative(term[what], named.get(term.feature)));
  return Math.max(relative(intercept[what], named.get('(Intercept)')), ...errors);
}

describe.skipIf(!isThere)(`logistic regression against R 4.2.2 glm ${why}`, () => {
  const sets = isThere
    ? Object.keys(referenceJson<object>(golden)).filter((set) => referencePath(`churn/design/${set}.csv.gz`) !== null)
    : [];

  it.each(sets)('has its coefficients, standard errors, deviance and AIC on %s to 1e-8', (set) => {
    const expected = referenceJson<Record<string, GlmFit>>(golden)[set] as GlmFit;
    const design = designOf(set);
    const train = fitLogistic(design('train'));
    expect(worst(train, 'coefficient', expected.coef)).toBeLessThan(1e-11);
    expect(worst(train, 'standardError', expected.se)).toBeLessThan(1e-8);
    expect(relative(train.parameters.deviance, expected.deviance)).toBeLessThan(1e-12);
    expect(relative(train.parameters.nullDeviance, expected.null_deviance)).toBeLessThan(1e-12);
    expect(relative(train.parameters.aic, expected.aic)).toBeLessThan(1e-12);
    expect(train.diagnostics.status).toBe('converged');
    const whole = fitLogistic(design('all'));
    expect(worst(whole, 'coefficient', expected.coef_full)).toBeLessThan(1e-11);
    // R takes the weights of the step before its last: on telco that is 1.2e-8 off (1.6e-12 from ours at that very step)
    expect(worst(whole, 'standardError', expected.se_full)).toBeLessThan(2e-8);
    expect(relative(whole.parameters.deviance, expected.deviance_full)).toBeLessThan(1e-12);
  });

  it.each(sets)('has its AUC, log loss and Brier score on the test rows of %s', (set) => {
    const expected = referenceJson<Record<string, GlmFit>>(golden)[set] as GlmFit;
    const design = designOf(set);
    const test = design('test');
    const { probability } = predictChurn(fitLogistic(design('train')), test).columns;
    const { rocAuc, logLoss, brier } = binaryMetrics(test['label'] as Float64Array, probability);
    expect(Math.abs(rocAuc - expected.test.auc)).toBeLessThan(1e-10);
    expect(relative(logLoss, expected.test.logloss)).toBeLessThan(1e-9);
    expect(relative(brier, expected.test.brier)).toBeLessThan(1e-9);
  });

  it.each(sets)('is scikit-learn’s L2 regression with C = 1 on %s: l2 1 on standardised columns', (set) => {
    const path = 'churn/golden/sklearn_classification.json';
    const fits = referenceJson<Record<string, Record<string, SklearnFit>>>(path);
    const expected = fits[set]?.['logit_L2_C1'] as SklearnFit;
    const design = designOf(set);
    const test = design('test');
    const model = fitLogistic(design('train'), { l2: 1 });
    const { rocAuc, logLoss } = binaryMetrics(
      test['label'] as Float64Array,
      predictChurn(model, test).columns.probability,
    );
    // its lbfgs ends some 1e-4 away from the minimum
    expect(Math.abs(rocAuc - expected.auc)).toBeLessThan(2e-5);
    expect(relative(logLoss, expected.logloss)).toBeLessThan(1e-5);
    expect(model.parameters.terms.every(({ standardError }) => standardError === null)).toBe(true);
  });
});

describe.skipIf(!isThere)(`raw Telco, whose columns determine each other ${why}`, () => {
  /** As R reads the file: texts are factors, TotalCharges numbers, its 11 blanks 0. */
  function rawTelco(): Record<string, Float64Array | string[]> {
    const columns = referenceCsv('churn/telco.csv.gz');
    const numbers = ['SeniorCitizen', 'tenure', 'MonthlyCharges'];
    const cells = [...columns].map(([name, texts]): [string, Float64Array | string[]] => {
      if (name === 'Churn') return ['label', Float64Array.from(texts, (text) => Number(text === 'Yes'))];
      if (name === 'TotalCharges') return [name, Float64Array.from(texts, (text) => Number(text.trim()))];
      return [name, numbers.includes(name) ? referenceNumbers(columns, name) : [...texts]];
    });
    return Object.fromEntries(cells.filter(([name]) => name !== 'customerID'));
  }

  it('reports the seven aliased columns of R, and has its other coefficients and its deviance', () => {
    const expected = referenceJson<Record<string, { coef: Record<string, number | 'NA'>; deviance: number }>>(golden)[
      'telco_raw_aliased'
    ] as { coef: Record<string, number | 'NA'>; deviance: number };
    const model = fitLogistic(rawTelco());
    const { terms, deviance } = model.parameters;
    const coefficients = new Map(terms.map((term) => [`${term.feature}${term.level ?? ''}`, term.coefficient]));
    const aliased = Object.keys(expected.coef).filter((name) => expected.coef[name] === 'NA');
    expect(aliased.length).toBe(7);
    expect(
      [...coefficients]
        .filter(([, value]) => value === null)
        .map(([name]) => name)
        .sort(),
    ).toEqual(aliased.sort());
    for (const [name, value] of coefficients) {
      // R's default stops some 1e-8 away from the maximum here
      if (value !== null) expect(relative(value, expected.coef[name] as number), name).toBeLessThan(2e-6);
    }
    expect(relative(deviance, expected.deviance)).toBeLessThan(1e-11);
    const note = model.diagnostics.notes.find(({ code }) => code === 'aliased-columns');
    expect(note?.details?.['terms']).toHaveLength(7);
  });
});
