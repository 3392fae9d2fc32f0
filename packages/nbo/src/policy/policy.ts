import type { Duration } from '@clientele/core';
import type { Predicate } from '../predicates/predicate.ts';

/** How often a customer is contacted at most: one cap of the contact policy. */
export interface ContactCap {
  /** What is counted together: contacts with one offer, one kind, one group, over one channel, or any. */
  readonly scope: 'offer' | 'kind' | 'group' | 'channel' | 'any';
  /** Which offer, kind, group or channel; each for itself where it is left out. */
  readonly name?: string;
  /** What is counted: contacts (default), or those that were accepted or rejected. */
  readonly on?: 'contact' | 'accept' | 'reject';
  /** The most within the window. */
  readonly max: number;
  /** The window, back from now. */
  readonly within: Duration;
}

/** What the business wants more or less of, in percent: L in P x C x V x L. Percents of one offer are added up. */
export interface Lever {
  readonly scope: 'offer' | 'kind' | 'group' | 'channel';
  readonly name: string;
  readonly percent: number;
}

/** What the moment says, in percent: C in P x C x V x L. Percents whose condition holds are added up. */
export interface ContextWeight {
  readonly when: Predicate;
  /** Which offers; all where scope and name are left out. */
  readonly scope?: Lever['scope'];
  readonly name?: string;
  readonly percent: number;
}

/** How decisions try what is not known to be best, so that one can learn from them. */
export type Exploration =
  | {
      readonly method: 'epsilon';
      /** The share of slots that goes to chance. */
      readonly share: number;
    }
  | {
      readonly method: 'thompson';
      /** The least share of a slot that every offer has, divided among them. 0 unless told otherwise. */
      readonly share?: number;
      /** Draws from the posterior behind the probabilities. 100 unless told otherwise. */
      readonly draws?: number;
    };

/** Everything that decides between offers, as plain JSON. */
export interface DecisionPolicy {
  /**
   * What ranks offers: `'pcvl'` (default), propensity x context x value x levers, or `'expected-value'`, money: propensity x
   * value - cost, which needs probabilities and values.
   */
  readonly arbitration?: 'pcvl' | 'expected-value';
  readonly caps?: readonly ContactCap[];
  readonly levers?: readonly Lever[];
  readonly context?: readonly ContextWeight[];
  /** Without it the best offer always wins. */
  readonly exploration?: Exploration;
  /** What `rate`, or the rate of the kind, weighs beside reactions, in contacts. 10 unless told otherwise. */
  readonly priorStrength?: number;
}
