import { checkOptions, exactSum, frozen, InsufficientDataError, InvalidInputError } from '@clientele/core';
import { weightNotes } from '../data/fit-notes.ts';
import { givenOptions } from '../data/given-options.ts';
import { type ChurnInput, inputColumns } from '../data/input.ts';
import { classWeights, featureNames, type Outcomes, readOutcomes } from '../data/outcomes.ts';
import { rowKeys } from '../data/row-keys.ts';
import { makeDesign } from '../logistic/design.ts';
import { allRows } from '../logistic/design-rows.ts';
import { aliasNotes, averagedNotes } from '../logistic/notes.ts';
import { type NeuralNetworkModel, neuralKind, neuralVersion } from './model.ts';
import { type FitNeuralNetworkOptions, neuralRules } from './options.ts';
import { type NetworkRows, train } from './train.ts';

const verb = 'fitNeuralNetwork';

/**
 * A small neural network of churn, or with `task: 'regression'` of a number: one or two hidden layers of tanh units, trained by
 * Adam (Kingma and Ba 2015) on standardised features, until customers held out gain no more. A seed decides all; rows of a
 * customer are held out together where there is a column `customer`, and the order of rows never shows.
 *
 * On tables of some thousand customers it is seldom better than logistic regression or boosting: compare before you choose.
 *
 * @param data a table such as `joinLabels` gives, or a record of arrays: numbers, or texts for categories
 * @param options target, weight and features by name; layers, steps, and when to stop
 * @returns the model; `diagnostics.objective` is the mean loss on the rows learnt from, `iterations` the passes over them;
 * `converged` says that those held out gained no more
 * @throws InvalidInputError (`invalid-input`) where a column is missing or empty, a label is not 0 or 1, a cell is missing or
 * infinite, or a text column has more than 200 levels
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no churners, or nobody else; for a number, no row
 * @example
 * import { fitNeuralNetwork, predictChurn } from '@clientele/churn';
 * // who visits little or very much leaves: no line tells them apart
 * const visits = Array.from({ length: 300 }, (_, i) => i % 30);
 * const customer = visits.map((_, i) => `c${i}`);
 * const label = visits.map((v) => (v < 8 || v > 21 ? 1 : 0));
 * const model = fitNeuralNetwork({ customer, visits, label }, { learningRate: 0.03 });
 * const { probability } = predictChurn(model, { visits: [2, 15, 28] }).columns;
 * Array.from(probability, Math.round); // => [1, 0, 1]
 */
export function fitNeuralNetwork(data: ChurnInput, options: FitNeuralNetworkOptions = {}): NeuralNetworkModel {
  checkOptions(verb, options, neuralRules);
  const { task = 'classification', missing = 'refuse', seed = 1, epochs = 200, onProgress } = options;
  const input = inputColumns(verb, data);
  const outcomes = readOutcomes(verb, input, options, task);
  const isChurn = task === 'classification';
  if (isChurn) classWeights(verb, outcomes);
  if (outcomes.y.length === 0) throw new InsufficientDataError(verb, 'rows that count', 1, 0);
  const design = makeDesign(verb, input, featureNames(verb, input, options), { missing }, outcomes);
  if (design.terms.length === 0) throw new InvalidInputError(`${verb}: there is no column to learn from`);
  const target = isChurn ? { mean: 0, scale: 1 } : spreadOf(outcomes);
  const y = outcomes.y.map((value) => (value - target.mean) / target.scale);
  const { n, k, w } = design.data;
  const X = allRows(design.data);
  const keys = contentKeys({ n, k, X }, y);
  const customer = input.names.includes('customer') ? input.cells('customer') : null;
  const isGrouped = customer !== null && 'codes' in customer;
  const trained = train({ n, k, X, y, w }, keys, isGrouped ? rowKeys(customer, outcomes.rows, [], y) : keys, {
    isChurn,
    hidden: options.hidden ?? [16],
    epochs,
    learningRate: options.learningRate ?? 0.003,
    batch: options.batch ?? 64,
    l2: options.l2 ?? 0.001,
    validation: options.validation ?? 0.15,
    patience: options.patience ?? 15,
    seed,
    onEpoch: (done) => onProgress?.({ stage: 'neural-network', done, total: epochs }),
  });
  const { network, validationLoss } = trained;
  const constant = design.terms.flatMap(({ scale }, at) => (scale > 0 ? [at + 1] : []));
  return frozen({
    kind: neuralKind,
    version: neuralVersion,
    options: givenOptions(options),
    parameters: {
      task,
      terms: design.terms,
      sizes: network.sizes,
      weights: [...network.weights],
      targetMean: target.mean,
      targetScale: target.scale,
      missing,
      validationLoss,
    },
    features: design.features,
    diagnostics: {
      status: trained.hasEnded ? ('converged' as const) : ('stopped' as const),
      rows: outcomes.rows.length,
      iterations: trained.epochs,
      objective: trained.loss,
      gradientNorm: null,
      notes: [
        ...aliasNotes({ design, kept: constant }),
        ...averagedNotes(design.averaged),
        ...weightNotes(input.length - outcomes.rows.length),
      ],
    },
  });
}

function spreadOf({ y, w }: Outcomes): { readonly mean: number; readonly scale: number } {
  const total = exactSum(w);
  const mean = exactSum(y.map((value, i) => value * (w[i] as number))) / total;
  const variance = exactSum(y.map((value, i) => (w[i] as number) * (value - mean) ** 2)) / total;
  return { mean, scale: variance > 0 ? Math.sqrt(variance) : 1 };
}

/** A key for what stands in each row. */
function contentKeys({ X, n, k }: Pick<NetworkRows, 'X' | 'n' | 'k'>, y: Float64Array): Uint32Array {
  const columns = Array.from({ length: k - 1 }, (_, j) => ({
    // standardised cells may differ in the last bits with the order of rows, so that they are rounded
    values: Float64Array.from({ length: n }, (_cell, i) =>
      Math.fround(Number((X[i * k + j + 1] as number).toPrecision(6))),
    ),
    levels: 0,
  }));
  const rounded = y.map((value) => Number(value.toPrecision(6)));
  return rowKeys(null, new Uint32Array(n), columns, rounded);
}
