import { checkOptions, frozen, type OptionRule, positiveNumber, type TimeUnit, timeUnit } from '@clientele/core';
import { type HistoryModel, type ModelType, parametersOf } from './history-model.ts';

/**
 * Makes a model of known parameters.
 *
 * @param verb begins the message
 * @param type what kind of model
 * @param parameters as given, all > 0
 * @param options the unit of time
 * @returns the model, frozen, with the status `exact`
 * @throws InvalidOptionError (`invalid-option`) naming the parameter or option
 */
export function givenModel<K extends string, P extends Record<keyof P, number>>(
  verb: string,
  type: ModelType<K, P>,
  parameters: P,
  options: { readonly unit: TimeUnit },
): HistoryModel<K, P> {
  const rules: [string, OptionRule][] = [
    ...type.parameters.map((name): [string, OptionRule] => [name, positiveNumber]),
  ];
  rules.push(['unit', timeUnit]);
  const missing = Object.fromEntries(rules.map(([name]) => [name, null]));
  checkOptions(verb, Object.assign(missing, parameters, options), Object.fromEntries(rules));
  return frozen({
    kind: type.kind,
    version: type.version,
    options: {},
    parameters: parametersOf(type, (name) => parameters[name]),
    standardErrors: null,
    covariance: null,
    unit: options.unit,
    diagnostics: {
      status: 'exact',
      rows: 0,
      iterations: 0,
      objective: null,
      gradientNorm: null,
      notes: [],
    },
  });
}
