import {
  type CodedColumn,
  type Column,
  type CustomerTable,
  filterRows,
  InsufficientDataError,
  InvalidInputError,
  joinTables,
  type Note,
  showValue,
  textAt,
} from '@clientele/core';
import type { ObservationEnd } from '../span/observation.ts';
import type { LabelColumns } from './outcome-window.ts';

/** Labels with the windows that they were told from: what `labelChurn` and `labelContractChurn` give. */
export type OutcomeLabels = CustomerTable<LabelColumns> & ObservationEnd & { readonly notes: readonly Note[] };

/** Features and the label beside them: what a fit takes. */
export type LabelledFeatures<C extends Record<string, Column>> = CustomerTable<C & { label: Float64Array }> & {
  readonly asOf: number;
  /** Exclusive end of what the features saw, epoch milliseconds. */
  readonly cutoff: number;
  readonly timeZone: string;
  /** Rows whose outcome is not known yet. */
  readonly censored: number;
  readonly notes: readonly Note[];
};

/**
 * Puts features and labels together, and stands guard over leaks: features that saw anything at or after the labels'
 * cut-off are refused. Censored customers are left out, and counted.
 *
 * @param features from `buildFeatures`, or any customer table that says its `cutoff`: the exclusive end of what it saw
 * @param labels from `labelChurn` or `labelContractChurn`
 * @returns one row a labelled customer, by id, the label last
 * @throws InvalidInputError (`invalid-input`) where the features reach past the labels' cut-off, say none, or miss a customer
 * @throws InsufficientDataError (`insufficient-data`) where every customer is censored
 * @example
 * import { buildFeatures, joinLabels, labelChurn } from '@clientele/churn';
 * const orders = [
 *   { customer: 'Ada', time: '2026-01-10', amount: 40 },
 *   { customer: 'Bo', time: '2026-01-20', amount: 25 },
 *   { customer: 'Ada', time: '2026-06-01', amount: 30 },
 * ];
 * const labels = labelChurn(orders, { asOf: '2026-02-01', outcome: { days: 90 } });
 * joinLabels(buildFeatures(orders, { asOf: '2026-02-01' }), labels).columns.label; // => Float64Array.of(1, 1)
 * joinLabels(buildFeatures(orders, { asOf: '2026-03-01' }), labels); // throws InvalidInputError
 */
export function joinLabels<C extends Record<string, Column>>(
  features: CustomerTable<C> & { readonly cutoff: number },
  labels: OutcomeLabels,
): LabelledFeatures<C> {
  if (typeof labels?.columns?.censored !== 'object' || labels.columns.censored === null) {
    throw new InvalidInputError(`joinLabels: expected labels as labelChurn gives them, got ${showValue(labels)}`);
  }
  refuseLeak(features?.cutoff, labels);
  const isKnown = labels.columns.censored.map((censored) => 1 - censored);
  const known = filterRows(labels, Uint8Array.from(isKnown));
  if (known.length === 0) throw new InsufficientDataError('joinLabels', 'customers whose outcome is known', 1, 0);
  const rows = rowsById(known.customer);
  const label = Float64Array.from(rows, (row) => known.columns.label[row] as number);
  const { length } = known;
  const codes = Uint32Array.from(rows, (row) => known.customer.codes[row] as number);
  const customer = Object.freeze({ dictionary: known.customer.dictionary, codes });
  const bare = Object.freeze({ length, customer, columns: Object.freeze({}), notes: labels.notes });
  const joined = joinTables(bare, features);
  if (Object.hasOwn(joined.columns, 'label')) {
    throw new InvalidInputError('joinLabels: the features have a column "label" already');
  }
  const { asOf, timeZone } = labels;
  return Object.freeze({
    ...joined,
    columns: Object.freeze({ ...joined.columns, label }),
    asOf,
    cutoff: features.cutoff,
    timeZone,
    censored: labels.length - known.length,
  });
}

/** By code unit of the id, so that the order of lines does not show in the last digit of a fit. */
function rowsById(customer: CodedColumn): number[] {
  const ids = Array.from(customer.codes, (_, row) => textAt(customer, row) as string);
  return [...ids.keys()].sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
}

function refuseLeak(cutoff: unknown, labels: OutcomeLabels): void {
  if (typeof cutoff !== 'number' || !Number.isFinite(cutoff)) {
    throw new InvalidInputError(
      'joinLabels: the features do not say their cutoff, the exclusive end of what they saw in epoch milliseconds',
    );
  }
  if (cutoff <= labels.cutoff) return;
  const [seen, allowed] = [showValue(new Date(cutoff)), showValue(new Date(labels.cutoff))];
  throw new InvalidInputError(
    `joinLabels: the features see until ${seen}, the labels allow until ${allowed} (asOf less lead): the outcome would leak in`,
    [],
    { cutoff, allowed: labels.cutoff },
  );
}
