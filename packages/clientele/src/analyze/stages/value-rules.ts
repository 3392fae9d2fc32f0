import { type AnyModel, type Column, InsufficientDataError, type Note, type Table, table } from '@clientele/core';
import { fitTargetTree, targetTreeRules } from '@clientele/segmentation';

/** Who spends most, in a few questions. */
export interface ValueRules {
  readonly tables: Readonly<Record<string, Table<Record<string, Column>>>>;
  readonly models: readonly AnyModel[];
  readonly notes: readonly Note[];
}

const nothing: ValueRules = { tables: {}, models: [], notes: [] };

/** With fewer customers a twentieth of them is a person or two. */
const leastCustomers = 100;

/**
 * Segments toward a target: a small tree that parts customers who spent much from those who spent little by what they prefer and what
 * is known of them, not by what they did, which would tell money by money.
 *
 * @param told preferences and attributes, one row a customer
 * @param monetary what each has spent
 * @returns the table `valueRules`, one row a segment, and the model; nothing where there are fewer than 100 customers or nothing to ask
 * about, a note where no question tells enough
 */
export function valueRulesOf(told: Readonly<Record<string, Column>>, monetary: Float64Array): ValueRules {
  if (monetary.length < leastCustomers) return nothing;
  const { monetary: _, ...asked } = told;
  try {
    const model = fitTargetTree(table({ ...asked, monetary }), { target: 'monetary', complexity: 0.01 });
    const rules = targetTreeRules(model);
    if (rules.length > 1) return { tables: { valueRules: rules }, models: [model], notes: [] };
    const message = 'neither preferences nor attributes part customers who spend much from those who spend little';
    return { ...nothing, notes: [{ code: 'no-value-rules', message }] };
  } catch (error) {
    if (error instanceof InsufficientDataError) return nothing;
    throw error;
  }
}
