import { InvalidInputError, type Note, showValue } from '@clientele/core';
import type { Offer } from './offer.ts';
import { checkedOffers } from './parse-offers.ts';

/** What became of one contact: a row of `decide`'s record, with its reaction once there is one. */
export interface Reaction {
  readonly offer: string;
  /** Left out where the customer did not react: the contact counts all the same. */
  readonly reaction?: 'accept' | 'reject';
}

/** The catalogue after it has learnt. */
export interface UpdatedOffers {
  readonly offers: readonly Offer[];
  readonly notes: readonly Note[];
}

/**
 * Learns from reactions: counts contacts and acceptances of each offer, from which its rate and what Thompson sampling draws
 * follow; a stock falls by its contacts. Every contact is given once, when its time to react is over. What an offer starts
 * from (its rate, or that of its kind) is no part of the counts, so it is never added twice.
 *
 * @param offers the catalogue
 * @param reactions contacts since the last update
 * @returns the catalogue with new counts, to be opened again; contacts with unknown offers are counted in a note
 * @throws InvalidInputError (`invalid-input`) naming offer, field or row
 * @example
 * import { updateOffers } from '@clientele/nbo';
 * const { offers } = updateOffers([{ offer: 'tea-10', kind: 'cross-sell', stock: 5 }], [
 *   { offer: 'tea-10', reaction: 'accept' }, { offer: 'tea-10' },
 * ]);
 * offers[0].responses; // => { shown: 2, accepted: 1 }
 * offers[0].stock; // => 3
 */
export function updateOffers(offers: readonly Offer[], reactions: readonly Reaction[]): UpdatedOffers {
  const verb = 'updateOffers';
  const checked = checkedOffers(verb, offers);
  if (!Array.isArray(reactions)) {
    throw new InvalidInputError(`${verb}: reactions must be a list of contacts, got ${showValue(reactions)}`);
  }
  const shown = new Map(checked.map(({ offer }) => [offer, { shown: 0, accepted: 0 }]));
  let unknown = 0;
  reactions.forEach((row: Reaction, at) => {
    const counts = shown.get(row?.offer);
    const reaction = row?.reaction ?? null;
    if (reaction !== null && reaction !== 'accept' && reaction !== 'reject') {
      throw new InvalidInputError(
        `${verb}: row ${at}: reaction must be "accept", "reject" or left out, got ${showValue(reaction)}`,
        [],
        { row: at },
      );
    }
    if (counts === undefined) unknown++;
    else {
      counts.shown++;
      if (reaction === 'accept') counts.accepted++;
    }
  });
  const message = `${unknown} of ${reactions.length} contacts are with offers that are not in the catalogue: they teach nothing`;
  const notes = unknown === 0 ? [] : [{ code: 'unknown-offers', message, details: { unknown } }];
  return { offers: checked.map((offer) => taught(offer, shown.get(offer.offer))), notes };
}

function taught(offer: Offer, added: { shown: number; accepted: number } | undefined): Offer {
  if (added === undefined || added.shown === 0) return offer;
  const { shown, accepted } = offer.responses ?? { shown: 0, accepted: 0 };
  return {
    ...offer,
    ...(offer.stock === undefined ? {} : { stock: Math.max(0, offer.stock - added.shown) }),
    responses: { shown: shown + added.shown, accepted: accepted + added.accepted },
  };
}
