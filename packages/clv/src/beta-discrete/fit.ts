import { checkOptions, frozen, InsufficientDataError } from '@clientele/core';
import { estimatesOf } from '../likelihood/estimates.ts';
import { maximizeLikelihood } from '../likelihood/maximize.ts';
import type { FitOptions } from '../likelihood/maximum.ts';
import { fitNotes } from '../likelihood/notes.ts';
import { fitRules, keptOptions } from '../likelihood/options.ts';
import { readSurvivors } from '../survivors/read.ts';
import type { Survivors } from '../survivors/survivors.ts';
import type { HistoryModel, ModelType } from '../transactions/history-model.ts';
import { leavingNotes } from '../transactions/notes.ts';
import { betaDiscreteLoss } from './likelihood.ts';

/** alpha and beta to start from; the shape starts at 1. */
const starts = [
  [0.7, 1.5],
  [1, 6],
  [0.3, 0.3],
  [4, 10],
];

/**
 * Fits a contractual model to survivors by maximum likelihood.
 *
 * @param verb begins messages
 * @param type of the model: alpha, beta and perhaps the shape c
 * @param data survivors as given
 * @param options as given
 * @returns the model, frozen
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InsufficientDataError (`insufficient-data`) where nobody, or no period after the first, was seen
 */
export function fitSurvivors<K extends string, P extends Record<keyof P, number>>(
  verb: string,
  type: ModelType<K, P>,
  data: Survivors,
  options: FitOptions,
): HistoryModel<K, P> {
  checkOptions(verb, options, fitRules);
  const departures = readSurvivors(verb, data);
  const { customers, lost, rows, unit } = departures;
  if (customers === 0) throw new InsufficientDataError(verb, 'customers at period 0', 1, 0);
  if (lost.length < 2) throw new InsufficientDataError(verb, 'periods after period 0', 1, 0);
  const withShape = starts.map((start) => (type.parameters.length === 3 ? [...start, 1] : start));
  const found = maximizeLikelihood(betaDiscreteLoss(departures), withShape, customers, options);
  const { status, iterations, gradientNorm } = found;
  const estimates = estimatesOf(type.parameters, found, () => 1);
  const logLikelihood = found.meanLogLikelihood * customers;
  const [alpha = 0, beta = 0] = Object.values<number>(estimates.parameters);
  const leaving = { leaving: alpha / (alpha + beta), concentration: alpha + beta, what: 'the chance to leave' };
  const notes = [
    ...fitNotes(type.name, status, rows, rows),
    ...(status === 'boundary' ? leavingNotes(type.name, leaving) : []),
  ];
  return frozen({
    kind: type.kind,
    version: type.version,
    options: keptOptions(options),
    ...estimates,
    logLikelihood,
    unit,
    diagnostics: { status, rows, iterations, objective: logLikelihood, gradientNorm, notes },
  });
}
