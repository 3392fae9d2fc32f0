import {
  fitNextItem,
  type NextItemModel,
  parseNextItemModel,
  predictNextItems,
  toRows,
} from '@clientele/association-rules';
import { checkEstimator, type RowValues, type SampleColumns } from '@clientele/testing';
import { describe, it } from 'vitest';

/** One sequence a row, of three events. */
const sample: SampleColumns = {
  first: ['cot', 'cot', 'lamp', 'cot', 'oil', 'rye', 'lamp', 'cot', 'oil', 'rye'],
  second: ['lamp', 'rye', 'cot', 'lamp', 'rye', 'cot', 'oil', 'lamp', 'rye', 'lamp'],
  third: ['oil', 'oil', 'lamp', 'rye', 'cot', 'lamp', 'rye', 'oil', 'lamp', 'oil'],
};

type Lists = readonly (readonly string[])[];

const input = ({ first = [], second = [], third = [] }: SampleColumns): Lists =>
  first.map((one, row) => [String(one), String(second[row]), String(third[row])]);

/** The whole list of each sequence as one text. */
function lists(model: NextItemModel, sequences: Lists): RowValues {
  const texts = new Array<string>(sequences.length).fill('');
  for (const { sequence, ...line } of toRows(predictNextItems(model, sequences))) {
    texts[Number(sequence)] += `${JSON.stringify(line)};`;
  }
  return { list: texts };
}

const checks = checkEstimator({
  name: 'fitNextItem',
  sample,
  input,
  fit: fitNextItem,
  parse: parseNextItemModel,
  verbs: { predictNextItems: lists },
  options: { order: 1, minCount: 2 },
  tolerance: 0,
});

describe('fitNextItem keeps the contract of estimators', () => {
  for (const check of checks) it(check.name, check.run);
});
