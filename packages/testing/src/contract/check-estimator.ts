import type { AnyModel } from '@clientele/core';
import { monotoneLaws, optionsMatter, scaleLaws } from './checks/laws.ts';
import { frozenInDepth, jsonRoundTrip, noCustomersInside, parseRefuses } from './checks/model.ts';
import { badCellNamed, emptyData, oneRow, unknownOption, wrongOptionValue } from './checks/refusals.ts';
import { duplicateRows, rowOrder, singleRowAsInBatch, subsetAsInBatch } from './checks/rows.ts';
import { inputUnchanged, sameInputSameResult } from './checks/stability.ts';
import { type ContractCheck, demand, type EstimatorCase } from './estimator.ts';

/** The contract that every estimator keeps, check by check. */
export const estimatorChecks: readonly ContractCheck[] = [
  sameInputSameResult,
  inputUnchanged,
  singleRowAsInBatch,
  subsetAsInBatch,
  duplicateRows,
  rowOrder,
  badCellNamed,
  emptyData,
  oneRow,
  unknownOption,
  wrongOptionValue,
  jsonRoundTrip,
  frozenInDepth,
  parseRefuses,
  noCustomersInside,
  optionsMatter,
  scaleLaws,
  monotoneLaws,
];

/**
 * The contract suite for one estimator: register each check as a test of its own.
 *
 * @param estimator the fit, its parse function, its verbs and a sample; a case with fewer than three rows or without
 * verbs would prove nothing and is refused
 * @returns the checks that apply; those for laws that the case does not state are left out
 * @example
 * for (const check of checkEstimator(rfmScores)) it(check.name, check.run);
 */
export function checkEstimator<I, M extends AnyModel>(
  estimator: EstimatorCase<I, M>,
): { readonly name: string; readonly run: () => void }[] {
  const rows = Math.min(...Object.values(estimator.sample).map((cells) => cells.length));
  demand(rows >= 3 && Number.isFinite(rows), () => `${estimator.name}: the sample needs three rows or more`);
  demand(Object.keys(estimator.verbs).length > 0, () => `${estimator.name}: name at least one verb`);
  return estimatorChecks
    .filter((check) => applies(check, estimator))
    .map(({ name, run }) => ({ name, run: () => run(estimator) }));
}

function applies<I, M extends AnyModel>(check: ContractCheck, estimator: EstimatorCase<I, M>): boolean {
  if (check === scaleLaws) return estimator.scale !== undefined;
  if (check === monotoneLaws) return estimator.monotone !== undefined;
  if (check === noCustomersInside) return Object.hasOwn(estimator.sample, 'customer');
  if (check === optionsMatter || check === wrongOptionValue) return Object.keys(estimator.options).length > 0;
  return true;
}
