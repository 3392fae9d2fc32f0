export { type BgNbdModel, type BgNbdParameters, parseBgNbdModel } from './bg-nbd/model.ts';
export { probabilityAlive } from './bg-nbd/of-kind.ts';
