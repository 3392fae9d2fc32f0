import {
  type CodedColumn,
  type CustomerTable,
  checkOptions,
  customerTable,
  encode,
  fraction,
  frozen,
  type Instant,
  InvalidInputError,
  type Note,
  nonEmptyText,
  nonNegativeNumber,
  type OptionRule,
  optionRule,
  showValue,
  type Table,
  type TextColumn,
  table,
  wholeNumber,
} from '@clientele/core';
import { type Allocation, allocated } from '../allocate/allocate.ts';
import { type CapacityLimit, readProblem } from '../allocate/candidates.ts';
import type { CampaignList } from '../campaign/lists.ts';
import { campaignLists } from '../campaign/lists.ts';
import { drawControlGroup } from '../control/control-group.ts';
import type { ItemEvents } from '../events/events.ts';
import { openBase } from './base.ts';
import { type CandidateRow, candidatesOf, stockOf } from './campaign-candidates.ts';
import type { DecisionCustomer } from './customer.ts';
import type { OpenDecisions } from './open-decisions.ts';
import type { RemovalRule } from './rank-offers.ts';
import { reasonsOf } from './reasons.ts';
import { type DecisionSubject, nowOf } from './subject.ts';

/** Options of `decideAll`. */
export interface DecideAllOptions {
  /** The channels of the campaign; an offer goes to a customer over one of them. */
  readonly channels: readonly string[];
  /** The moment of the campaign: validity and windows are counted from it. */
  readonly now: Instant;
  /** Offers a customer gets at most. Default 1. */
  readonly slots?: number;
  /** How many contacts each channel can make; as many as one likes where it is left out. */
  readonly capacity?: readonly CapacityLimit[];
  /** Money for the costs of all contacts together. */
  readonly budget?: number;
  /** Histories of all customers in one table; a customer's own `history` comes before them. */
  readonly histories?: ItemEvents;
  /** Share of those chosen who are left alone, so that the effect can be measured. Default 0.1. */
  readonly controlShare?: number;
  /** The trait within whose values the control group is drawn; the customer's first offer unless told otherwise. */
  readonly strata?: string;
  /** Draws the control group. Default 1. */
  readonly seed?: number;
}

/** Everything that a campaign is: who gets what, who is left alone, and how good that is. */
export interface CampaignDecision {
  /** One row an offer, customers in the order given, the best offer first; the control group with what it would have got. */
  readonly campaign: CustomerTable<{
    channel: CodedColumn;
    offer: CodedColumn;
    reason: TextColumn;
    /** Money; NaN where propensity is no probability or the offer has no value. */
    expectedValue: Float64Array;
    /** What was made as large as possible. */
    priority: Float64Array;
    propensity: Float64Array;
    /** `treated` or `control`. */
    group: CodedColumn;
  }>;
  /** The treated, a list a channel, with the texts of their offers. */
  readonly lists: readonly CampaignList[];
  /** Value (of priorities), cost, upper bound and shadow prices of the choice, the control group included. */
  readonly allocation: Omit<Allocation, 'rows' | 'notes'>;
  /** How many customers each rule kept from an offer, on every channel. */
  readonly removed: Table<{ offer: CodedColumn; rule: CodedColumn; customers: Float64Array }>;
  readonly notes: readonly Note[];
}

const rules: Readonly<Record<keyof DecideAllOptions, OptionRule>> = {
  channels: optionRule('a list of different channels', (value) => isChannelList(value)),
  now: optionRule('given', () => true),
  slots: wholeNumber(1),
  capacity: optionRule('a list of limits', (value) => Array.isArray(value)),
  budget: nonNegativeNumber,
  histories: optionRule('given', () => true),
  controlShare: fraction,
  strata: nonEmptyText,
  seed: wholeNumber(0, 2 ** 32 - 1),
};

/**
 * Decides for a whole base at once: every rule of `decide` for every customer and channel, then the allocation of
 * `allocateOffers` under slots, the offers' stock, channel capacity and budget, with caps counting what the campaign itself
 * sends; then a control group, drawn among those who were chosen, so that treated and control were chosen by the same rule.
 * Without any limit each customer gets what `decide` says.
 *
 * @param decisions from `openDecisions`; exploration takes no part in a campaign
 * @param customers whom to decide for
 * @param options channels, moment, limits, control group
 * @returns the campaign, its lists, how good the choice is, and what every rule removed
 * @throws InvalidInputError (`invalid-input`) naming the customer's field, or an id met twice
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { decideAll, openDecisions, toRows } from '@clientele/nbo';
 * const decisions = openDecisions({ offers: [{ offer: 'tea-10', kind: 'cross-sell', value: 5, cost: 0.5, stock: 1 }] });
 * const customers = [
 *   { customer: 'Ada', propensities: [{ item: 'tea-10', propensity: 0.3 }] },
 *   { customer: 'Bo', propensities: [{ item: 'tea-10', propensity: 0.6 }] },
 * ];
 * const { campaign, allocation } = decideAll(decisions, customers, { channels: ['email'], now: 0, controlShare: 0 });
 * toRows(campaign, ['customer', 'offer', 'expectedValue']); // => [{ customer: 'Bo', offer: 'tea-10', expectedValue: 2.5 }]
 * allocation.status; // => 'optimal'
 */
export function decideAll(
  decisions: OpenDecisions,
  customers: readonly DecisionCustomer[],
  options: DecideAllOptions,
): CampaignDecision {
  const verb = 'decideAll';
  checkOptions(verb, { ...options, channels: options?.channels ?? null }, rules);
  if (!Array.isArray(customers)) {
    throw new InvalidInputError(`${verb}: customers must be a list, got ${showValue(customers)}`);
  }
  const { channels, slots, capacity, budget } = options;
  const now = nowOf(verb, options.now);
  const subjects = openBase(verb, decisions, customers, options.histories, now);
  const { rows, removed } = candidatesOf(decisions, subjects, channels, now);
  const limits = { slots, capacity, budget, stock: stockOf(decisions) };
  const problem = readProblem(verb, columnsOfRows(rows, subjects), limits);
  const { rows: taken, notes, ...allocation } = allocated(problem, mayJoinOf(problem.rows, rows, subjects));
  const chosen = inOrder(Array.from(taken, (row) => rows[row] as CandidateRow));
  const control = controlOf(chosen, subjects, options);
  const campaign = campaignTable(decisions, chosen, subjects, control);
  return Object.freeze({
    campaign,
    lists: campaignLists(chosen, subjects, control),
    allocation: frozen(allocation),
    removed: removedTable(removed),
    notes: frozen([...decisions.notes, ...notes, ...emptyNotes(decisions, rows, customers.length)]),
  });
}

function isChannelList(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || new Set(value).size < value.length) return false;
  return value.every((channel) => typeof channel === 'string' && channel.trim() !== '');
}

function columnsOfRows(rows: readonly CandidateRow[], subjects: readonly DecisionSubject[]) {
  return {
    customer: rows.map(({ subject }) => (subjects[subject] as DecisionSubject).id),
    offer: rows.map(({ ranked }) => ranked.offer.id),
    channel: rows.map(({ channel }) => channel),
    value: rows.map(({ ranked }) => ranked.priority),
    cost: rows.map(({ ranked }) => ranked.offer.cost),
  };
}

/** A contact policy also counts the contacts of the campaign itself. */
function mayJoinOf(rowOf: Uint32Array, rows: readonly CandidateRow[], subjects: readonly DecisionSubject[]) {
  return (_: number, chosen: readonly number[], entry: number): boolean => {
    if (chosen.length === 0) return true;
    const candidate = (at: number): CandidateRow => rows[rowOf[at] as number] as CandidateRow;
    const { subject, ranked, channel } = candidate(entry);
    const before = chosen.map((at) => ({ offer: candidate(at).ranked.offer, channel: candidate(at).channel }));
    return (subjects[subject] as DecisionSubject).room.blockedBy(ranked.offer, channel, before) === null;
  };
}

/** Customers as they were given, the highest priority first. */
function inOrder(rows: readonly CandidateRow[]): CandidateRow[] {
  return [...rows].sort(
    (a, b) => a.subject - b.subject || b.ranked.priority - a.ranked.priority || a.ranked.offer.at - b.ranked.offer.at,
  );
}

/** One flag a row; a customer is in the control group with all offers or with none. */
function controlOf(
  chosen: readonly CandidateRow[],
  subjects: readonly DecisionSubject[],
  { strata, controlShare, seed }: DecideAllOptions,
): Uint8Array {
  const firsts = chosen.filter(({ subject }, at) => at === 0 || chosen[at - 1]?.subject !== subject);
  const traitOf = ({ traits }: DecisionSubject, name: string): string | null =>
    Object.hasOwn(traits, name) && traits[name] !== null ? String(traits[name]) : null;
  const flags = drawControlGroup(
    firsts.map(({ subject }) => (subjects[subject] as DecisionSubject).id),
    firsts.map(({ subject, ranked }) =>
      strata === undefined ? ranked.offer.id : traitOf(subjects[subject] as DecisionSubject, strata),
    ),
    { share: controlShare, seed },
  );
  const controls = new Set(firsts.filter((_, at) => flags[at] === 1).map(({ subject }) => subject));
  return Uint8Array.from(chosen, ({ subject }) => (controls.has(subject) ? 1 : 0));
}

function campaignTable(
  decisions: OpenDecisions,
  chosen: readonly CandidateRow[],
  subjects: readonly DecisionSubject[],
  control: Uint8Array,
): CampaignDecision['campaign'] {
  return customerTable(
    chosen.map(({ subject }) => (subjects[subject] as DecisionSubject).id),
    {
      channel: encode(chosen.map(({ channel }) => channel)),
      offer: encode(chosen.map(({ ranked }) => ranked.offer.id)),
      reason: chosen.map(
        ({ subject, ranked }): string | null =>
          reasonsOf(decisions, subjects[subject] as DecisionSubject, ranked).join('; ') || null,
      ) as TextColumn,
      expectedValue: Float64Array.from(chosen, ({ ranked }) => ranked.expectedValue ?? Number.NaN),
      priority: Float64Array.from(chosen, ({ ranked }) => ranked.priority),
      propensity: Float64Array.from(chosen, ({ ranked }) => ranked.propensity),
      group: encode(Array.from(control, (flag) => (flag === 1 ? 'control' : 'treated'))),
    },
  );
}

function removedTable(removed: ReadonlyMap<string, ReadonlyMap<RemovalRule, number>>): CampaignDecision['removed'] {
  const rows = [...removed].flatMap(([offer, byRule]) =>
    [...byRule].map(([rule, customers]) => ({ offer, rule, customers })),
  );
  return table({
    offer: encode(rows.map(({ offer }) => offer)),
    rule: encode(rows.map(({ rule }): string => rule)),
    customers: Float64Array.from(rows, ({ customers }) => customers),
  });
}

/** Offers that nobody may have are worth a word: most often a condition is wrong. */
function emptyNotes({ offers }: OpenDecisions, rows: readonly CandidateRow[], customers: number): Note[] {
  const met = new Set(rows.map(({ ranked }) => ranked.offer.id));
  const empty = offers.filter(({ id }) => !met.has(id)).map(({ id }) => id);
  if (empty.length === 0) return [];
  const message = `${empty.length} of ${offers.length} offers are for none of ${customers} customers, such as ${empty[0]}`;
  return [{ code: 'offers-for-nobody', message, details: { offers: empty.slice(0, 100) } }];
}
