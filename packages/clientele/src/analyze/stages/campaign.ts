import {
  type Column,
  type CustomerTable,
  customerTable,
  encode,
  type Note,
  type TextColumn,
  textAt,
  withColumns,
} from '@clientele/core';
import { drawControlGroup } from '../control-group.ts';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { offerCampaign } from './offer-campaign.ts';
import { flagsOf, withCalls } from './signal-flags.ts';

/** Who gets which action, who is asked to recommend, and who is left alone so that the effect can be measured. */
export const campaignStage: Stage = { name: 'campaign', run: runCampaign };

function runCampaign(given: StageContext): StageOutcome {
  const { signals } = given.inputs;
  if (signals === undefined) return campaignFor(given);
  const flagged = flagsOf(signals, given);
  const outcome = campaignFor({ ...given, customers: withColumns(given.customers, flagged.columns) });
  if ('reason' in outcome) return outcome;
  return {
    ...outcome,
    columns: { ...flagged.columns, ...outcome.columns },
    tables: { ...flagged.tables, ...outcome.tables },
    notes: [...flagged.notes, ...(outcome.notes ?? [])],
  };
}

function campaignFor(context: StageContext): StageOutcome {
  const { offers } = context.inputs;
  if (offers !== undefined && offers.length > 0) return offerCampaign(context, offers);
  const { segment, action, offer, offerReason } = context.customers.columns;
  if (segment === undefined || action === undefined) return { reason: 'needs segments with their actions' };
  const { seed, controlShare } = context.options;
  const segments = textsOf(segment);
  const ids = textsOf(context.customers.customer) as string[];
  const control = drawControlGroup(ids, segments, controlShare, seed);
  const isTold = offer !== undefined && offerReason !== undefined;
  const plays = textsOf(action);
  const what = isTold ? textsOf(offer).map((one, row) => one ?? plays[row] ?? null) : plays;
  const why = isTold ? textsOf(offerReason).map((one, row) => one ?? segments[row] ?? null) : segments;
  const { actions, reasons, referrals } = withReferrals(context.customers, { what, why, segments });
  const called = withCalls(context.customers, { actions, reasons }, context.log.timeZone);
  return {
    campaign: campaignTable(context.customers, called.actions, called.reasons, control),
    notes: [
      ...referralNotes(referrals),
      {
        code: 'control-group',
        message: `a share of ${controlShare} of each segment is a control group, drawn with seed ${seed}`,
        details: { controlShare, seed, customers: control.reduce((sum, flag) => sum + flag, 0) },
      },
      {
        code: 'expected-value-missing',
        message:
          'expectedValue stays empty: what an offer earns needs its value and cost, which the option offers gives',
      },
    ],
  };
}

/** Who surely praises is asked to recommend, in the place of any other offer: one offer a customer, so that its effect can be told. */
function withReferrals(
  { columns }: CustomerTable<Record<string, Column>>,
  { what, why, segments }: Readonly<Record<'what' | 'why' | 'segments', TextColumn>>,
): { readonly actions: TextColumn; readonly reasons: TextColumn; readonly referrals: number } {
  const advocacy = columns['advocacy'] instanceof Float64Array ? columns['advocacy'] : new Float64Array(0);
  const isAdvocate = (row: number): boolean => Number.isFinite(advocacy[row]);
  return {
    actions: what.map((offer, row) => (isAdvocate(row) ? 'referral' : offer)),
    reasons: why.map((reason, row) => (isAdvocate(row) ? `advocate, ${segments[row] ?? 'no segment'}` : reason)),
    referrals: what.filter((_, row) => isAdvocate(row)).length,
  };
}

function referralNotes(referrals: number): Note[] {
  if (referrals === 0) return [];
  const message = `${referrals} advocates are asked for a referral in the place of any other offer`;
  return [{ code: 'referrals', message, details: { referrals } }];
}

function campaignTable(
  customers: CustomerTable<Record<string, Column>>,
  actions: TextColumn,
  reasons: TextColumn,
  control: Uint8Array,
): CustomerTable<Record<string, Column>> {
  const nothing: TextColumn = Object.freeze(reasons.map(() => null));
  return customerTable(customers.customer, {
    channel: nothing,
    offer: encode(actions),
    reason: encode(reasons),
    expectedValue: new Float64Array(customers.length).fill(Number.NaN),
    group: encode(Array.from(control, (flag) => (flag === 1 ? 'control' : 'treated'))),
  });
}

function textsOf(column: Column): (string | null)[] {
  if ('codes' in column && !('offsets' in column)) return Array.from(column.codes, (_, row) => textAt(column, row));
  return column as (string | null)[];
}
