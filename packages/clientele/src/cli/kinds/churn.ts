import {
  type ChurnModel,
  explainChurn,
  explainValue,
  fitForest,
  fitGradientBoosting,
  fitLinearRegression,
  fitLogistic,
  fitNeuralNetwork,
  fitTree,
  predictChurn,
  predictValue,
  type ScoreExplanation,
  taskOfModel,
} from '@clientele/churn';
import { fitMlCart } from '@clientele/churn/ml-cart';
import { fitMlLogistic } from '@clientele/churn/ml-logistic-regression';
import { type Column, checkOptions, InvalidOptionError, oneOf, showValue } from '@clientele/core';
import type { KnownModel } from '../../models/parse-model.ts';
import { type FunctionOptions, partSettings } from '../arguments/set.ts';
import type { AnyTable, Kind, KindInput, Scores } from './kind.ts';

/** Kinds of `@clientele/churn`. */
export const churnKinds: readonly Kind[] = [
  churnKind('churn/logistic', byEngine('fitLogistic', fitLogistic, 'ml-logistic-regression', fitMlLogistic)),
  churnKind('churn/linear-regression', ({ table, settings }) => fitLinearRegression(table, settings)),
  churnKind('churn/tree', byEngine('fitTree', fitTree, 'ml-cart', fitMlCart)),
  churnKind('churn/forest', ({ table, settings }) => fitForest(table, settings)),
  churnKind('churn/gradient-boosting', ({ table, settings }) => fitGradientBoosting(table, settings)),
  churnKind('churn/neural-network', ({ table, settings }) => fitNeuralNetwork(table, settings)),
];

type Fit = (table: AnyTable, settings: FunctionOptions) => ChurnModel;

/** Our own fit, or that of the one engine that there is for the kind. */
function byEngine(name: string, own: Fit, engine: string, other: Fit): (input: KindInput) => ChurnModel {
  return ({ table, settings }) => {
    const [{ engine: wanted }, rest] = partSettings(settings, ['engine']);
    checkOptions(name, { engine: wanted }, { engine: oneOf(engine) });
    return wanted === undefined ? own(table, rest) : other(table, rest);
  };
}

/** All of them learn a target from features, and score alike. */
function churnKind(kind: ChurnModel['kind'], fit: (input: KindInput) => ChurnModel): Kind {
  return { kind, columns: 'features', target: 'label', fit: (input) => ({ model: fit(input) }), score };
}

/** `explain=true` adds the base and one column a feature, `shap:NAME`; base and row sum to the score on the model's scale. */
function score(model: KnownModel, { table, settings }: KindInput): Scores {
  const { explain = false, ...options } = settings;
  if (typeof explain !== 'boolean') {
    const problem = { option: 'explain', allowed: 'true or false', received: showValue(explain) };
    throw new InvalidOptionError('score', [problem]);
  }
  const isChurn = taskOfModel(model as ChurnModel) === 'classification';
  const columns = isChurn
    ? probabilities(model as ChurnModel, table, options, explain)
    : values(model as ChurnModel, table, options, explain);
  return { columns };
}

type Columns = Record<string, Column>;

function probabilities(model: ChurnModel, data: AnyTable, options: FunctionOptions, explain: boolean): Columns {
  if (!explain) return { probability: predictChurn(model, data, options).columns.probability };
  const own = explainChurn(model, data, options);
  return { probability: own.probability, ...contributions(own) };
}

function values(model: ChurnModel, data: AnyTable, options: FunctionOptions, explain: boolean): Columns {
  if (!explain) return { value: predictValue(model, data, options).columns.value };
  const own = explainValue(model, data, options);
  return { value: own.value, ...contributions(own) };
}

function contributions({ length, base, contributions: table }: ScoreExplanation): Columns {
  const shares = Object.entries(table.columns).map(([name, cells]) => [`shap:${name}`, cells]);
  return { base: new Float64Array(length).fill(base), ...Object.fromEntries(shares) };
}
