import { IncompatibleModelError, showValue, type TimeUnit } from '@clientele/core';
import { bgBbKernel } from '../bg-bb/kernel.ts';
import type { BgBbModel } from '../bg-bb/model.ts';
import { bgCnbdKKernel } from '../bg-cnbd-k/kernel.ts';
import type { BgCnbdKModel } from '../bg-cnbd-k/model.ts';
import { bgNbdKernel } from '../bg-nbd/kernel.ts';
import type { BgNbdModel } from '../bg-nbd/model.ts';
import { gammaGompertzNbdKernel } from '../gamma-gompertz-nbd/kernel.ts';
import type { GammaGompertzNbdModel } from '../gamma-gompertz-nbd/model.ts';
import { checkEstimated } from '../inference/check-models.ts';
import { mbgCnbdKKernel } from '../mbg-cnbd-k/kernel.ts';
import type { MbgCnbdKModel } from '../mbg-cnbd-k/model.ts';
import { mbgNbdKernel } from '../mbg-nbd/kernel.ts';
import type { MbgNbdModel } from '../mbg-nbd/model.ts';
import { nbdKernel } from '../nbd/kernel.ts';
import type { NbdModel } from '../nbd/model.ts';
import { paretoNbdKernel } from '../pareto-nbd/kernel.ts';
import type { ParetoNbdModel } from '../pareto-nbd/model.ts';
import type { TransactionKernel } from './kernel.ts';
import { refuseOtherUnit } from './other-unit.ts';

/** A model of purchase histories: every verb on these takes any of them. A switch over `kind` narrows its type. */
export type TransactionModel =
  | BgNbdModel
  | MbgNbdModel
  | ParetoNbdModel
  | GammaGompertzNbdModel
  | NbdModel
  | BgCnbdKModel
  | MbgCnbdKModel
  | BgBbModel;

/**
 * Opens a model for a verb.
 *
 * @param verb begins the message
 * @param model what was given as the model
 * @param unit the unit of the data; any where left out
 * @returns its quantities
 * @throws IncompatibleModelError (`incompatible-model`) where it is no model of purchase histories, or of another unit
 */
export function openModel(verb: string, model: TransactionModel, unit?: TimeUnit): TransactionKernel {
  const kernel = kernelOf(verb, model);
  if (unit !== undefined) refuseOtherUnit(verb, model, unit);
  return kernel;
}

function kernelOf(verb: string, model: TransactionModel): TransactionKernel {
  // a record with a kind and nothing else was written by hand; parse functions refuse it by field
  if (String(model?.kind).startsWith('clv/')) checkEstimated(verb, model);
  switch (model?.kind) {
    case 'clv/bg-nbd':
      return bgNbdKernel(model.parameters);
    case 'clv/mbg-nbd':
      return mbgNbdKernel(model.parameters);
    case 'clv/pareto-nbd':
      return paretoNbdKernel(model.parameters);
    case 'clv/gamma-gompertz-nbd':
      return gammaGompertzNbdKernel(model.parameters);
    case 'clv/nbd':
      return nbdKernel(model.parameters);
    case 'clv/bg-cnbd-k':
      return bgCnbdKKernel(model);
    case 'clv/mbg-cnbd-k':
      return mbgCnbdKKernel(model);
    case 'clv/bg-bb':
      return bgBbKernel(model.parameters);
    default:
      return refuseKind(verb, model);
  }
}

/** The type says that no kind is left; a caller in plain JavaScript may know one. */
function refuseKind(verb: string, model: never): never {
  const given: unknown = (model as { kind?: unknown } | undefined)?.kind;
  const known =
    'one of clv/bg-nbd, clv/mbg-nbd, clv/pareto-nbd, clv/gamma-gompertz-nbd, clv/nbd, clv/bg-cnbd-k, clv/mbg-cnbd-k, clv/bg-bb';
  throw new IncompatibleModelError(verb, 'model.kind', known, showValue(given));
}
