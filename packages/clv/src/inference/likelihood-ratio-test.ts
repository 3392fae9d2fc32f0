import { frozen, IncompatibleModelError, type Note, showValue } from '@clientele/core';
import { incompleteGammaTail } from '@clientele/stats';
import { logLikelihoodAt } from '../transactions/compare-models.ts';
import { openModel, type TransactionModel } from '../transactions/model.ts';
import type { Purchases } from '../transactions/over-live.ts';

/** Whether the larger of two nested models is worth its further parameters. */
export interface LikelihoodRatioTest {
  /** Twice the difference of the log-likelihoods. */
  readonly statistic: number;
  /** How many parameters the larger model has more. */
  readonly degreesOfFreedom: number;
  /** The chance of a statistic as large or larger, were the smaller model true. */
  readonly pValue: number;
  readonly notes: readonly Note[];
}

/**
 * Tests a model against a larger one that contains it: an NBD model against one in which customers leave, a Pareto/NBD model
 * against a Gamma/Gompertz/NBD one, or a model of given parameters against a fitted one of the same kind.
 *
 * An NBD model is a limit of the models with leaving, on the edge of their parameter space, as Pareto/NBD is of Gamma/Gompertz/NBD. There the statistic is smaller than
 * a chi-square variable, so the p-value errs towards the smaller model, and the note `boundary-test` says so.
 *
 * @param smaller the restricted model
 * @param larger the model that contains it, fitted to the data
 * @param data what both read: the data that the larger was fitted to
 * @returns statistic, degrees of freedom and p-value
 * @throws IncompatibleModelError (`incompatible-model`) where the smaller is no case of the larger, or of another unit
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @example
 * import { fitNbd, fitParetoNbd, likelihoodRatioTest } from '@clientele/clv';
 * // Half of them have not been seen for long.
 * const x = [9, 8, 7, 9, 12, 11, 10, 8, 2, 0], tx = [10, 9, 8, 12, 50, 49, 51, 50, 5, 0], T = x.map(() => 52);
 * const history = { x, tx, T, unit: 'week' } as const;
 * const test = likelihoodRatioTest(fitNbd(history), fitParetoNbd(history), history);
 * [test.degreesOfFreedom, test.pValue < 0.01]; // => [2, true]
 */
export function likelihoodRatioTest(
  smaller: TransactionModel,
  larger: TransactionModel,
  data: Purchases,
): LikelihoodRatioTest {
  const verb = 'likelihoodRatioTest';
  openModel(verb, smaller);
  openModel(verb, larger);
  const atBoundary = smaller.kind !== larger.kind;
  if (!contains(larger, smaller)) {
    const expected = [larger.kind, ...limitsOf(larger)].join(' or ');
    throw new IncompatibleModelError(verb, 'smaller.kind', expected, showValue(smaller.kind));
  }
  const [low, high] = [smaller, larger].map((model) => logLikelihoodAt(verb, model, data)) as [number, number];
  const statistic = Math.max(0, 2 * (high - low));
  const count = ({ parameters }: TransactionModel): number => Object.keys(parameters).length;
  const degreesOfFreedom = count(larger) - (atBoundary ? count(smaller) : 0);
  return frozen({
    statistic,
    degreesOfFreedom,
    pValue: incompleteGammaTail(degreesOfFreedom / 2, Math.max(0, statistic) / 2),
    notes: atBoundary ? [boundaryNote] : [],
  });
}

const boundaryNote: Note = {
  code: 'boundary-test',
  message: 'the smaller model lies on the edge of the larger one: the true p-value is below the one given',
};

/** The models that lie on the edge of a model; those of regular purchases contain the NBD model where k = 1 only. */
function limitsOf(larger: TransactionModel): readonly TransactionModel['kind'][] {
  if (larger.kind === 'clv/gamma-gompertz-nbd') return ['clv/pareto-nbd', 'clv/nbd'];
  if (larger.kind === 'clv/nbd' || larger.kind === 'clv/bg-bb' || ('k' in larger && larger.k !== 1)) return [];
  return ['clv/nbd'];
}

/** Whether the larger holds the smaller, as a case of its own parameters or on its edge. */
function contains(larger: TransactionModel, smaller: TransactionModel): boolean {
  if (larger.kind !== smaller.kind) return limitsOf(larger).includes(smaller.kind);
  const [k, ofSmaller] = [larger, smaller].map((model) => ('k' in model ? model.k : 1));
  return k === ofSmaller;
}
