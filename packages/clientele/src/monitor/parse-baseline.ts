import {
  countShape,
  finiteShape,
  IncompatibleModelError,
  listOf,
  nullOr,
  parseModelRecord,
  recordOf,
  type Shape,
  showValue,
  textShape,
} from '@clientele/core';
import { featureNamesOf, type MonitoredModel } from './answers.ts';
import type { BaselineColumn, MonitorBaseline } from './baseline-record.ts';

const kind = 'clientele/monitor-baseline';

const fields: { readonly [F in 'model' | 'rows' | 'columns']: Shape<MonitorBaseline[F]> } = {
  model: textShape,
  rows: countShape,
  columns: listOf(
    recordOf<BaselineColumn>({
      name: textShape,
      edges: nullOr(listOf(finiteShape)),
      levels: nullOr(listOf(textShape)),
      counts: listOf(countShape),
    }),
  ),
};

/** Whether what was given as `before` says it is a baseline. */
export function isBaseline(before: object): boolean {
  return 'kind' in before && before.kind === kind;
}

/**
 * Reads a baseline back from JSON, every field checked: it is a file, and untrusted.
 *
 * @param value anything at all
 * @returns the baseline, frozen
 * @throws IncompatibleModelError (`incompatible-model`) naming the field
 * @example
 * import { fitLogistic, monitorBaseline, parseMonitorBaseline } from 'clientele';
 * const training = { visits: [1, 2, 3, 4, 5, 6], label: [1, 1, 0, 1, 0, 0] };
 * const stored = JSON.stringify(monitorBaseline(fitLogistic(training), training));
 * parseMonitorBaseline(JSON.parse(stored)).rows; // => 6
 */
export function parseMonitorBaseline(value: unknown): MonitorBaseline {
  return read('parseMonitorBaseline', value);
}

/** The same, and that it belongs to the model. */
export function checkBaseline(verb: string, value: unknown, model: MonitoredModel): MonitorBaseline {
  const baseline = read(verb, value);
  const demand = (path: string, expected: string, received: string): void => {
    if (expected !== received) throw new IncompatibleModelError(verb, `before.${path}`, expected, showValue(received));
  };
  demand('model', model.kind, baseline.model);
  const features = baseline.columns.slice(0, -1).map(({ name }) => name);
  demand('columns', featureNamesOf(model).join(', '), features.join(', '));
  return baseline;
}

function read(verb: string, value: unknown): MonitorBaseline {
  const baseline = parseModelRecord<typeof kind, Pick<MonitorBaseline, 'model' | 'rows' | 'columns'>>(
    verb,
    value,
    kind,
    1,
    fields,
  );
  for (const [at, { edges, levels, counts }] of baseline.columns.entries()) {
    const path = `columns[${at}]`;
    if ((edges === null) === (levels === null)) {
      throw new IncompatibleModelError(verb, `${path}.edges`, 'edges of numbers, or levels of texts', showValue(edges));
    }
    const expected = (edges ?? levels ?? []).length + 2;
    if (counts.length !== expected) {
      throw new IncompatibleModelError(verb, `${path}.counts`, `${expected} counts`, showValue(counts.length));
    }
    if (edges?.some((edge, place) => place > 0 && edge <= (edges[place - 1] as number))) {
      throw new IncompatibleModelError(verb, `${path}.edges`, 'rising numbers', showValue(edges));
    }
  }
  return baseline as MonitorBaseline;
}
