import { type Column, type CustomerTable, isNumberColumn, type Note, textAt } from '@clientele/core';
import type { CampaignDecision, DecisionPolicy, Offer, Traits } from '@clientele/nbo';

/** Where offers name no channel. */
const anywhere = 'any';

/** The channels of a campaign. */
export interface CampaignChannels {
  readonly channels: readonly string[];
  /** Whether nobody named any: the campaign then says none. */
  readonly isNowhere: boolean;
}

/** The channels given, else those that the offers name. */
export function channelsOf(offers: readonly Offer[], given: readonly string[] | undefined): CampaignChannels {
  if (given !== undefined) return { channels: given, isNowhere: false };
  const named = [...new Set(offers.flatMap(({ channels = [] }) => channels))].sort();
  return named.length === 0 ? { channels: [anywhere], isNowhere: true } : { channels: named, isNowhere: false };
}

/** The policy given; money ranks where it is known of every offer and propensities are probabilities. */
export function policyFor(offers: readonly Offer[], isMoney: boolean, policy: DecisionPolicy = {}): DecisionPolicy {
  const isValued = offers.length > 0 && offers.every(({ value }) => value !== undefined);
  return { arbitration: isMoney && isValued ? 'expected-value' : 'pcvl', ...policy };
}

/** The campaign as files and reports have it. */
export function campaignOf(
  campaign: CampaignDecision['campaign'],
  { isNowhere }: CampaignChannels,
): CustomerTable<Record<string, Column>> {
  const { priority: _, propensity: __, ...columns } = campaign.columns;
  const nothing = Object.freeze(new Array<null>(campaign.length).fill(null));
  return { ...campaign, columns: { ...columns, ...(isNowhere ? { channel: nothing } : {}) } };
}

/** What a campaign is worth, and how good the choice is. */
export function allocationNote(
  { value, upperBound, cost, status }: CampaignDecision['allocation'],
  contacts: number,
): Note {
  const how = status === 'optimal' ? 'no choice is worth more' : `no choice is worth more than ${upperBound}`;
  const message = `${contacts} contacts, control group included, are worth ${value} and cost ${cost}: ${how}`;
  return { code: 'campaign-allocated', message, details: { contacts, value, cost, upperBound } };
}

/** The cells of a row as traits; lists are none. */
export function traitsAt(columns: Readonly<Record<string, Column>>, row: number): Traits {
  return Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => {
      if (isNumberColumn(cells)) return [name, Number.isNaN(cells[row] as number) ? null : (cells[row] as number)];
      if ('offsets' in cells) return [name, null];
      return [name, 'codes' in cells ? textAt(cells, row) : (cells[row] ?? null)];
    }),
  );
}
