import type { Instant } from '@clientele/core';
import type { Predicate } from '../predicates/predicate.ts';

/** What an offer is for. */
export const offerKinds = ['cross-sell', 'up-sell', 'retention', 'win-back', 'referral', 'service'] as const;

/** What an offer is for. */
export type OfferKind = (typeof offerKinds)[number];

/** What became of an offer so far. */
export interface OfferResponses {
  /** Contacts with the offer. */
  readonly shown: number;
  /** Those that were accepted. */
  readonly accepted: number;
}

/** Something that can be offered, as plain JSON. Money is in the currency of the data. */
export interface Offer {
  /** Its id. */
  readonly offer: string;
  readonly kind: OfferKind;
  /** Offers that belong together; caps and levers can name it. */
  readonly group?: string;
  /** The items that it is about: a propensity model speaks for the best of them. Where left out, the offer's own id is one. */
  readonly items?: readonly string[];
  /** What an acceptance earns, discounts taken off. */
  readonly value?: number;
  /** What a contact costs, accepted or not. 0 unless told otherwise. */
  readonly cost?: number;
  /** The share of contacts that accept, as known beforehand, 0 to 1: the propensity where no model speaks. */
  readonly rate?: number;
  /** From when on, included. */
  readonly validFrom?: Instant;
  /** Until when, excluded. */
  readonly validTo?: Instant;
  /** How many contacts it is there for; without it there is no end. */
  readonly stock?: number;
  /** Where it may be shown; everywhere where it is left out. */
  readonly channels?: readonly string[];
  /** Who may have it at all. */
  readonly eligibility?: Predicate;
  /** For whom it is the right thing. */
  readonly suitability?: Predicate;
  /** Texts for the channel, such as a subject; `{name}` in them is a trait of the customer. */
  readonly message?: Readonly<Record<string, string>>;
  /** What was learnt from reactions; `updateOffers` keeps it. */
  readonly responses?: OfferResponses;
}
