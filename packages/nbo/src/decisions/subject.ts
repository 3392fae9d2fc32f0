import { InvalidInputError, InvalidOptionError, instant, showValue } from '@clientele/core';
import type { ItemEventColumns } from '../events/events.ts';
import { plainHistory } from '../events/plain-history.ts';
import { readEvents } from '../events/read.ts';
import { buildHistory } from '../histories/build.ts';
import type { Histories } from '../histories/histories.ts';
import { timeOf } from '../offers/parse-offers.ts';
import { type ContactRoom, openContactRoom, type ReadContact } from '../policy/contact-room.ts';
import type { PredicateSubject } from '../predicates/predicate.ts';
import type { GivenScore } from '../propensities/open-scores.ts';
import { foldIn } from '../recommend/fold-in.ts';
import type { OpenNbo } from '../recommend/open.ts';
import type { Contact, DecisionCustomer, GivenPropensity } from './customer.ts';
import type { OpenDecisions } from './open-decisions.ts';

/** A customer as decisions see one: checked, the history folded in. */
export interface DecisionSubject extends PredicateSubject {
  readonly id: string;
  /** Where the customer's weights stand; `null` without a model or a history. */
  readonly histories: Histories | null;
  /** The customer's row among the histories. */
  readonly row: number;
  /** Propensities that came with the customer, by item; `null` where the model speaks. */
  readonly given: ReadonlyMap<string, GivenScore> | null;
  /** Those of the tables of scores, by item; the model speaks of other items. */
  readonly scored: ReadonlyMap<string, GivenScore> | null;
  readonly room: ContactRoom;
}

/**
 * Checks what a request brings of its customer.
 *
 * @throws InvalidInputError (`invalid-input`) naming the field
 */
export function openSubject(
  verb: string,
  decisions: OpenDecisions,
  customer: DecisionCustomer,
  now: number,
): DecisionSubject {
  checkCustomer(verb, customer);
  const { history } = customer;
  return subjectOf(verb, decisions, customer, now, {
    histories: decisions.model === null ? null : foldedOf(verb, decisions.model, customer),
    row: 0,
    has: (item) => (history === undefined ? null : history.some((event) => String(event?.item) === item)),
  });
}

/** The history of one customer; what is no plain list of events is read, or refused, as a table is. */
function foldedOf(verb: string, model: OpenNbo, { customer: id, history = [] }: DecisionCustomer): Histories {
  const plain = plainHistory(history, model.itemIndex);
  if (plain === null) return foldIn(verb, model, readEvents(verb, eventsOf(id, history)), [id]);
  const { item, time, value } = plain;
  const events = { time, value, order: null, timeZone: 'UTC', isLines: false };
  return buildHistory(id, events, item, model.items.length, model.weighing);
}

/** The same where histories are folded in already, as for a whole base. */
export function subjectOf(
  verb: string,
  { policy, offerOf, scores }: OpenDecisions,
  { customer: id, traits, contacts, propensities }: DecisionCustomer,
  now: number,
  folded: Pick<DecisionSubject, 'histories' | 'row' | 'has'>,
): DecisionSubject {
  const read = policy.caps.length === 0 ? [] : readContacts(verb, contacts ?? []);
  return {
    id,
    traits: traits ?? {},
    given: propensities === undefined ? null : givenOf(verb, propensities),
    scored: scores === null ? null : scores(id),
    room: openContactRoom(policy.caps, read, offerOf, now),
    ...folded,
  };
}

/** Refuses what is no customer. */
export function checkCustomer(verb: string, customer: DecisionCustomer): void {
  const given: unknown = customer;
  if (typeof given !== 'object' || given === null) throw odd(verb, 'customer', 'an object', given);
  const { customer: id, history, traits, contacts, propensities } = customer;
  if (typeof id !== 'string' || id.trim() === '') throw odd(verb, 'customer.customer', 'an id', id);
  if (traits !== undefined && (typeof traits !== 'object' || traits === null)) {
    throw odd(verb, 'customer.traits', 'an object', traits);
  }
  refuseNoList(verb, 'customer.history', 'a list of events', history);
  refuseNoList(verb, 'customer.contacts', 'a list', contacts);
  refuseNoList(verb, 'customer.propensities', 'a list', propensities);
}

function refuseNoList(verb: string, path: string, expected: string, list: unknown): void {
  if (list !== undefined && !Array.isArray(list)) throw odd(verb, path, expected, list);
}

function odd(verb: string, path: string, expected: string, received: unknown): InvalidInputError {
  return new InvalidInputError(`${verb}: ${path} must be ${expected}, got ${showValue(received)}`, [], { path });
}

/** Rows of one customer as columns; time, value and order are in every event or in none. */
function eventsOf(id: string, history: NonNullable<DecisionCustomer['history']>): ItemEventColumns {
  const column = <F extends 'time' | 'value' | 'order'>(name: F): Record<string, readonly unknown[]> =>
    history.some((event) => event?.[name] !== undefined) ? { [name]: history.map((event) => event?.[name]) } : {};
  return {
    customer: history.map(() => id),
    item: history.map((event) => event?.item),
    ...column('time'),
    ...column('value'),
    ...column('order'),
  } as ItemEventColumns;
}

function readContacts(verb: string, contacts: readonly Contact[]): ReadContact[] {
  return contacts.map((contact, at) => {
    const { offer, time, channel, reaction } = contact ?? {};
    if (typeof offer !== 'string') throw odd(verb, `customer.contacts[${at}].offer`, 'an id', offer);
    const isRead = typeof time === 'number' && Number.isFinite(time);
    if (!isRead && !instant.accepts(time)) throw odd(verb, `customer.contacts[${at}].time`, instant.allowed, time);
    if (reaction !== undefined && reaction !== null && reaction !== 'accept' && reaction !== 'reject') {
      throw odd(verb, `customer.contacts[${at}].reaction`, '"accept", "reject" or left out', reaction);
    }
    return { offer, at: isRead ? time : timeOf(time), channel, reaction };
  });
}

function givenOf(verb: string, propensities: readonly GivenPropensity[]): Map<string, GivenScore> {
  const given = new Map<string, GivenScore>();
  propensities.forEach(({ item, propensity }, at) => {
    const isShare = typeof propensity === 'number' && propensity >= 0 && propensity <= 1;
    if (!isShare) throw odd(verb, `customer.propensities[${at}].propensity`, 'a number from 0 to 1', propensity);
    const best = Math.max(propensity, given.get(item)?.propensity ?? 0);
    given.set(item, { propensity: best, reason: 'propensity as given' });
  });
  return given;
}

/** Epoch milliseconds of the option `now`. */
export function nowOf(verb: string, now: unknown): number {
  if (typeof now === 'number' && Number.isFinite(now)) return now;
  if (instant.accepts(now)) return timeOf(now as string);
  throw new InvalidOptionError(verb, [{ option: 'now', allowed: instant.allowed, received: showValue(now) }]);
}
