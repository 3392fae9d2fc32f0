import type { OpenOffer } from '../offers/open-offers.ts';
import type { GivenScore } from '../propensities/open-scores.ts';
import { withScores } from '../recommend/score.ts';
import type { OpenDecisions } from './open-decisions.ts';
import type { DecisionSubject } from './subject.ts';

/** Which rule removed an offer, in the order in which rules are asked. */
export type RemovalRule =
  | 'not-yet-valid'
  | 'expired'
  | 'out-of-stock'
  | 'channel'
  | 'eligibility'
  | 'suitability'
  | 'contact-policy'
  | 'no-propensity'
  | 'not-worth-it'
  | 'outranked';

/** An offer that was not made, and why. */
export interface RemovedOffer {
  readonly offer: string;
  readonly rule: RemovalRule;
  /** The rule in words: which cap, which condition. */
  readonly because: string;
}

/** Where a propensity comes from. */
export interface OfferPropensity {
  readonly propensity: number;
  readonly isProbability: boolean;
  /** Position of the model's item that it is of; −1 where it is not the model's. */
  readonly item: number;
  readonly reason: string;
}

/** An offer that may be made, with what arbitration says of it. */
export interface RankedOffer extends OfferPropensity {
  readonly offer: OpenOffer;
  readonly context: number;
  readonly lever: number;
  readonly priority: number;
  /** Money: propensity x value - cost; `null` where propensity is no probability or there is no value. */
  readonly expectedValue: number | null;
}

/** All offers of a catalogue, for one customer on one channel. */
export interface RankedOffers {
  /** The highest priority first, ties by id. */
  readonly ranked: readonly RankedOffer[];
  readonly removed: readonly RemovedOffer[];
}

/** Asks every rule of every offer, then arbitrates between those that are left. */
export function rankOffers(
  decisions: OpenDecisions,
  subject: DecisionSubject,
  propensities: readonly (OfferPropensity | null)[],
  channel: string,
  now: number,
): RankedOffers {
  const ranked: RankedOffer[] = [];
  const removed: RemovedOffer[] = [];
  for (const offer of decisions.offers) {
    const against = removalOf(offer, subject, channel, now);
    if (against !== null) {
      removed.push(against);
      continue;
    }
    const propensity = propensities[offer.at] ?? null;
    if (propensity === null) {
      removed.push({ offer: offer.id, rule: 'no-propensity', because: 'neither a model nor a rate speaks for it' });
      continue;
    }
    const one = arbitrated(decisions, subject, offer, propensity, channel);
    if (one.priority > 0) ranked.push(one);
    else removed.push({ offer: offer.id, rule: 'not-worth-it', because: `its priority is ${one.priority}` });
  }
  // Sorting is stable, and offers stand in the order of their ids.
  ranked.sort((a, b) => b.priority - a.priority);
  return { ranked, removed };
}

function removalOf(offer: OpenOffer, subject: DecisionSubject, channel: string, now: number): RemovedOffer | null {
  const { id } = offer;
  if (now < offer.validFrom) return { offer: id, rule: 'not-yet-valid', because: 'it is not valid yet' };
  if (now >= offer.validTo) return { offer: id, rule: 'expired', because: 'it is no longer valid' };
  if (offer.stock === 0) return { offer: id, rule: 'out-of-stock', because: 'its stock is 0' };
  if (offer.channels !== null && !offer.channels.has(channel)) {
    return { offer: id, rule: 'channel', because: 'it is not for this channel' };
  }
  const eligible = offer.isEligible(subject);
  if (eligible !== true) return { offer: id, rule: 'eligibility', because: inWords(eligible) };
  const suitable = offer.isSuitable(subject);
  if (suitable !== true) return { offer: id, rule: 'suitability', because: inWords(suitable) };
  const cap = subject.room.blockedBy(offer, channel);
  return cap === null ? null : { offer: id, rule: 'contact-policy', because: cap.sentence };
}

function inWords(verdict: false | null): string {
  return verdict === null ? 'a trait or the history that it asks for is not known' : 'its condition does not hold';
}

function arbitrated(
  { policy }: OpenDecisions,
  subject: DecisionSubject,
  offer: OpenOffer,
  source: OfferPropensity,
  channel: string,
): RankedOffer {
  const lever = policy.leverOf(offer, channel);
  const context = policy.contextOf(offer, channel, subject);
  const { propensity, isProbability, item, reason } = source;
  const expectedValue = isProbability && offer.value !== null ? propensity * offer.value - offer.cost : null;
  // Spread would make every decision several times slower.
  return {
    propensity,
    isProbability,
    item,
    reason,
    offer,
    context,
    lever,
    priority: priorityOf(policy.arbitration, propensity, context * lever, offer),
    expectedValue,
  };
}

/** What ranks an offer: P x C x V x L, where a missing value counts 1; or money, weighted by C and L as far as it is a gain. */
export function priorityOf(
  arbitration: 'pcvl' | 'expected-value',
  propensity: number,
  weight: number,
  { value, cost }: Pick<OpenOffer, 'value' | 'cost'>,
): number {
  if (arbitration === 'pcvl') return propensity * weight * (value ?? 1);
  const money = propensity * (value ?? 0) - cost;
  return money > 0 ? money * weight : money;
}

/** The propensity of every offer for a customer, whatever the channel; `null` where nothing speaks for it. */
export function propensitiesOf(
  { offers, model, calibration }: OpenDecisions,
  { given, scored, histories, row }: DecisionSubject,
): (OfferPropensity | null)[] {
  const elsewhere = given ?? scored;
  if (given !== null || model === null || histories === null) {
    return offers.map((offer) => (elsewhere && givenFor(offer, elsewhere)) ?? responseFor(offer));
  }
  return withScores(model, histories, row, (scoreAt) =>
    offers.map((offer) => {
      const told = scored && givenFor(offer, scored);
      if (told !== null) return told;
      return offer.items.length === 0 ? responseFor(offer) : scoredFor(offer, calibration, scoreAt);
    }),
  );
}

/** The best-scored of the offer's items speaks for it. */
function scoredFor(
  { items }: OpenOffer,
  calibration: OpenDecisions['calibration'],
  scoreAt: (item: number) => number,
): OfferPropensity {
  let item = items[0] as number;
  let score = scoreAt(item);
  for (let at = 1; at < items.length; at++) {
    const other = scoreAt(items[at] as number);
    if (other <= score) continue;
    item = items[at] as number;
    score = other;
  }
  const propensity = calibration === null ? score : calibration.probabilityOf(score);
  return { propensity, isProbability: calibration !== null, item, reason: '' };
}

function givenFor({ names }: OpenOffer, given: ReadonlyMap<string, GivenScore>): OfferPropensity | null {
  let best: GivenScore | null = null;
  for (const name of names) {
    const one = given.get(name);
    if (one !== undefined && (best === null || one.propensity > best.propensity)) best = one;
  }
  return best === null ? null : { propensity: best.propensity, isProbability: true, item: -1, reason: best.reason };
}

function responseFor({ response }: OpenOffer): OfferPropensity | null {
  return response === null
    ? null
    : { propensity: response.rate, isProbability: true, item: -1, reason: response.reason };
}
