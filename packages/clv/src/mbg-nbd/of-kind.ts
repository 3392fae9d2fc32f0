import { aliveColumn } from '../beta-geometric/alive.ts';
import type { Histories } from '../histories/histories.ts';
import { readFor } from '../transactions/of-kind.ts';
import type { MbgNbdModel } from './model.ts';

/**
 * The probability that each customer is still a customer at the end of observation, by a MBG/NBD model: what the verb of this name
 * in the main entry says, without the kernels of all other models. It takes no horizon.
 *
 * @param model a MBG/NBD model
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit }`, in the model's unit
 * @param options none: a horizon is for the main entry
 * @returns one probability a row, in input order
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where there are options
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 * @example
 * import { mbgNbdModel } from '@clientele/clv';
 * import { parseMbgNbdModel, probabilityAlive } from '@clientele/clv/mbg-nbd';
 * const file = JSON.stringify(mbgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { unit: 'week' }));
 * const model = parseMbgNbdModel(JSON.parse(file));
 * probabilityAlive(model, { x: [2], tx: [30.43], T: [38.86], unit: 'week' })[0].toFixed(3); // => '0.774'
 */
export function probabilityAlive(model: MbgNbdModel, data: Histories, options?: undefined): Float64Array {
  const histories = readFor('probabilityAlive', 'clv/mbg-nbd', model, data, options);
  return aliveColumn(model.parameters, 1, histories);
}
