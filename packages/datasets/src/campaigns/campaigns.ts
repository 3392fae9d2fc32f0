import type { CodedColumn, CustomerTable } from '@clientele/core';
import type { Random } from '@clientele/stats';
import type { Person } from '../people/draw-person.ts';

/** A randomised trial of each campaign: one row a customer and campaign. */
export type CampaignTable = CustomerTable<{
  campaign: CodedColumn;
  /** 1 for those who got it, 0 for the control group: a fair coin for each customer. */
  treated: Float64Array;
  /** 1 for those who did what the campaign asks for. */
  responded: Float64Array;
}>;

/** The truth of each row of a `CampaignTable`. */
export type CampaignTruth = CustomerTable<{
  campaign: CodedColumn;
  /** The customer's chance to respond without the campaign. */
  baseline: Float64Array;
  /** What the campaign adds to it; below 0 for those whom it annoys. */
  uplift: Float64Array;
}>;

/** A customer's chances with a campaign. */
export interface Effect {
  readonly baseline: number;
  readonly uplift: number;
}

/** Each campaign's effect hangs on what is known of a customer, so that it can be learnt. */
export const campaigns: Readonly<Record<string, (person: Person) => Effect>> = {
  /** A voucher moves the young who came by the web, and nobody who came by the store. */
  voucher: ({ age, channel }) => ({
    baseline: age < 40 ? 0.1 : 0.06,
    uplift: channel === 'store' ? 0 : channel === 'web' && age < 40 ? 0.12 : 0.03,
  }),
  /** A reminder helps the old, and annoys those who came by the store. */
  reminder: ({ age, channel }) => ({
    baseline: 0.08,
    uplift: channel === 'store' ? -0.05 : age >= 60 ? 0.06 : 0.01,
  }),
};

/** What happened with one customer in one campaign. */
export interface CampaignOutcome extends Effect {
  readonly campaign: string;
  readonly treated: 0 | 1;
  readonly responded: 0 | 1;
}

/** Draws the outcome of every campaign for one customer. Responses stand apart from the log, whose truth they would bend. */
export function drawCampaigns(random: Random, person: Person): CampaignOutcome[] {
  return Object.entries(campaigns).map(([campaign, effectOn]) => {
    const effect = effectOn(person);
    const treated = random.uniform() < 0.5 ? 1 : 0;
    const responded = random.uniform() < effect.baseline + treated * effect.uplift ? 1 : 0;
    return { campaign, treated, responded, ...effect };
  });
}
