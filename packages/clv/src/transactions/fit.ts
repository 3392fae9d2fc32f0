import { type OptionRule, oneOf } from '@clientele/core';
import { fitBgCnbdK } from '../bg-cnbd-k/fit.ts';
import { fitBgNbd } from '../bg-nbd/fit.ts';
import { fitGammaGompertzNbd } from '../gamma-gompertz-nbd/fit.ts';
import type { Histories } from '../histories/histories.ts';
import { fitMbgCnbdK } from '../mbg-cnbd-k/fit.ts';
import { fitMbgNbd } from '../mbg-nbd/fit.ts';
import { fitNbd } from '../nbd/fit.ts';
import { fitParetoNbd } from '../pareto-nbd/fit.ts';
import type { TransactionModel } from './model.ts';

/** The models of purchase histories by name: `'bg-nbd'` is `fitBgNbd`. */
export type TransactionModelName =
  | 'bg-nbd'
  | 'mbg-nbd'
  | 'pareto-nbd'
  | 'gamma-gompertz-nbd'
  | 'nbd'
  | 'bg-cnbd-k'
  | 'mbg-cnbd-k';

/** The rule for such a name. */
export const transactionModelName: OptionRule = oneOf(
  'bg-nbd',
  'mbg-nbd',
  'pareto-nbd',
  'gamma-gompertz-nbd',
  'nbd',
  'bg-cnbd-k',
  'mbg-cnbd-k',
);

/** @returns the model of that name, fitted to the histories */
export function fitTransactions(name: TransactionModelName, data: Histories): TransactionModel {
  switch (name) {
    case 'bg-nbd':
      return fitBgNbd(data);
    case 'mbg-nbd':
      return fitMbgNbd(data);
    case 'pareto-nbd':
      return fitParetoNbd(data);
    case 'gamma-gompertz-nbd':
      return fitGammaGompertzNbd(data);
    case 'nbd':
      return fitNbd(data);
    case 'bg-cnbd-k':
      return fitBgCnbdK(data);
    case 'mbg-cnbd-k':
      return fitMbgCnbdK(data);
  }
}
