import { IncompatibleModelError, showValue } from '@clientele/core';
import { logSurvival } from '../beta-discrete/likelihood.ts';
import type { BetaDiscreteWeibullModel } from '../beta-discrete-weibull/model.ts';
import type { ShiftedBetaGeometricModel } from '../shifted-beta-geometric/model.ts';

/** A model of customers under contract: every verb on these takes any of them. */
export type RetentionModel = ShiftedBetaGeometricModel | BetaDiscreteWeibullModel;

/**
 * Opens a model of retention for a verb.
 *
 * @param verb begins the message
 * @param model what was given as the model
 * @returns S(t), the share of a cohort that is left after t periods
 * @throws IncompatibleModelError (`incompatible-model`) where it is no model of retention
 */
export function openRetention(verb: string, model: RetentionModel): (t: number) => number {
  switch (model?.kind) {
    case 'clv/shifted-beta-geometric': {
      const { alpha, beta } = model.parameters;
      return (t) => Math.exp(logSurvival(alpha, beta, 1, t));
    }
    case 'clv/beta-discrete-weibull': {
      const { alpha, beta, c } = model.parameters;
      return (t) => Math.exp(logSurvival(alpha, beta, c, t));
    }
    default:
      return refuseKind(verb, model);
  }
}

function refuseKind(verb: string, model: never): never {
  const given: unknown = (model as { kind?: unknown } | undefined)?.kind;
  const known = 'one of clv/shifted-beta-geometric, clv/beta-discrete-weibull';
  throw new IncompatibleModelError(verb, 'model.kind', known, showValue(given));
}
