import { type AnyModel, ClienteleError } from '@clientele/core';
import { firstBeyondJson, firstDifference, firstUnfrozen } from '../compare.ts';
import { type ContractCheck, demand, type EstimatorCase } from '../estimator.ts';
import { plainValues } from '../rows.ts';

/** A model survives JSON and a clone, and answers the same afterwards. */
export const jsonRoundTrip: ContractCheck = {
  name: 'a model survives JSON, and answers with the same bits afterwards',
  run: (estimator) => {
    const input = estimator.input(estimator.sample);
    const model = estimator.fit(input);
    const lost = firstBeyondJson(model);
    demand(lost === null, () => `${estimator.name}: lost in JSON, ${lost}`);
    const back = estimator.parse(JSON.parse(JSON.stringify(model)));
    const changed = firstDifference(back, model, 0, 'model');
    demand(changed === null, () => `${estimator.name}: changed by parse, ${changed}`);
    for (const [name, verb] of Object.entries(estimator.verbs)) {
      const difference = firstDifference(plainValues(verb(back, input)), plainValues(verb(model, input)), 0, name);
      demand(difference === null, () => `${estimator.name}: answers changed by JSON, ${difference}`);
    }
  },
};

/** Many callers share one model: none can change it, whether it was fitted or read back. */
export const frozenInDepth: ContractCheck = {
  name: 'a model is frozen in depth, fitted or read back',
  run: (estimator) => {
    const model = estimator.fit(estimator.input(estimator.sample));
    const open = firstUnfrozen(model, 'model') ?? firstUnfrozen(estimator.parse(plainModel(estimator)), 'parsed model');
    demand(open === null, () => `${estimator.name}: ${open} is not frozen`);
  },
};

/** Fields that only inform; verbs do without them. */
const mayBeMissing: readonly string[] = ['logLikelihood', 'standardErrors', 'engine'];

/** A model file is untrusted input: whatever is not the model is refused. */
export const parseRefuses: ContractCheck = {
  name: 'parse refuses other kinds, newer versions, missing and strange fields',
  run: (estimator) => {
    const model = plainModel(estimator);
    const strangers: [string, unknown][] = [
      ['null', null],
      ['a list', [model]],
      ['another kind', { ...model, kind: 'other/kind' }],
      ['a newer version', { ...model, version: estimator.fit(estimator.input(estimator.sample)).version + 1 }],
      ['a stranger field', { ...model, stranger: 1 }],
      ...Object.keys(model)
        .filter((field) => !mayBeMissing.includes(field))
        .map((field): [string, unknown] => [`no ${field}`, without(model, field)]),
      ...parametersBroken(model),
    ];
    for (const [what, value] of strangers) {
      demand(
        isRefused(() => estimator.parse(value)),
        () => `${estimator.name}: parse takes ${what}`,
      );
    }
  },
};

/** Ids and rows stay with the caller: no text of the sample stands in the model. */
export const noCustomersInside: ContractCheck = {
  name: 'a model holds no customer ids',
  run: (estimator) => {
    const ids = (estimator.sample['customer'] ?? []).filter((cell) => typeof cell === 'string');
    const text = JSON.stringify(estimator.fit(estimator.input(estimator.sample)));
    const found = ids.find((id) => text.includes(JSON.stringify(id)));
    demand(found === undefined, () => `${estimator.name}: the model holds the customer id ${found}`);
  },
};

function plainModel<I, M extends AnyModel>({ fit, input, sample }: EstimatorCase<I, M>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(fit(input(sample))));
}

/** The model with each parameter missing in turn, and each made a text. */
function parametersBroken(model: Record<string, unknown>): [string, unknown][] {
  const parameters = model['parameters'] as Record<string, unknown>;
  return Object.keys(parameters).flatMap((name): [string, unknown][] => [
    [`no parameter ${name}`, { ...model, parameters: without(parameters, name) }],
    [`a strange parameter ${name}`, { ...model, parameters: { ...parameters, [name]: 'abc' } }],
  ]);
}

function without(record: Record<string, unknown>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
}

function isRefused(parse: () => unknown): boolean {
  try {
    parse();
    return false;
  } catch (error) {
    return error instanceof ClienteleError && error.code === 'incompatible-model';
  }
}
