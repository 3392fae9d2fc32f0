import { bgBbRecipe } from '../bg-bb/fit.ts';
import { bgCnbdKRecipe } from '../bg-cnbd-k/fit.ts';
import { bgNbdRecipe } from '../bg-nbd/fit.ts';
import { gammaGompertzNbdRecipe } from '../gamma-gompertz-nbd/fit.ts';
import { mbgCnbdKRecipe } from '../mbg-cnbd-k/fit.ts';
import { mbgNbdRecipe } from '../mbg-nbd/fit.ts';
import { nbdRecipe } from '../nbd/fit.ts';
import { paretoNbdRecipe } from '../pareto-nbd/fit.ts';
import type { Recipe } from './fit-histories.ts';
import type { TransactionModel } from './model.ts';

/** The recipe of a model whose kind is known at run time only. */
export type AnyRecipe = Recipe<TransactionModel['kind'], Record<string, number>>;

/** @returns how the model was or would be fitted */
export function recipeOf(model: TransactionModel): AnyRecipe {
  switch (model.kind) {
    case 'clv/bg-nbd':
      return widened(bgNbdRecipe);
    case 'clv/mbg-nbd':
      return widened(mbgNbdRecipe);
    case 'clv/pareto-nbd':
      return widened(paretoNbdRecipe);
    case 'clv/gamma-gompertz-nbd':
      return widened(gammaGompertzNbdRecipe);
    case 'clv/nbd':
      return widened(nbdRecipe);
    case 'clv/bg-cnbd-k':
      return widened(bgCnbdKRecipe(model.k));
    case 'clv/mbg-cnbd-k':
      return widened(mbgCnbdKRecipe(model.k));
    case 'clv/bg-bb':
      return widened(bgBbRecipe);
  }
}

/** A record of named parameters is a record of numbers; the type of an interface does not say so. */
function widened<K extends TransactionModel['kind'], P extends Record<keyof P, number>>(
  recipe: Recipe<K, P>,
): AnyRecipe {
  return recipe as unknown as AnyRecipe;
}
