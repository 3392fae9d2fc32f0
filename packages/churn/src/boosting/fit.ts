import { checkOptions, frozen, InsufficientDataError, type Note } from '@clientele/core';
import { binColumns, mostPackedBins } from '@clientele/stats';
import { columnNotes } from '../data/fit-notes.ts';
import { givenOptions } from '../data/given-options.ts';
import type { ChurnInput } from '../data/input.ts';
import { trainingRows } from '../data/training-rows.ts';
import { joinTrees } from '../ensemble/joined-trees.ts';
import { boost } from './boost.ts';
import { lossOf } from './loss.ts';
import { boostingKind, boostingVersion, type GradientBoostingModel } from './model.ts';
import { boostingRules, type FitGradientBoostingOptions } from './options.ts';

const verb = 'fitGradientBoosting';

/**
 * Gradient-boosted trees on histograms: many small trees, each of which mends what those before it got wrong. The strongest
 * of the models here where features act together; where they do not, logistic regression is as good and says more.
 *
 * Missing values go to the side where they help; categories are parted by sets of levels; weights are frequencies. A share
 * of the customers is held out to find the number of trees. Who is drawn or held out is decided by the customer's id where
 * there is a column `customer`, so that the rows of one customer stay together, else by what stands in the row: the order of
 * rows never shows. Labels are never balanced: the probabilities keep the share of churners.
 *
 * @param data a table such as `joinLabels` gives, or a record of arrays: numbers, or texts for categories; cells may be missing
 * @param options target, weight and features by name; trees, their size and number
 * @returns the model; `diagnostics.objective` is the mean log loss (or squared error) on the rows that the trees were grown
 * on, `iterations` the number of trees; `stopped` says that the last tree allowed still helped
 * @throws InvalidInputError (`invalid-input`) where a column is missing or empty, a label is not 0 or 1, a cell is infinite, or a
 * text column has more than 200 levels
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no churners, or nobody else, also once rows are held out
 * @example
 * import { fitGradientBoosting, predictChurn } from '@clientele/churn';
 * const visits = Array.from({ length: 400 }, (_, i) => i % 20);
 * const customer = visits.map((_, i) => `c${i}`);
 * const label = visits.map((v) => (v < 5 || v > 15 ? 1 : 0));
 * const model = fitGradientBoosting({ customer, visits, label });
 * const { probability } = predictChurn(model, { visits: [2, 10] }).columns;
 * Number(probability[0]) > 0.8 && Number(probability[1]) < 0.2; // => true
 */
export function fitGradientBoosting(data: ChurnInput, options: FitGradientBoostingOptions = {}): GradientBoostingModel {
  checkOptions(verb, options, boostingRules);
  const { task = 'classification', rounds = 300, validation = 0.1, onProgress } = options;
  const { outcomes, read, keys, withoutWeight } = trainingRows(verb, data, options, task);
  const { y, w } = outcomes;
  const loss = lossOf(task);
  const boosted = boost(
    { columns: binColumns(read.columns, options.bins ?? mostPackedBins), y, w, keys: keys() },
    {
      loss,
      rounds,
      learningRate: options.learningRate ?? 0.05,
      maxDepth: options.maxDepth ?? 4,
      maxLeaves: options.maxLeaves ?? Number.POSITIVE_INFINITY,
      leastInformation: options.minInformation ?? 1,
      penalty: options.l2 ?? 1,
      subsample: options.subsample ?? 0.7,
      validation,
      patience: options.patience ?? 30,
      seed: options.seed ?? 1,
      onRound: (done) => onProgress?.({ stage: 'boosting', done, total: rounds }),
    },
  );
  if (!Number.isFinite(boosted.base)) {
    throw new InsufficientDataError(verb, 'churners and others among the rows that are not held out', 1, 0);
  }
  const { trees, base, validationLoss } = boosted;
  const isEnded = validation > 0 && trees.length < rounds;
  return frozen({
    kind: boostingKind,
    version: boostingVersion,
    options: givenOptions(options),
    parameters: { task, base, trees: joinTrees(trees), validationLoss, missingCells: read.missingCells },
    features: read.features,
    diagnostics: {
      status: isEnded ? 'converged' : 'stopped',
      rows: outcomes.rows.length,
      iterations: trees.length,
      objective: boosted.loss,
      gradientNorm: null,
      notes: [...columnNotes(read, withoutWeight), ...boostingNotes(trees.length, validation, isEnded)],
    },
  });
}

function boostingNotes(trees: number, validation: number, isEnded: boolean): Note[] {
  if (validation > 0 && trees === 0) {
    const message = 'no tree helped those held out: everybody gets the mean';
    return [{ code: 'base-only', message }];
  }
  if (validation === 0 || isEnded) return [];
  const message = `the last of ${trees} trees still helped those held out: rounds allows more`;
  return [{ code: 'not-converged', message, details: { trees } }];
}
