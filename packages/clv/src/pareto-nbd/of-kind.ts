import type { Histories } from '../histories/histories.ts';
import { readFor } from '../transactions/of-kind.ts';
import { paretoNbdAlive } from './alive.ts';
import type { ParetoNbdModel } from './model.ts';

/**
 * The probability that each customer is still a customer at the end of observation, by a Pareto/NBD model: what the verb of this name
 * in the main entry says, without the kernels of all other models. It takes no horizon.
 *
 * @param model a Pareto/NBD model
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit
 * @param options none: a horizon is for the main entry
 * @returns one probability a row, in input order
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where there are options
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { paretoNbdModel } from '@clientele/clv';
 * import { parseParetoNbdModel, probabilityAlive } from '@clientele/clv/pareto-nbd';
 * const file = JSON.stringify(paretoNbdModel({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, { unit: 'week' }));
 * const model = parseParetoNbdModel(JSON.parse(file));
 * probabilityAlive(model, { x: [2], tx: [30.43], T: [38.86], unit: 'week' })[0].toFixed(3); // => '0.869'
 */
export function probabilityAlive(model: ParetoNbdModel, data: Histories, options?: undefined): Float64Array {
  const histories = readFor('probabilityAlive', 'clv/pareto-nbd', model, data, options);
  return paretoNbdAlive(model.parameters, histories);
}
