export { type MbgNbdModel, type MbgNbdParameters, parseMbgNbdModel } from './mbg-nbd/model.ts';
export { probabilityAlive } from './mbg-nbd/of-kind.ts';
