import { InvalidInputError } from '@clientele/core';
import type { CheckedEvents, ItemEvents } from '../events/events.ts';
import { readEvents } from '../events/read.ts';
import { foldIn } from '../recommend/fold-in.ts';
import type { DecisionCustomer } from './customer.ts';
import type { OpenDecisions } from './open-decisions.ts';
import { checkCustomer, type DecisionSubject, openSubject, subjectOf } from './subject.ts';

/**
 * Opens every customer of a base. Histories that come as one table are folded in once for all; a customer who brings a history
 * along keeps that one.
 *
 * @throws InvalidInputError (`invalid-input`) naming the customer's field, or an id met twice
 */
export function openBase(
  verb: string,
  decisions: OpenDecisions,
  customers: readonly DecisionCustomer[],
  histories: ItemEvents | undefined,
  now: number,
): DecisionSubject[] {
  const ids = new Set<string>();
  for (const customer of customers) {
    checkCustomer(verb, customer);
    if (ids.has(customer.customer))
      throw new InvalidInputError(`${verb}: customer ${customer.customer} stands there twice`);
    ids.add(customer.customer);
  }
  if (histories === undefined) return customers.map((customer) => openSubject(verb, decisions, customer, now));
  const events = readEvents(verb, histories);
  const folded = decisions.model === null ? null : foldIn(verb, decisions.model, events, [...ids]);
  const holds = openHolders(events);
  return customers.map((customer, row) =>
    customer.history === undefined
      ? subjectOf(verb, decisions, customer, now, {
          histories: folded,
          row,
          has: (item) => holds(item, customer.customer),
        })
      : openSubject(verb, decisions, customer, now),
  );
}

/** Who has an item, found out when it is first asked for. */
function openHolders({ customer, item }: CheckedEvents): (item: string, customer: string) => boolean {
  const holders = new Map<string, Set<string>>();
  return (id, who) => {
    const known = holders.get(id) ?? new Set<string>();
    if (!holders.has(id)) {
      holders.set(id, known);
      item.codes.forEach((code, row) => {
        if (item.dictionary.values[code] !== id) return;
        known.add(customer.dictionary.values[customer.codes[row] as number] as string);
      });
    }
    return known.has(who);
  };
}
