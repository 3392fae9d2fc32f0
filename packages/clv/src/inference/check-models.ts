import { IncompatibleModelError, InvalidInputError, InvalidOptionError, showValue } from '@clientele/core';

/** Refuses what is no model of this package, whatever its kind: a caller in plain JavaScript may hand over its JSON text. */
export function checkEstimated(verb: string, model: unknown): void {
  const parameters: unknown = (model as { readonly parameters?: unknown } | null | undefined)?.parameters;
  if (typeof parameters === 'object' && parameters !== null) return;
  throw new IncompatibleModelError(verb, 'model.parameters', 'numbers by name', showValue(parameters));
}

/** The same of a list of them. */
export function checkModelList(verb: string, models: unknown): void {
  if (!Array.isArray(models))
    throw new InvalidInputError(`${verb}: expected a list of models, got ${showValue(models)}`);
  for (let at = 0; at < models.length; at++) checkEstimated(verb, models[at]);
}

/** Refuses what is no function from models to numbers. */
export function checkForecast(verb: string, forecast: unknown): void {
  if (typeof forecast === 'function') return;
  const allowed = 'a function of a model that gives a number a row';
  throw new InvalidOptionError(verb, [{ option: 'forecast', allowed, received: showValue(forecast) }]);
}

/** Takes what a forecast gave as numbers. */
export function forecastColumn(verb: string, values: unknown): Float64Array {
  if (values instanceof Float64Array) return values;
  if (Array.isArray(values) && values.every((value) => typeof value === 'number')) return Float64Array.from(values);
  const allowed = 'a function that gives an array of numbers';
  throw new InvalidOptionError(verb, [{ option: 'forecast', allowed, received: showValue(values) }]);
}
