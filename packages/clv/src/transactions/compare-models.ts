import { frozen, InsufficientDataError, type Table, table } from '@clientele/core';
import { groupRows, groupWeights } from '../histories/group.ts';
import { checkModelList } from '../inference/check-models.ts';
import { likelihoodConstant, needGaps } from './fit-histories.ts';
import type { TransactionModel } from './model.ts';
import { open, type Purchases } from './over-live.ts';
import { recipeOf } from './recipes.ts';

/** Models side by side on the same histories, in the order given. */
export interface ModelComparison
  extends Table<{
    /** What each model is. */
    kind: readonly string[];
    /** How many numbers it has learnt. */
    parameterCount: Float64Array;
    /** Of the histories at its parameters, in their unit. */
    logLikelihood: Float64Array;
    /** Akaike's criterion, 2 k − 2 ln L: the smallest is best. */
    aic: Float64Array;
    /** Schwarz's criterion, k ln n − 2 ln L with n customers: the smallest is best. */
    bic: Float64Array;
  }> {
  /** Sum of the weights, n. */
  readonly customers: number;
}

/**
 * Compares models of purchase histories by the likelihood of the same histories: those that they were fitted to, or those of
 * other customers, where the better model is the one with the larger `logLikelihood` and its number of parameters is beside
 * the point.
 *
 * @param models models in the unit of the data, fitted or given
 * @param data a `BtydTable`, or plain arrays `{ x, tx, T, unit, weight? }`
 * @returns a table of one row a model, in the order given
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InsufficientDataError (`insufficient-data`) where there are no customers
 * @throws IncompatibleModelError (`incompatible-model`) where a model is of another kind or unit
 * @example
 * import { compareModels, nbdModel, paretoNbdModel, toRows } from '@clientele/clv';
 * const pareto = paretoNbdModel({ r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7 }, { unit: 'week' });
 * const nbd = nbdModel({ r: 0.38, alpha: 12 }, { unit: 'week' });
 * const history = { x: [2, 0, 1], tx: [30, 0, 2], T: [39, 38, 36], unit: 'week' } as const;
 * const compared = compareModels([pareto, nbd], history);
 * toRows(compared, ['kind', 'parameterCount']); // => [{ kind: 'clv/pareto-nbd', parameterCount: 4 }, { kind: 'clv/nbd', parameterCount: 2 }]
 * compared.columns.logLikelihood[0].toFixed(2); // => '-14.55'
 * @see Akaike (1974), A new look at the statistical model identification; Schwarz (1978), Estimating the dimension of a model
 */
export function compareModels(models: readonly TransactionModel[], data: Purchases): ModelComparison {
  const verb = 'compareModels';
  checkModelList(verb, models);
  const customers = weighed(verb, models, data);
  const logLikelihood = Float64Array.from(models, (model) => logLikelihoodAt(verb, model, data));
  const parameterCount = Float64Array.from(models, ({ parameters }) => Object.keys(parameters).length);
  const penalized = (each: number): Float64Array =>
    logLikelihood.map((value, row) => each * (parameterCount[row] as number) - 2 * value);
  return frozen({
    ...table({
      kind: models.map(({ kind }): string => kind),
      parameterCount,
      logLikelihood,
      aic: penalized(2),
      bic: penalized(Math.log(customers)),
    }),
    customers,
  });
}

/** @returns the sum of the weights; every model must be able to read the data */
function weighed(verb: string, models: readonly TransactionModel[], data: Purchases): number {
  const [customers = 0] = models.map((model) => {
    const { weight, length } = open(verb, model, data).histories;
    return weight === null ? length : weight.reduce((sum, one) => sum + one, 0);
  });
  if (customers === 0) throw new InsufficientDataError(verb, 'customers', 1, 0);
  return customers;
}

/**
 * The log-likelihood of histories under a model, in its unit, every constant included.
 *
 * @param verb begins messages
 * @param model any model of purchase histories
 * @param data what it reads
 * @returns the sum over customers
 */
export function logLikelihoodAt(verb: string, model: TransactionModel, data: Purchases): number {
  const { histories } = open(verb, model, data);
  const recipe = recipeOf(model);
  needGaps(verb, recipe, histories);
  const groups = groupRows([histories.x, histories.tx, histories.T]);
  const weights = groupWeights(groups, histories.weight);
  const customers = weights.reduce((sum, one) => sum + one, 0);
  const repeats = histories.x.reduce((sum, x, row) => sum + x * (histories.weight?.[row] ?? 1), 0);
  const parameters = new Map(Object.entries(model.parameters));
  const point = Float64Array.from(recipe.type.parameters, (name) => Math.log(parameters.get(name) as number));
  const loss = recipe.loss(groups, weights)(point, new Float64Array(point.length));
  return likelihoodConstant(recipe, histories, repeats, 1) - customers * loss;
}
