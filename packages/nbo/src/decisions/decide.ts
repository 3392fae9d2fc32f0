import {
  checkOptions,
  type Instant,
  type Note,
  nonEmptyText,
  type OptionRule,
  optionRule,
  wholeNumber,
} from '@clientele/core';
import type { OfferKind } from '../offers/offer.ts';
import type { DecisionCustomer } from './customer.ts';
import { openChooser } from './explore.ts';
import { messageFor } from './message.ts';
import type { OpenDecisions } from './open-decisions.ts';
import { propensitiesOf, type RankedOffer, type RemovedOffer, rankOffers } from './rank-offers.ts';
import { reasonsOf } from './reasons.ts';
import { type DecisionSubject, nowOf, openSubject } from './subject.ts';

/** Options of `decide`. */
export interface DecideOptions {
  /** Where the offers are to be shown. */
  readonly channel: string;
  /** The moment of the decision: validity and windows are counted from it. */
  readonly now: Instant;
  /** How many offers at most. Default 1. */
  readonly slots?: number;
  /** Decides, with customer and time, what exploration draws. Default 1. */
  readonly seed?: number;
}

/** An offer that is made. */
export interface DecidedOffer {
  readonly offer: string;
  readonly kind: OfferKind;
  /** 1 for the first slot. */
  readonly slot: number;
  /** What ranked it. */
  readonly priority: number;
  /** P: a probability where there is an expected value, else a score of the model. */
  readonly propensity: number;
  /** C. */
  readonly context: number;
  /** L. */
  readonly lever: number;
  /** What the contact is expected to earn, in money; `null` where propensity is no probability or the offer has no value. */
  readonly expectedValue: number | null;
  /** The probability with which it was taken for its slot, given the slots before: 1 without exploration. */
  readonly probability: number;
  /** Why, the weightiest first. */
  readonly reasons: readonly string[];
  /** The offer's texts, traits filled in; one that names a trait which is not known is `null`. */
  readonly message: Readonly<Record<string, string | null>>;
}

/** What was shown: append it to the customer's contacts, and add the reaction when there is one. */
export interface DecisionRecord {
  readonly customer: string;
  readonly offer: string;
  readonly channel: string;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly slot: number;
  /** For off-policy evaluation: how likely this offer was for this slot. */
  readonly probability: number;
}

/** The answer for one customer, with everything that an audit asks for. */
export interface Decision {
  readonly customer: string;
  readonly channel: string;
  readonly offers: readonly DecidedOffer[];
  /** Every other offer of the catalogue, and which rule removed it. */
  readonly removed: readonly RemovedOffer[];
  readonly record: readonly DecisionRecord[];
  readonly notes: readonly Note[];
}

const rules: Readonly<Record<keyof DecideOptions, OptionRule>> = {
  channel: nonEmptyText,
  now: optionRule('given', () => true),
  slots: wholeNumber(1),
  seed: wholeNumber(0, 2 ** 32 - 1),
};

/**
 * Decides what to offer to one customer, now, on one channel. Rules first (validity, stock, channel, eligibility, suitability,
 * contact policy), then arbitration by priority, slot by slot, so that a cap also counts what the same decision shows before.
 *
 * @param decisions from `openDecisions`, opened once
 * @param customer history, traits and former contacts, as the application has them
 * @param options channel, moment, slots
 * @returns the offers, why every other one was removed, and rows to append to the customer's contacts
 * @throws InvalidInputError (`invalid-input`) naming the customer's field
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { decide, openDecisions } from '@clientele/nbo';
 * const decisions = openDecisions({
 *   offers: [
 *     { offer: 'tea-10', kind: 'cross-sell', rate: 0.2, value: 5 },
 *     { offer: 'stay', kind: 'retention', rate: 0.1, value: 40, eligibility: { trait: 'churn', atLeast: 0.5 } },
 *   ],
 * });
 * const { offers, removed } = decide(decisions, { customer: 'Ada', traits: { churn: 0.1 } }, { channel: 'web', now: 0 });
 * offers.map(({ offer, reasons }) => [offer, ...reasons]); // => [['tea-10', 'rate as given']]
 * removed; // => [{ offer: 'stay', rule: 'eligibility', because: 'its condition does not hold' }]
 */
export function decide(decisions: OpenDecisions, customer: DecisionCustomer, options: DecideOptions): Decision {
  const verb = 'decide';
  checkOptions(verb, { ...options, channel: options?.channel ?? null }, rules);
  const { channel, slots = 1, seed = 1 } = options;
  const now = nowOf(verb, options.now);
  const subject = openSubject(verb, decisions, customer, now);
  const { ranked, removed } = rankOffers(decisions, subject, propensitiesOf(decisions, subject), channel, now);
  const { taken, late } = fillSlots(decisions, subject, ranked, { channel, slots, seed, now });
  const offers = taken.map(({ choice, probability }, at) => shown(decisions, subject, choice, at + 1, probability));
  return {
    customer: subject.id,
    channel,
    offers,
    removed: [...removed, ...late],
    record: offers.map(({ offer, slot, probability }) => ({
      customer: subject.id,
      offer,
      channel,
      time: now,
      slot,
      probability,
    })),
    notes: decisions.notes,
  };
}

interface Taken {
  readonly choice: RankedOffer;
  readonly probability: number;
}

function fillSlots(
  { policy }: OpenDecisions,
  { id, room }: DecisionSubject,
  ranked: readonly RankedOffer[],
  { channel, slots, seed, now }: { channel: string; slots: number; seed: number; now: number },
): { readonly taken: readonly Taken[]; readonly late: readonly RemovedOffer[] } {
  const taken: Taken[] = [];
  const late: RemovedOffer[] = [];
  const choose = openChooser(policy, seed, id, now);
  let left = [...ranked];
  while (taken.length < slots && left.length > 0) {
    const { at, probability } = choose(left);
    const choice = left[at] as RankedOffer;
    taken.push({ choice, probability });
    left.splice(at, 1);
    if (policy.caps.length === 0) continue;
    room.add(choice.offer, channel);
    left = left.filter(({ offer }) => {
      const cap = room.blockedBy(offer, channel);
      if (cap !== null) late.push({ offer: offer.id, rule: 'contact-policy', because: cap.sentence });
      return cap === null;
    });
  }
  for (const { offer } of left) late.push({ offer: offer.id, rule: 'outranked', because: 'the slots went to others' });
  return { taken, late };
}

function shown(
  decisions: OpenDecisions,
  subject: DecisionSubject,
  choice: RankedOffer,
  slot: number,
  probability: number,
): DecidedOffer {
  const { offer, priority, propensity, context, lever, expectedValue } = choice;
  return {
    offer: offer.id,
    kind: offer.kind,
    slot,
    priority,
    propensity,
    context,
    lever,
    expectedValue,
    probability,
    reasons: reasonsOf(decisions, subject, choice),
    message: messageFor(offer.message, subject.traits),
  };
}
