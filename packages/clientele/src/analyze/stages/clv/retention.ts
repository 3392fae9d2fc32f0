import { type RetentionBudget, type RetentionOptions, retentionBudget } from '@clientele/clv';
import { type Column, encode, type Note, type Table, table, textAt } from '@clientele/core';
import type { StageContext } from '../../stage.ts';

/** What the step adds to the stage that knows the chances to leave. */
export interface Retention {
  readonly tables: Readonly<Record<string, Table<Record<string, Column>>>>;
  readonly notes: readonly Note[];
}

/**
 * Who is worth keeping, and the most to spend on each. Customers count with what they are worth as they are, the chance that
 * they have left already among it: a careful reckoning.
 *
 * @param context options, and customers with their values
 * @param churnProbability chance to leave, one a customer; missing of those who cannot leave any more, who are left out
 * @returns one row a customer, the largest gain first, and the totals; or a note on what is missing
 */
export function retention({ customers, options }: StageContext, churnProbability: Float64Array): Retention {
  const given = options.retention;
  const { lifetimeValue, lifetimeValueLower } = customers.columns;
  if (given === undefined || !(lifetimeValue instanceof Float64Array)) return { tables: {}, notes: [notGiven] };
  if (given.bound === 'lower' && !(lifetimeValueLower instanceof Float64Array)) return { tables: {}, notes: [noEnds] };
  const ids = Array.from(customers.customer.codes, (_, row) => textAt(customers.customer, row) as string);
  const known = [...ids.keys()].filter((row) => !Number.isNaN(churnProbability[row]));
  const order = known.sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
  const pick = (values: Column): Float64Array =>
    Float64Array.from(order, (row) => (values as Float64Array)[row] as number);
  const candidates = {
    lifetimeValue: pick(lifetimeValue),
    churnProbability: pick(churnProbability),
    ...(lifetimeValueLower === undefined ? {} : { lifetimeValueLower: pick(lifetimeValueLower) }),
  };
  const budget = retentionBudget(candidates, given);
  return {
    tables: tablesOf(
      budget,
      candidates,
      order.map((row) => ids[row] as string),
      given,
    ),
    notes: budget.notes,
  };
}

function tablesOf(
  budget: RetentionBudget,
  {
    lifetimeValue,
    churnProbability,
  }: { readonly lifetimeValue: Float64Array; readonly churnProbability: Float64Array },
  ids: readonly string[],
  { contactCost, incentiveCost = 0, bound = 'expected' }: RetentionOptions,
): Retention['tables'] {
  const { rank } = budget.columns;
  const byRank = [...rank.keys()].sort((a, b) => (rank[a] as number) - (rank[b] as number));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(byRank, (row) => values[row] as number);
  const columns = { lifetimeValue, churnProbability, ...budget.columns };
  const picked = Object.entries(columns).map(([name, values]) => [name, pick(values)] as const);
  const one = (value: number | null): Float64Array => Float64Array.of(value ?? Number.NaN);
  return {
    retentionBudget: table({
      customer: encode(byRank.map((row) => ids[row] as string)),
      ...Object.fromEntries(picked),
    }),
    retentionTotals: table({
      targeted: one(budget.targeted),
      spend: one(budget.spend),
      gain: one(budget.gain),
      returnOnSpend: one(budget.returnOnSpend),
      cutOff: one(budget.cutOff),
      contactCost: one(contactCost),
      incentiveCost: one(incentiveCost),
      bound: [bound],
    }),
  };
}

const notGiven: Note = {
  code: 'retention-not-given',
  message:
    'who is worth keeping stays open: it needs the option retention, with saveProbability (of those about to leave, the share that stays when asked) and contactCost',
};

const noEnds: Note = {
  code: 'retention-without-intervals',
  message:
    'who is worth keeping stays open: bound "lower" needs intervals of the values, and a model has no standard errors',
};
