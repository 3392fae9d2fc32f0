import type { CappedOffer } from '../policy/contact-room.ts';
import type { OpenPolicy } from '../policy/open-policy.ts';
import { type CompiledPredicate, compilePredicate } from '../predicates/compile-predicate.ts';
import type { OpenNbo } from '../recommend/open.ts';
import type { Offer } from './offer.ts';
import { timeOf } from './parse-offers.ts';

/** What is known of how customers respond to an offer: a Beta distribution. */
export interface OpenResponse {
  /** Acceptances, those of the prior included. */
  readonly accepted: number;
  /** Contacts without one, those of the prior included. */
  readonly declined: number;
  /** The mean. */
  readonly rate: number;
  /** Where it comes from, in words. */
  readonly reason: string;
}

/** An offer made ready: positions, milliseconds, compiled predicates. */
export interface OpenOffer extends CappedOffer {
  readonly kind: Offer['kind'];
  /** Position among the opened offers. */
  readonly at: number;
  /** Ids that propensities from elsewhere may name. */
  readonly names: readonly string[];
  /** Positions among the items of the model; empty where it knows none. */
  readonly items: readonly number[];
  readonly value: number | null;
  readonly cost: number;
  readonly validFrom: number;
  readonly validTo: number;
  /** `Infinity` where there is no end. */
  readonly stock: number;
  /** `null`: everywhere. */
  readonly channels: ReadonlySet<string> | null;
  /** @internal */
  readonly isEligible: CompiledPredicate;
  /** @internal */
  readonly isSuitable: CompiledPredicate;
  readonly message: readonly (readonly [string, string])[];
  /** `null` where neither rate nor reactions, nor those of its kind, are known. @internal */
  readonly response: OpenResponse | null;
}

/** Opens checked offers, ordered by id so that ties never depend on the order of the catalogue. */
export function openOffers(offers: readonly Offer[], model: OpenNbo | null, policy: OpenPolicy): OpenOffer[] {
  const rates = ratesOfKinds(offers);
  const sorted = [...offers].sort((a, b) => (a.offer < b.offer ? -1 : 1));
  return sorted.map((offer, at) => ({
    at,
    id: offer.offer,
    kind: offer.kind,
    group: offer.group ?? null,
    names: offer.items ?? [offer.offer],
    items: (offer.items ?? [offer.offer]).flatMap((item) => model?.itemIndex.get(item) ?? []),
    value: offer.value ?? null,
    cost: offer.cost ?? 0,
    validFrom: offer.validFrom === undefined ? Number.NEGATIVE_INFINITY : timeOf(offer.validFrom),
    validTo: offer.validTo === undefined ? Number.POSITIVE_INFINITY : timeOf(offer.validTo),
    stock: offer.stock ?? Number.POSITIVE_INFINITY,
    channels: offer.channels === undefined ? null : new Set(offer.channels),
    isEligible: compilePredicate(offer.eligibility),
    isSuitable: compilePredicate(offer.suitability),
    message: Object.entries(offer.message ?? {}),
    response: responseOf(offer, rates, policy.priorStrength),
  }));
}

/** The rate of the reactions to all offers of each kind: what a cold offer starts from, as long as it has no rate. */
function ratesOfKinds(offers: readonly Offer[]): Map<string, number> {
  const sums = new Map<string, { shown: number; accepted: number }>();
  for (const { kind, responses } of offers) {
    if (responses === undefined) continue;
    const sum = sums.get(kind) ?? { shown: 0, accepted: 0 };
    sums.set(kind, { shown: sum.shown + responses.shown, accepted: sum.accepted + responses.accepted });
  }
  const seen = [...sums].filter(([, { shown }]) => shown > 0);
  return new Map(seen.map(([kind, { shown, accepted }]) => [kind, accepted / shown]));
}

function responseOf(offer: Offer, rates: ReadonlyMap<string, number>, strength: number): OpenResponse | null {
  const { shown, accepted } = offer.responses ?? { shown: 0, accepted: 0 };
  const prior = offer.rate ?? rates.get(offer.kind);
  if (prior === undefined) return null;
  const source = offer.rate === undefined ? `rate of ${offer.kind} offers` : 'rate as given';
  const counts = {
    accepted: strength * prior + accepted,
    declined: strength * (1 - prior) + shown - accepted,
  };
  return {
    ...counts,
    rate: counts.accepted / (counts.accepted + counts.declined),
    reason: shown === 0 ? source : `${accepted} of ${shown} accepted`,
  };
}
