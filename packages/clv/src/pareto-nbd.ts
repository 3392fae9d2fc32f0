export { type ParetoNbdModel, type ParetoNbdParameters, parseParetoNbdModel } from './pareto-nbd/model.ts';
export { probabilityAlive } from './pareto-nbd/of-kind.ts';
