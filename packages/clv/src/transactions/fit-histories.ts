import { checkOptions, type FitStatus, frozen, type Note } from '@clientele/core';
import type { Objective } from '@clientele/stats';
import { type Groups, groupRows, groupWeights } from '../histories/group.ts';
import type { Histories } from '../histories/histories.ts';
import { readHistories } from '../histories/read.ts';
import { type FitOptions, maximizeLikelihood } from '../likelihood/maximize.ts';
import { fitNotes } from '../likelihood/notes.ts';
import { fitRules, keptOptions } from '../likelihood/options.ts';
import { type HistoryModel, type ModelType, parametersOf } from './history-model.ts';
import { type Moments, momentsOf } from './moments.ts';

/** What sets the fit of one model apart from the others'. */
export interface Recipe<K extends string, P extends Record<keyof P, number>> {
  readonly type: ModelType<K, P>;
  /** Minus the mean log-likelihood over the distinct x, t_x, T, in the logarithms of the parameters. */
  readonly loss: (groups: Groups, weights: Float64Array) => Objective;
  /** Where to start, with times in units of the longest T. */
  readonly starts: (moments: Moments) => readonly (readonly number[])[];
  /** What it means for the customers that a fit ended on a boundary. */
  readonly boundaryNotes: (parameters: P, longestT: number) => readonly Note[];
}

/**
 * Fits a model to purchase histories by maximum likelihood: equal histories are counted together, times are scaled by the
 * longest T, and the logarithms of the parameters are searched.
 *
 * @param verb begins messages
 * @param recipe the model's own part
 * @param data histories as given
 * @param options as given
 * @returns the model, frozen
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws InsufficientDataError (`insufficient-data`) where no customer has a repeat purchase
 */
export function fitHistories<K extends string, P extends Record<keyof P, number>>(
  verb: string,
  { type, loss, starts, boundaryNotes }: Recipe<K, P>,
  data: Histories,
  options: FitOptions,
): HistoryModel<K, P> {
  checkOptions(verb, options, fitRules);
  const histories = readHistories(verb, data);
  const scale = histories.T.reduce((longest, T) => Math.max(longest, T), 0) || 1;
  const scaled = (times: Float64Array): Float64Array => times.map((time) => time / scale);
  const groups = groupRows([histories.x, scaled(histories.tx), scaled(histories.T)]);
  const weights = groupWeights(groups, histories.weight);
  const moments = momentsOf(verb, groups.columns, weights);
  const found = maximizeLikelihood(loss(groups, weights), starts(moments), moments.customers, options);
  const { status, iterations, gradientNorm, logDeviations } = found;
  const parameters = parametersOf(
    type,
    (name, at) => Math.exp(found.logParameters[at] as number) * (type.times.includes(name) ? scale : 1),
  );
  const logLikelihood = found.meanLogLikelihood * moments.customers - moments.repeats * Math.log(scale);
  const notes = [
    ...fitNotes(type.name, status, histories.length, moments.customers),
    ...boundaryNotesOf(status, () => boundaryNotes(parameters, scale)),
  ];
  return frozen({
    kind: type.kind,
    version: type.version,
    options: keptOptions(options),
    parameters,
    standardErrors: logDeviations && parametersOf(type, (name, at) => parameters[name] * (logDeviations[at] as number)),
    logLikelihood,
    unit: histories.unit,
    diagnostics: {
      status,
      rows: histories.length,
      iterations,
      objective: logLikelihood,
      gradientNorm,
      notes,
    },
  });
}

function boundaryNotesOf(status: FitStatus, notes: () => readonly Note[]): readonly Note[] {
  return status === 'boundary' ? notes() : [];
}
