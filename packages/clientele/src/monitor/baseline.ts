import { checkOptions, frozen, InsufficientDataError, wholeNumber } from '@clientele/core';
import { answersOf, featureNamesOf, type MonitoredModel } from './answers.ts';
import type { MonitorBaseline } from './baseline-record.ts';
import { asTable, cellsOf, describeColumn, type MonitorInput } from './cells.ts';

/** How finely a baseline is counted. */
export interface MonitorBaselineOptions {
  /** Bins of each column of numbers, at most; 10 unless told otherwise. */
  readonly bins?: number;
}

/**
 * Counts what the customers were like when a model was fitted, so that `monitor` can tell later whether they have changed without keeping
 * the rows: deciles of numbers, levels of texts, the missing, and the answers of the model.
 *
 * @param model a model of churn or of clusters
 * @param data the customers that it was fitted on, or a sample of them: a table with the columns of its features, or a record of arrays
 * @param options `bins`
 * @returns counts by column, plain JSON
 * @throws InvalidInputError (`invalid-input`) where a column is missing or a cell is refused
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no customers
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitLogistic, monitorBaseline } from 'clientele';
 * const training = { visits: [1, 2, 3, 4, 5, 6], label: [1, 1, 0, 1, 0, 0] };
 * const baseline = monitorBaseline(fitLogistic(training), training, { bins: 2 });
 * baseline.columns[0]; // => { name: 'visits', edges: [3.5], levels: null, counts: [3, 3, 0] }
 */
export function monitorBaseline(
  model: MonitoredModel,
  data: MonitorInput,
  options: MonitorBaselineOptions = {},
): MonitorBaseline {
  checkOptions('monitorBaseline', options, { bins: wholeNumber(2, 1000) });
  return baselineOf('monitorBaseline', model, data, options.bins ?? 10);
}

/** The same, spoken in the name of another verb. */
export function baselineOf(verb: string, model: MonitoredModel, data: MonitorInput, bins: number): MonitorBaseline {
  const source = asTable(verb, data);
  const answers = answersOf(verb, model, source);
  if (source.length === 0) throw new InsufficientDataError(verb, 'customers', 1, 0);
  const features = featureNamesOf(model).map((name) => describeColumn(name, cellsOf(verb, source, name), bins));
  return frozen({
    kind: 'clientele/monitor-baseline',
    version: 1,
    model: model.kind,
    rows: source.length,
    columns: [...features, describeColumn(answers.name, answers.cells, bins)],
  });
}
