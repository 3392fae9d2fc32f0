import { checkOptions, frozen, type OptionRule, oneOf, optionRule, type Table, table } from '@clientele/core';
import type { Histories } from '../histories/histories.ts';
import { compareModels } from '../transactions/compare-models.ts';
import { fitTransactions, type TransactionModelName, transactionModelName } from '../transactions/fit.ts';
import type { TransactionModel } from '../transactions/model.ts';
import { evaluateHoldout, type HoldoutEvaluation } from './evaluate-holdout.ts';
import type { Holdout } from './holdout.ts';

/** By what a model is chosen; the smallest is best in each. */
export type Criterion = 'rmse' | 'mae' | 'bic' | 'aic';

/** Which models compete, and for what. */
export interface ChoiceOptions {
  /** BG/NBD, MBG/NBD and Pareto/NBD unless given. */
  readonly models?: readonly TransactionModelName[];
  /** `'rmse'` of the holdout unless given, `'mae'` of it, or `'bic'` or `'aic'` of the calibration, which need no holdout. */
  readonly by?: Criterion;
}

/** The models side by side, in the order asked for, and the best of them. */
export interface ModelChoice {
  /** Fitted to the calibration. */
  readonly best: TransactionModel;
  readonly models: readonly TransactionModel[];
  readonly by: Criterion;
  readonly table: Table<{
    kind: readonly string[];
    /** How the fit ended. */
    status: readonly string[];
    /** Of the calibration. */
    logLikelihood: Float64Array;
    aic: Float64Array;
    bic: Float64Array;
    /** Purchases forecast of the holdout; missing, as all below, without one. */
    expected: Float64Array;
    /** Purchases in the holdout. */
    actual: Float64Array;
    mae: Float64Array;
    rmse: Float64Array;
  }>;
}

const usual: readonly TransactionModelName[] = ['bg-nbd', 'mbg-nbd', 'pareto-nbd'];

const someModels: OptionRule = optionRule(
  `a list of at least one model, each ${transactionModelName.allowed}`,
  (value) => Array.isArray(value) && value.length > 0 && value.every((name) => transactionModelName.accepts(name)),
);

/**
 * Fits several models to a calibration and chooses one by the holdout, or by an information criterion.
 *
 * @param data what `splitBtyd` gives, or plain arrays with `holdoutX` and `holdoutLength`; for `bic` and `aic` any histories
 * @param options `models` and `by`
 * @returns the best model, and a table of all
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 * @example
 * import { chooseModel, toRows } from '@clientele/clv';
 * const x = [2, 1, 0, 0, 5, 0, 1, 3, 0, 0], tx = [30, 2, 0, 0, 20, 0, 12, 35, 0, 0], T = [39, 39, 38, 30, 37, 36, 35, 39, 33, 31];
 * const split = { x, tx, T, unit: 'week', holdoutX: [1, 0, 0, 0, 2, 0, 0, 2, 0, 0], holdoutLength: 26 } as const;
 * const choice = chooseModel(split, { models: ['bg-nbd', 'nbd'], by: 'mae' });
 * toRows(choice.table, ['kind', 'actual']); // => [{ kind: 'clv/bg-nbd', actual: 5 }, { kind: 'clv/nbd', actual: 5 }]
 */
export function chooseModel(data: Holdout, options?: ChoiceOptions): ModelChoice;
export function chooseModel(data: Histories, options: ChoiceOptions & { readonly by: 'bic' | 'aic' }): ModelChoice;
export function chooseModel(data: Holdout | Histories, options: ChoiceOptions = {}): ModelChoice {
  checkOptions('chooseModel', options, { models: someModels, by: oneOf('rmse', 'mae', 'bic', 'aic') });
  const { models: names = usual, by = 'rmse' } = options;
  const models = names.map((name) => fitTransactions(name, data));
  const { logLikelihood, aic, bic } = compareModels(models, data).columns;
  const met = 'holdoutLength' in data || by === 'rmse' || by === 'mae';
  const judged = met ? models.map((model) => evaluateHoldout(model, data as Holdout)) : null;
  const column = (name: 'expected' | 'actual' | 'mae' | 'rmse'): Float64Array =>
    Float64Array.from(models, (_, at) => (judged?.[at] as HoldoutEvaluation | undefined)?.[name] ?? Number.NaN);
  const columns = {
    kind: models.map(({ kind }): string => kind),
    status: models.map(({ diagnostics }): string => diagnostics.status),
    logLikelihood,
    aic,
    bic,
    expected: column('expected'),
    actual: column('actual'),
    mae: column('mae'),
    rmse: column('rmse'),
  };
  const scores = columns[by];
  const best = models[scores.indexOf(Math.min(...scores))] as TransactionModel;
  return frozen({ best, models, by, table: table(columns) });
}
