import {
  countShape,
  finiteShape,
  type Instant,
  InvalidInputError,
  instant,
  optional,
  parseInstant,
  type Refuse,
  recordOf,
  type Shape,
  showValue,
  textShape,
  wordShape,
} from '@clientele/core';
import { nameShape, predicateShape, someOf } from '../predicates/parse-predicate.ts';
import { type Offer, type OfferKind, type OfferResponses, offerKinds } from './offer.ts';

const amountShape: Shape<number> = (value, path, refuse) => {
  const amount = finiteShape(value, path, refuse);
  return amount >= 0 ? amount : refuse(path, 'a number >= 0', value);
};

const shareShape: Shape<number> = (value, path, refuse) => {
  const share = amountShape(value, path, refuse);
  return share <= 1 ? share : refuse(path, 'a number from 0 to 1', value);
};

const instantShape: Shape<Instant> = (value, path, refuse) =>
  instant.accepts(value) ? (value as Instant) : refuse(path, instant.allowed, value);

const textsShape: Shape<Readonly<Record<string, string>>> = (value, path, refuse) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path, 'an object', value);
  const texts = Object.entries(value).map(([name, text]) => [name, textShape(text, `${path}.${name}`, refuse)]);
  return Object.freeze(Object.fromEntries(texts));
};

const responsesShape: Shape<OfferResponses> = (value, path, refuse) => {
  const responses = recordOf<OfferResponses>({ shown: countShape, accepted: countShape })(value, path, refuse);
  const holds = responses.accepted <= responses.shown;
  return holds ? responses : refuse(`${path}.accepted`, 'at most as many as were shown', responses.accepted);
};

const offerShape = recordOf<Offer>({
  offer: nameShape,
  kind: wordShape<OfferKind>(...offerKinds),
  group: optional(nameShape),
  items: optional(someOf(nameShape)),
  value: optional(finiteShape),
  cost: optional(amountShape),
  rate: optional(shareShape),
  validFrom: optional(instantShape),
  validTo: optional(instantShape),
  stock: optional(countShape),
  channels: optional(someOf(nameShape)),
  eligibility: optional(predicateShape),
  suitability: optional(predicateShape),
  message: optional(textsShape),
  responses: optional(responsesShape),
});

/**
 * Reads an offer catalogue, every field checked: a file of offers is untrusted input.
 *
 * @param value a list of offers, as JSON has it
 * @returns the offers, frozen, in the order given
 * @throws InvalidInputError (`invalid-input`) naming offer and field: an unknown field, a stock below 0, an id met twice, a
 *   validity that ends before it begins
 * @example
 * import { parseOffers } from '@clientele/nbo';
 * parseOffers([{ offer: 'tea-10', kind: 'cross-sell', items: ['tea'], value: 3 }])[0].kind; // => 'cross-sell'
 */
export function parseOffers(value: unknown): readonly Offer[] {
  return checkedOffers('parseOffers', value);
}

/** The same for the doors that take offers. */
export function checkedOffers(verb: string, value: unknown): readonly Offer[] {
  const refuse = refusal(verb);
  if (!Array.isArray(value)) return refuse('offers', 'a list of offers', value);
  const offers: readonly Offer[] = Array.from(value, (one, at) => offerShape(one, `offers[${at}]`, refuse));
  const places = new Map<string, number>();
  offers.forEach(({ offer, validFrom, validTo }, at) => {
    if (places.has(offer)) refuse(`offers[${at}].offer`, `another id than that of offers[${places.get(offer)}]`, offer);
    places.set(offer, at);
    const isEmpty = validFrom !== undefined && validTo !== undefined && timeOf(validTo) <= timeOf(validFrom);
    if (isEmpty) refuse(`offers[${at}].validTo`, 'later than validFrom', validTo);
  });
  return Object.freeze(offers);
}

/** Epoch milliseconds; dates without an offset are of UTC. */
export function timeOf(value: Instant): number {
  return parseInstant(value, 'UTC');
}

/** Refuses a field of a record that somebody wrote. */
export function refusal(verb: string): Refuse {
  return (path, expected, received) => {
    throw new InvalidInputError(`${verb}: ${path} must be ${expected}, got ${showValue(received)}`, [], { path });
  };
}
