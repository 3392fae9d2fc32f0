import {
  checkOptions,
  frozen,
  type Note,
  type OptionRule,
  optionRule,
  type Table,
  type TextColumn,
  table,
} from '@clientele/core';
import { rocAuc } from '@clientele/stats';
import { columnRules } from '../data/column-rules.ts';
import { type ChurnInput, inputColumns } from '../data/input.ts';
import { type ChurnColumnOptions, featureNames, readOutcomes } from '../data/outcomes.ts';
import { predictChurn } from '../predict/predict-churn.ts';
import { fitTree } from '../tree/fit.ts';
import { treeRules } from '../tree/tree-rules.ts';

/** What is looked at, and from when on it is suspect. */
export interface AuditFeaturesOptions extends ChurnColumnOptions {
  /** A feature that alone reaches this area under the curve is suspect, 0.5 to 1; 0.95 unless told otherwise. */
  readonly limit?: number;
}

/** One row a feature, the one that tells most first. */
export type FeatureAudit = Table<{
  feature: TextColumn;
  /** How well the feature alone ranks those who left above the others, 0.5 to 1. */
  rocAuc: Float64Array;
  /** 1 where it tells too much to be true. */
  suspect: Float64Array;
  /** What gives those who left away, in words: the riskiest answer. */
  rule: TextColumn;
}> & { readonly notes: readonly Note[] };

const rules: Readonly<Record<keyof AuditFeaturesOptions, OptionRule>> = {
  ...columnRules,
  limit: optionRule('a number from 0.5 to 1', (value) => typeof value === 'number' && value >= 0.5 && value <= 1),
};

/**
 * Looks for features that are too good to be true: what was written down when a customer left (a closing date, a status, a last
 * contact by the team that closes accounts) tells the outcome, and will not be there for the customers of today. Each feature is put
 * to a tree of its own, so that numbers in any range, levels and missing cells count alike.
 *
 * A suspect is to be looked at, not thrown out: the recency of those who long fell silent may well tell so much.
 *
 * @param data features and label, such as `joinLabels` gives
 * @param options target, weight, features, and the limit
 * @returns one row a feature; the note `too-good-features` names the suspects
 * @throws InvalidInputError (`invalid-input`) where a column is missing or empty, or a cell is refused
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no churners, or nobody else
 * @example
 * import { auditFeatures, toRows } from '@clientele/churn';
 * const customer = Array.from({ length: 200 }, (_, i) => `c${i}`);
 * const label = customer.map((_, i) => Number(i % 4 === 0));
 * const status = label.map((left) => (left === 1 ? 'closed' : 'open')); // written down afterwards
 * const visits = customer.map((_, i) => (i * 7) % 10);
 * const audit = auditFeatures({ customer, visits, status, label });
 * toRows(audit, ['feature', 'suspect', 'rule'])[0]; // => { feature: 'status', suspect: 1, rule: 'status "closed"' }
 */
export function auditFeatures(data: ChurnInput, options: AuditFeaturesOptions = {}): FeatureAudit {
  const verb = 'auditFeatures';
  checkOptions(verb, options, rules);
  const { limit = 0.95, target, weight } = options;
  const input = inputColumns(verb, data);
  const { rows, y, w } = readOutcomes(verb, input, options);
  const minLeaf = Math.max(5, rows.length / 50);
  const given = { ...(target === undefined ? {} : { target }), ...(weight === undefined ? {} : { weight }) };
  const found = featureNames(verb, input, options).map((feature) => {
    const tree = fitTree(input.table, { ...given, features: [feature], maxDepth: 3, minLeaf });
    const { probability } = predictChurn(tree, input.table).columns;
    const area = rocAuc(
      y,
      Float64Array.from(rows, (row) => probability[row] as number),
      { weight: w },
    );
    return { feature, area, rule: treeRules(tree).columns.rule[0] ?? '' };
  });
  found.sort((a, b) => b.area - a.area || (a.feature < b.feature ? -1 : 1));
  return Object.freeze({
    ...table({
      feature: found.map(({ feature }) => feature),
      rocAuc: Float64Array.from(found, ({ area }) => area),
      suspect: Float64Array.from(found, ({ area }) => Number(area >= limit)),
      rule: found.map(({ rule }) => rule),
    }),
    notes: frozen(suspectNotes(found.filter(({ area }) => area >= limit))),
  }) as unknown as FeatureAudit;
}

function suspectNotes(suspects: readonly { readonly feature: string; readonly area: number }[]): Note[] {
  if (suspects.length === 0) return [];
  const listed = suspects.map(({ feature, area }) => `${feature} (${area.toFixed(3)})`).join(', ');
  const message = `${listed}: alone they tell who left almost without a miss; make sure that they were known before it, not written down afterwards`;
  return [{ code: 'too-good-features', message, details: { features: suspects.map(({ feature }) => feature) } }];
}
