import type { AnyModel } from '@clientele/core';
import { firstDifference } from '../compare.ts';
import { type ContractCheck, demand, type EstimatorCase, type MonotoneLaw, type SampleColumns } from '../estimator.ts';
import { plainValues } from '../rows.ts';

/** An option that is accepted has an effect, beyond being echoed. */
export const optionsMatter: ContractCheck = {
  name: 'every option changes parameters or answers',
  run: (estimator) => {
    const usual = resultOf(estimator, {});
    for (const [option, value] of Object.entries(estimator.options)) {
      const difference = firstDifference(resultOf(estimator, { [option]: value }), usual);
      demand(difference !== null, () => `${estimator.name}: ${option} changes nothing`);
    }
  },
};

/** A change of unit does to the model what theory says, and nothing else. */
export const scaleLaws: ContractCheck = {
  name: 'a change of unit changes the model as stated',
  run: (estimator) => {
    for (const { column, factor, expected } of estimator.scale ?? []) {
      const plain = estimator.fit(estimator.input(estimator.sample)).parameters;
      const scaled = estimator.fit(estimator.input(mapColumn(estimator.sample, column, (cell) => cell * factor)));
      const tolerance = estimator.tolerance ?? 1e-12;
      const difference = firstDifference(scaled.parameters, expected(plain, factor), tolerance, 'parameters');
      demand(difference === null, () => `${estimator.name}: ${column} times ${factor}: ${difference}`);
    }
  },
};

/** More of a column never moves an answer the wrong way. */
export const monotoneLaws: ContractCheck = {
  name: 'answers rise and fall with a column as stated',
  run: (estimator) => {
    const model = estimator.fit(estimator.input(estimator.sample));
    for (const law of estimator.monotone ?? []) {
      const steps = [0, 0.5, 1, 2, 10, 100].map((step) => answers(estimator, model, law, step));
      for (const [index, higher] of steps.entries()) {
        const lower = steps[index - 1] ?? higher;
        const row = higher.findIndex((value, at) => isWrongWay(law, lower[at] as number, value));
        demand(row < 0, () => `${law.verb}: ${law.value} of row ${row} must not go against ${law.column}`);
      }
    }
  },
};

function resultOf<I, M extends AnyModel>(estimator: EstimatorCase<I, M>, options: Record<string, unknown>): unknown {
  const input = estimator.input(estimator.sample);
  const model = estimator.fit(input, options);
  return [model.parameters, Object.values(estimator.verbs).map((verb) => plainValues(verb(model, input)))];
}

function answers<I, M extends AnyModel>(
  { sample, input, verbs }: EstimatorCase<I, M>,
  model: M,
  { verb, value, column }: MonotoneLaw,
  step: number,
): number[] {
  const raised = input(mapColumn(sample, column, (cell) => cell + step));
  return Array.from(verbs[verb]?.(model, raised)[value] ?? [], Number);
}

function isWrongWay({ direction }: MonotoneLaw, lower: number, higher: number): boolean {
  return direction === 'rises' ? !(higher >= lower) : !(higher <= lower);
}

function mapColumn(sample: SampleColumns, column: string, change: (cell: number) => number): SampleColumns {
  return { ...sample, [column]: (sample[column] ?? []).map((cell) => change(Number(cell))) };
}
