import type { AnyModel } from '@clientele/core';
import { firstDifference } from '../compare.ts';
import { type ContractCheck, demand, type EstimatorCase } from '../estimator.ts';
import { rowCount, shuffled, takeRows, takeValues } from '../rows.ts';

/** A verb never looks at the neighbours of a row. */
export const singleRowAsInBatch: ContractCheck = {
  name: 'one row alone gets the bits it gets in a batch',
  run: (estimator) => {
    for (let row = 0; row < rowCount(estimator.sample); row++) demandSameAnswers(estimator, [row], `row ${row} alone`);
  },
};

/** Half of the rows get what they got among all. */
export const subsetAsInBatch: ContractCheck = {
  name: 'a subset of rows gets the bits it gets in a batch',
  run: (estimator) => {
    const every = Array.from({ length: rowCount(estimator.sample) }, (_, row) => row);
    demandSameAnswers(
      estimator,
      every.filter((row) => row % 2 === 1),
      'every second row',
    );
  },
};

/** A row that stands there twice gets one answer twice, and where the case says so the model is that of the plain sample. */
export const duplicateRows: ContractCheck = {
  name: 'a row written twice gets one answer twice',
  run: (estimator) => {
    const every = Array.from({ length: rowCount(estimator.sample) }, (_, row) => row);
    const twice = [...every, ...every];
    demandSameAnswers(estimator, twice, 'the sample written twice');
    if (estimator.duplicateTolerance !== undefined) {
      demandSameParameters(estimator, twice, estimator.duplicateTolerance, 'the sample written twice');
    }
  },
};

/** Row order never shows: neither in the model nor in the answers. */
export const rowOrder: ContractCheck = {
  name: 'the order of rows does not matter',
  run: (estimator) => {
    const n = rowCount(estimator.sample);
    const reverse = Array.from({ length: n }, (_, row) => n - 1 - row);
    for (const rows of [reverse, shuffled(n)]) {
      demandSameParameters(estimator, rows, estimator.tolerance ?? 1e-12, 'rows in another order');
      demandSameAnswers(estimator, rows, 'rows in another order');
    }
  },
};

function demandSameAnswers<I, M extends AnyModel>(
  { name, input, sample, fit, verbs }: EstimatorCase<I, M>,
  rows: readonly number[],
  what: string,
): void {
  const model = fit(input(sample));
  for (const [verbName, verb] of Object.entries(verbs)) {
    const expected = takeValues(verb(model, input(sample)), rows);
    const given = verb(model, input(takeRows(sample, rows)));
    const difference = firstDifference(takeValues(given, [...rows.keys()]), expected, 0, verbName);
    demand(difference === null, () => `${name}: ${what}: ${difference}`);
  }
}

function demandSameParameters<I, M extends AnyModel>(
  { name, input, sample, fit }: EstimatorCase<I, M>,
  rows: readonly number[],
  tolerance: number,
  what: string,
): void {
  const expected = fit(input(sample)).parameters;
  const given = fit(input(takeRows(sample, rows))).parameters;
  const difference = firstDifference(given, expected, tolerance, 'parameters');
  demand(difference === null, () => `${name}: ${what}: ${difference}`);
}
