import type { AnyModel } from '@clientele/core';
import { firstDifference } from '../compare.ts';
import { type ContractCheck, demand, type EstimatorCase } from '../estimator.ts';
import { plainValues } from '../rows.ts';

/** Two runs on equal input give equal bits. */
export const sameInputSameResult: ContractCheck = {
  name: 'equal input gives equal models and answers, bit for bit',
  run: (estimator) => {
    const [first, second] = [runAll(estimator), runAll(estimator)];
    const difference = firstDifference(first, second, 0, 'run');
    demand(difference === null, () => `${estimator.name}: two runs differ, ${difference}`);
  },
};

/** Neither fit nor verbs write into what they are given. */
export const inputUnchanged: ContractCheck = {
  name: 'input, options and model are left as they were',
  run: (estimator) => {
    const input = estimator.input(estimator.sample);
    const options = structuredClone(cloneable(estimator.options));
    const before = structuredClone([cloneable(input), options]);
    const model = estimator.fit(input, options);
    const modelBefore = structuredClone(model);
    for (const verb of Object.values(estimator.verbs)) verb(model, input);
    const difference =
      firstDifference(before, [cloneable(input), options], 0, 'given') ??
      firstDifference(modelBefore, model, 0, 'model');
    demand(difference === null, () => `${estimator.name} changed what it was given: ${difference}`);
  },
};

function runAll<I, M extends AnyModel>({ input, sample, fit, verbs }: EstimatorCase<I, M>): unknown {
  const given = input(sample);
  const model = fit(given);
  return [model, Object.values(verbs).map((verb) => plainValues(verb(model, given)))];
}

/** Functions cannot be cloned; callbacks among the options are not data. */
function cloneable<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => typeof field !== 'function');
  return (Array.isArray(value) ? value : Object.fromEntries(fields)) as T;
}
