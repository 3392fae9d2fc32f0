import { type Duration, duration, type OptionRule, optionRule } from '@clientele/core';
import type { CapacityLimit, DecisionPolicy } from '@clientele/nbo';

/** How the campaign of `offers` is made. */
export interface CampaignOptions {
  /** Where offers can be made; the channels that the offers name unless told otherwise. */
  readonly channels?: readonly string[];
  /** Offers a customer gets at most; 1 unless told otherwise. */
  readonly slots?: number;
  /** Money for the costs of all contacts together. */
  readonly budget?: number;
  /** How many contacts each channel can make. */
  readonly capacity?: readonly CapacityLimit[];
  /** Caps, levers and what ranks; money where all offers have a value, else propensity times value. */
  readonly policy?: DecisionPolicy;
  /** Within which span a purchase counts as accepting an offer; `{ days: 30 }` unless told otherwise. */
  readonly horizon?: Duration;
  /** What each kind of interaction with a product weighs beside 1 of a purchase; `usualInteractionWeights` unless told otherwise. */
  readonly interactionWeights?: Readonly<Record<string, number>>;
}

const names: readonly (keyof CampaignOptions)[] = [
  'channels',
  'slots',
  'budget',
  'capacity',
  'policy',
  'horizon',
  'interactionWeights',
];

/** The rule of the option; what stands in it is checked by `decideAll`. */
export const campaignRule: OptionRule = optionRule(`a record of ${names.join(', ')}`, (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (!Object.keys(value).every((name) => (names as readonly string[]).includes(name))) return false;
  const { horizon } = value as { readonly horizon?: unknown };
  return horizon === undefined || duration.accepts(horizon);
});
