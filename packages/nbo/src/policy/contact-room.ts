import type { Contact } from '../decisions/customer.ts';
import type { ContactCap } from './policy.ts';

/** What a cap looks at in an offer. */
export interface CappedOffer {
  readonly id: string;
  readonly kind: string;
  readonly group: string | null;
}

/** A cap with its window in milliseconds and its sentence, made once. */
export interface OpenCap extends Pick<ContactCap, 'scope' | 'max'> {
  readonly name: string | null;
  readonly on: 'contact' | 'accept' | 'reject';
  readonly window: number;
  readonly sentence: string;
}

/** A contact with its time read. */
export interface ReadContact extends Pick<Contact, 'offer' | 'channel' | 'reaction'> {
  readonly at: number;
}

/** A contact about to be made. */
export interface PlannedContact {
  readonly offer: CappedOffer;
  readonly channel: string;
}

/** How much room the caps leave one customer. */
export interface ContactRoom {
  /** The cap that stands against an offer on a channel, or `null`; contacts about to be made count as well. */
  blockedBy(offer: CappedOffer, channel: string, planned?: readonly PlannedContact[]): OpenCap | null;
  /** Counts a contact that is about to be made. */
  add(offer: CappedOffer, channel: string): void;
}

/**
 * Counts what a customer was sent.
 *
 * @param caps the policy's
 * @param contacts of the customer
 * @param offerOf the offers by id; contacts with one that is no longer there count for its id, the channel and in all
 * @param now epoch milliseconds
 */
export function openContactRoom(
  caps: readonly OpenCap[],
  contacts: readonly ReadContact[],
  offerOf: ReadonlyMap<string, CappedOffer>,
  now: number,
): ContactRoom {
  const keys = caps.map(({ on, window, ...cap }) =>
    contacts
      .filter(({ at, reaction }) => at > now - window && (on === 'contact' || reaction === on))
      .map(({ offer, channel }) => keyOf(cap.scope, offerOf.get(offer) ?? stranger(offer), channel ?? null)),
  );
  return {
    blockedBy(offer, channel, planned = []) {
      for (let c = 0; c < caps.length; c++) {
        const cap = caps[c] as OpenCap;
        const key = keyOf(cap.scope, offer, channel);
        if (key === null || (cap.name !== null && cap.name !== key)) continue;
        let count = 0;
        for (const other of keys[c] as readonly (string | null)[]) if (other === key) count++;
        if (cap.on === 'contact') {
          for (const one of planned) if (keyOf(cap.scope, one.offer, one.channel) === key) count++;
        }
        if (count >= cap.max) return cap;
      }
      return null;
    },
    add(offer, channel) {
      caps.forEach(({ on, scope }, c) => {
        if (on === 'contact') keys[c]?.push(keyOf(scope, offer, channel));
      });
    },
  };
}

/** What a cap counts together; `null` where the contact has no such thing. */
function keyOf(scope: ContactCap['scope'], offer: CappedOffer, channel: string | null): string | null {
  switch (scope) {
    case 'offer':
      return offer.id;
    case 'kind':
      return offer.kind === '' ? null : offer.kind;
    case 'group':
      return offer.group;
    case 'channel':
      return channel;
    case 'any':
      return '';
  }
}

function stranger(id: string): CappedOffer {
  return { id, kind: '', group: null };
}
