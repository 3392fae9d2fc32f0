import {
  type CalibrationModel,
  decide,
  fitCalibration,
  fitEase,
  fitImplicitAls,
  fitItemSimilarity,
  fitNextBasket,
  fitPopularity,
  fitSar,
  type ItemEventColumns,
  type NboModel,
  openDecisions,
  parseCalibrationModel,
  parseEaseModel,
  parseImplicitAlsModel,
  parseItemSimilarityModel,
  parseNextBasketModel,
  parsePopularityModel,
  parseSarModel,
  recommend,
  toRows,
} from '@clientele/nbo';
import { checkEstimator, type RowValues, type SampleColumns } from '@clientele/testing';
import { describe, it } from 'vitest';

const day = 86_400_000;

/** One customer a row, with three purchases; the third a day or two after the second. */
const sample: SampleColumns = {
  customer: ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay', 'Gus', 'Hal', 'Ida', 'Jo'],
  first: ['tea', 'tea', 'jam', 'oil', 'tea', 'rye', 'jam', 'tea', 'nut', 'oil'],
  second: ['jam', 'jam', 'tea', 'tea', 'oil', 'tea', 'jam', 'tea', 'oil', 'nut'],
  third: ['tea', 'rye', 'nut', 'oil', 'jam', 'jam', 'rye', 'jam', 'tea', 'rye'],
  time: [100, 103, 101, 140, 122, 139, 118, 107, 111, 150].map((days) => days * day),
  value: [1, 2, 1, 3, 1, 1, 2, 1, 5, 1],
};

/** The events of all rows, purchase by purchase, so that event r of the sample's row r stands at r, n + r and 2n + r. */
function events({ customer, first, second, third, time, value }: SampleColumns): ItemEventColumns {
  const n = customer?.length ?? 0;
  const later = (days: number): number[] =>
    (time ?? []).map((one) => Number(one) + days * day + (Number(one) % (2 * day)));
  const values = (value ?? []).map(Number);
  // A customer a row, also where a row stands there twice.
  const ids = Array.from({ length: n }, (_, row) => `c${row}`);
  return {
    customer: [...ids, ...ids, ...ids],
    item: [...(first ?? []), ...(second ?? []), ...(third ?? [])],
    time: [...(time ?? []).map(Number), ...later(7), ...later(8)],
    value: [...values, ...values, ...values],
  };
}

/** The whole list of each customer as one text. */
function lists(model: NboModel, input: ItemEventColumns): RowValues {
  const n = Array.isArray(input.customer) ? input.customer.length / 3 : 0;
  const texts = new Array<string>(n).fill('');
  const list = recommend(model, input, { k: 5, repeats: 'include' });
  for (const { customer, item, score } of toRows(list)) texts[Number(customer.slice(1))] += `${item} ${score};`;
  return { list: texts };
}

/** What a decision makes of the scores of a next-basket model, once calibrated. */
function probabilities(calibration: CalibrationModel, input: ItemEventColumns): RowValues {
  const n = Array.isArray(input.customer) ? input.customer.length / 3 : 0;
  const fit = calibration.parameters.of === 'nbo/popularity' ? fitPopularity : fitNextBasket;
  const fixed = fit(['tea', 'jam', 'oil'].map((item) => ({ customer: 'Ada', item })));
  const offers = ['tea', 'jam', 'oil'].map((offer) => ({ offer, kind: 'service' as const }));
  const decisions = openDecisions({ offers, propensity: fixed, calibration });
  const of = (row: number): string => {
    const history = [row, n + row, 2 * n + row].map((at) => ({
      item: String((input.item as readonly string[])[at]),
      time: (input.time as readonly number[])[at] as number,
      value: (input.value as readonly number[])[at] as number,
    }));
    const { offers: made } = decide(decisions, { customer: `c${row}`, history }, { channel: 'web', now: 0, slots: 3 });
    return made.map(({ offer, propensity }) => `${offer} ${propensity};`).join('');
  };
  return { list: Array.from({ length: n }, (_, row) => of(row)) };
}

const base = { sample, input: events, verbs: { recommend: lists } };

const suites = {
  fitPopularity: checkEstimator({
    ...base,
    name: 'fitPopularity',
    fit: fitPopularity,
    parse: parsePopularityModel,
    options: { weight: 'count', halfLife: { days: 14 } },
  }),
  trending: checkEstimator({
    ...base,
    name: 'fitPopularity',
    fit: fitPopularity,
    parse: parsePopularityModel,
    options: { trend: { days: 20 } },
  }),
  fitItemSimilarity: checkEstimator({
    ...base,
    name: 'fitItemSimilarity',
    fit: fitItemSimilarity,
    parse: parseItemSimilarityModel,
    options: {
      measure: 'jaccard',
      shrinkage: 2,
      neighbours: 1,
      minTogether: 3,
      weight: 'count',
      halfLife: { days: 14 },
    },
    tolerance: 0,
  }),
  fitSar: checkEstimator({
    ...base,
    name: 'fitSar',
    fit: fitSar,
    parse: parseSarModel,
    options: { measure: 'lift', halfLife: { days: 14 }, minTogether: 3 },
    tolerance: 0,
  }),
  fitEase: checkEstimator({
    ...base,
    name: 'fitEase',
    fit: (input, options) => fitEase(input, { regularization: 2, ...options }),
    parse: parseEaseModel,
    options: { regularization: 5, neighbours: 1, maxItems: 3, weight: 'count', halfLife: { days: 14 } },
    tolerance: 0,
  }),
  fitImplicitAls: checkEstimator({
    ...base,
    name: 'fitImplicitAls',
    fit: (input, options) => fitImplicitAls(input, { factors: 6, iterations: 4, ...options }),
    parse: parseImplicitAlsModel,
    options: {
      factors: 2,
      unobservedWeight: 0.2,
      regularization: 0.05,
      iterations: 2,
      solver: 'conjugate-gradient',
      seed: 2,
      weight: 'count',
      halfLife: { days: 14 },
    },
    // Factors are kept to seven digits.
    tolerance: 1e-5,
  }),
  fitNextBasket: checkEstimator({
    ...base,
    name: 'fitNextBasket',
    fit: fitNextBasket,
    parse: parseNextBasketModel,
    options: {
      decay: 0.5,
      similarityWeight: 1,
      popularityWeight: 0.1,
      neighbours: 1,
      shrinkage: 2,
      minTogether: 3,
    },
    tolerance: 0,
  }),
  fitCalibration: checkEstimator<ItemEventColumns, CalibrationModel>({
    ...base,
    name: 'fitCalibration',
    // The seed decides where there are more customers than are looked at.
    fit: (input, options) =>
      fitCalibration(input, { horizon: { days: 30 }, customers: options?.['seed'] === undefined ? 99 : 3, ...options }),
    parse: parseCalibrationModel,
    verbs: { decide: probabilities },
    // A request names the rows of its own history.
    readBy: { time: [], value: [] },
    options: { horizon: { days: 12 }, fit: fitPopularity, asOf: 150 * day, customers: 2, seed: 3 },
  }),
};

for (const [name, checks] of Object.entries(suites)) {
  describe(`${name} keeps the contract of estimators`, () => {
    for (const check of checks) it(check.name, check.run);
  });
}
