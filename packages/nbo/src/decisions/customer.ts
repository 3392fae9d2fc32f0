import type { Instant } from '@clientele/core';
import type { ItemEvent } from '../events/events.ts';
import type { Traits } from '../predicates/predicate.ts';

/** One contact: what was offered to a customer, and what became of it. A decision's `record` is made of such rows. */
export interface Contact {
  readonly offer: string;
  /** When; a number is epoch milliseconds, text without an offset is UTC. */
  readonly time: Instant;
  readonly channel?: string;
  /** Left out as long as the customer has not reacted. */
  readonly reaction?: 'accept' | 'reject';
}

/** A propensity from elsewhere: a classifier of one's own, say. */
export interface GivenPropensity {
  /** An item, or the id of an offer that names no items. */
  readonly item: string;
  /** The probability that the customer takes it, 0 to 1. */
  readonly propensity: number;
}

/** What a decision reads of a customer; the application loads it. */
export interface DecisionCustomer {
  readonly customer: string;
  /** Purchases and other events; the model folds them in. */
  readonly history?: readonly Omit<ItemEvent, 'customer'>[];
  readonly traits?: Traits;
  /** Former contacts, for caps. */
  readonly contacts?: readonly Contact[];
  /** Where given, they take the place of the model for this customer. */
  readonly propensities?: readonly GivenPropensity[];
}
