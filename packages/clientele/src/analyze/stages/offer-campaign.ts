import { type AnyModel, type Column, encode, type Note, type Table, textAt } from '@clientele/core';
import {
  type CalibrationModel,
  type CampaignDecision,
  type DecisionCustomer,
  decideAll,
  type NextBasketModel,
  type Offer,
  openDecisions,
} from '@clientele/nbo';
import { allocationNote, campaignOf, channelsOf, policyFor, traitsAt } from '../offer-setup.ts';
import type { StageContext, StageResult } from '../stage.ts';

/**
 * Who gets which of the given offers: rules first, then the choice that earns most under stock, capacity and budget, then a
 * control group within each segment. Traits are the columns of the analysis and what is known of the customers besides.
 */
export function offerCampaign(context: StageContext, offers: readonly Offer[]): StageResult {
  const { log, summary, options, customers } = context;
  const { horizon: _, interactionWeights: __, policy, channels: given, ...limits } = options.campaign;
  const sources = propensityOf(context.models, offers);
  const decisions = openDecisions({ offers, ...sources.setup, policy: policyFor(offers, sources.isMoney, policy) });
  const places = channelsOf(offers, given);
  const decided = decideAll(decisions, subjectsOf(context), {
    ...limits,
    channels: places.channels,
    now: summary.asOf,
    ...(log.product === undefined ? {} : { histories: context.histories ?? log }),
    controlShare: options.controlShare,
    ...('segment' in customers.columns ? { strata: 'segment' } : {}),
    seed: options.seed,
  });
  return {
    columns: bestOf(customers, decided.campaign),
    campaign: campaignOf(decided.campaign, places),
    tables: { offersRemoved: decided.removed as Table<Record<string, Column>> },
    notes: [...sources.notes, ...decided.notes, allocationNote(decided.allocation, decided.campaign.length)],
  };
}

interface Sources {
  readonly setup: { readonly propensity?: NextBasketModel; readonly calibration?: CalibrationModel };
  /** Whether what speaks for offers are probabilities. */
  readonly isMoney: boolean;
  readonly notes: readonly Note[];
}

/** Scores without a calibration are of no use beside rates, which are probabilities. */
function propensityOf(models: readonly AnyModel[], offers: readonly Offer[]): Sources {
  const propensity = models.find(({ kind }) => kind === 'nbo/next-basket') as NextBasketModel | undefined;
  const calibration = models.find(({ kind }) => kind === 'nbo/calibration') as CalibrationModel | undefined;
  if (propensity === undefined) return { setup: {}, isMoney: true, notes: [] };
  if (calibration !== undefined) return { setup: { propensity, calibration }, isMoney: true, notes: [] };
  if (offers.every(({ rate, responses }) => rate === undefined && responses === undefined)) {
    return { setup: { propensity }, isMoney: false, notes: [] };
  }
  const message = 'only rates speak for the offers: scores of purchases could not be calibrated';
  return { setup: {}, isMoney: true, notes: [{ code: 'rates-only', message }] };
}

/** Every customer of the analysis with traits: what is given, and over it what the stages found. */
function subjectsOf({ customers, inputs: { customers: known } }: StageContext): DecisionCustomer[] {
  const rowOf = new Map<string | null, number>();
  known?.customer.codes.forEach((_, row) => {
    rowOf.set(textAt(known.customer, row), row);
  });
  return Array.from(customers.customer.codes, (_, row): DecisionCustomer => {
    const customer = textAt(customers.customer, row) as string;
    const at = rowOf.get(customer);
    const given = known === undefined || at === undefined ? {} : traitsAt(known.columns, at);
    return { customer, traits: { ...given, ...traitsAt(customers.columns, row) } };
  });
}

/** The first offer of each customer, also of the control group. */
function bestOf(
  { customer }: StageContext['customers'],
  campaign: CampaignDecision['campaign'],
): Record<string, Column> {
  const first = new Map<string | null, number>();
  for (let row = 0; row < campaign.length; row++) {
    const id = textAt(campaign.customer, row);
    if (!first.has(id)) first.set(id, row);
  }
  const rows = Array.from(customer.codes, (_, row) => first.get(textAt(customer, row)) ?? -1);
  const { offer, reason, expectedValue } = campaign.columns;
  return {
    offer: encode(rows.map((row) => (row < 0 ? null : textAt(offer, row)))),
    offerReason: Object.freeze(rows.map((row) => reason[row] ?? null)),
    expectedValue: Float64Array.from(rows, (row) => expectedValue[row] ?? Number.NaN),
  };
}
