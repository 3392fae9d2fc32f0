import { type Column, type CustomerTable, customerTable, encode, type TextColumn, textAt } from '@clientele/core';
import { drawControlGroup } from '../control-group.ts';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';

/** Who gets which action, and who is left alone so that the effect can be measured. */
export const campaignStage: Stage = { name: 'campaign', run: runCampaign };

function runCampaign(context: StageContext): StageOutcome {
  const { segment, action } = context.customers.columns;
  if (segment === undefined || action === undefined) return { reason: 'needs segments with their actions' };
  const { seed, controlShare } = context.options;
  const segments = textsOf(segment);
  const ids = textsOf(context.customers.customer) as string[];
  const control = drawControlGroup(ids, segments, controlShare, seed);
  return {
    campaign: campaignTable(context.customers, textsOf(action), segments, control),
    notes: [
      {
        code: 'control-group',
        message: `a share of ${controlShare} of each segment is a control group, drawn with seed ${seed}`,
        details: { controlShare, seed, customers: control.reduce((sum, flag) => sum + flag, 0) },
      },
      {
        code: 'expected-value-missing',
        message:
          'expectedValue stays empty: what an offer earns needs its cost and response rate, which no option gives yet',
      },
    ],
  };
}

function campaignTable(
  customers: CustomerTable<Record<string, Column>>,
  actions: TextColumn,
  segments: TextColumn,
  control: Uint8Array,
): CustomerTable<Record<string, Column>> {
  const nothing: TextColumn = Object.freeze(segments.map(() => null));
  return customerTable(customers.customer, {
    channel: nothing,
    offer: encode(actions),
    reason: encode(segments),
    expectedValue: new Float64Array(customers.length).fill(Number.NaN),
    group: encode(Array.from(control, (flag) => (flag === 1 ? 'control' : 'treated'))),
  });
}

function textsOf(column: Column): (string | null)[] {
  if ('codes' in column && !('offsets' in column)) return Array.from(column.codes, (_, row) => textAt(column, row));
  return column as (string | null)[];
}
