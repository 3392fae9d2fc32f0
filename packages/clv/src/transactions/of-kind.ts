import { checkKind, refuseOptions } from '@clientele/core';
import type { Histories } from '../histories/histories.ts';
import { type CheckedHistories, readHistories } from '../histories/read.ts';
import type { TransactionModel } from './model.ts';
import { refuseOtherUnit } from './other-unit.ts';

/** A model of one kind of purchase histories. */
type Stored = Pick<TransactionModel, 'kind' | 'unit'>;

/**
 * Reads histories for a model of one kind, as `open` does for a model of any.
 *
 * @param verb begins messages
 * @param kind the kind that the entry knows
 * @param model what was given as the model
 * @param data what was given as the data
 * @param options what was given as options where there are none
 * @returns columns for the kernels
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where there are options, or the unit is missing or unknown
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 */
export function readFor(
  verb: string,
  kind: TransactionModel['kind'],
  model: Stored,
  data: Histories,
  options: undefined,
): CheckedHistories {
  refuseOptions(verb, options);
  const histories = readHistories(verb, data);
  checkKind(verb, model, kind);
  refuseOtherUnit(verb, model, histories.unit);
  return histories;
}
