import { type CustomerSummary, checkKind, checkOptions, deriveBtyd } from '@clientele/core';
import { fitSpends } from '../gamma-gamma/fit.ts';
import type { GammaGammaModel } from '../gamma-gamma/model.ts';
import type { Spends } from '../histories/histories.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitRules } from '../likelihood/options.ts';
import { fitPrepared, needGaps, prepareHistories } from '../transactions/fit-histories.ts';
import type { TransactionModel } from '../transactions/model.ts';
import { openModel } from '../transactions/model.ts';
import type { Purchases } from '../transactions/over-live.ts';
import { recipeOf } from '../transactions/recipes.ts';

/**
 * Fits a model again as data arrive, starting from where it stands: it ends at the maximum of a fit from scratch. It holds no
 * customers, so what is needed is the whole base as it is now.
 *
 * @param model fitted earlier
 * @param data a summary of all customers, or histories or spends in the model's unit
 * @param options tolerance, iterations, progress
 * @returns a model of the same kind (and k), frozen
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws IncompatibleModelError (`incompatible-model`) where the data are in another unit
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 * @example
 * import { fitNbd, update } from '@clientele/clv';
 * const may = { x: [3, 0, 1, 8, 0, 2], tx: [30, 0, 9, 38, 0, 20], T: [39, 39, 38, 39, 37, 36], unit: 'week' } as const;
 * const june = { x: [4, 0, 1, 9, 1, 2], tx: [42, 0, 9, 41, 40, 20], T: [43, 43, 42, 43, 41, 40], unit: 'week' } as const;
 * const updated = update(fitNbd(may), june);
 * Math.abs(updated.parameters.r / fitNbd(june).parameters.r - 1) < 1e-8; // => true
 */
export function update(model: GammaGammaModel, data: Spends | CustomerSummary, options?: FitOptions): GammaGammaModel;
export function update<M extends TransactionModel>(
  model: M,
  data: Purchases | CustomerSummary,
  options?: FitOptions,
): M;
export function update(
  model: TransactionModel | GammaGammaModel,
  data: Purchases | Spends | CustomerSummary,
  options: FitOptions = {},
): TransactionModel | GammaGammaModel {
  if (model?.kind === 'clv/gamma-gamma') {
    checkKind('update', model, 'clv/gamma-gamma');
    return fitSpends('update', (isSummary(data) ? deriveBtyd(data) : data) as Spends, options, model.parameters);
  }
  return updatePurchases(
    model,
    (isSummary(data) ? deriveBtyd(data, { unit: model?.unit }) : data) as Purchases,
    options,
  );
}

function updatePurchases(model: TransactionModel, data: Purchases, options: FitOptions): TransactionModel {
  openModel('update', model, data?.unit);
  checkOptions('update', options, fitRules);
  const recipe = recipeOf(model);
  const prepared = prepareHistories('update', recipe.type, data);
  needGaps('update', recipe, prepared.histories);
  const parameters = model.parameters as unknown as Record<string, number>;
  const fitted = fitPrepared(recipe, prepared, options, parameters);
  return Object.freeze('k' in model ? { ...fitted, k: model.k } : fitted) as unknown as TransactionModel;
}

function isSummary(data: unknown): data is CustomerSummary {
  const columns: unknown = (data as { readonly columns?: unknown } | null | undefined)?.columns;
  return typeof columns === 'object' && columns !== null && 'purchaseDays' in columns;
}
