import {
  asInteractionLog,
  checkOptions,
  encode,
  frozen,
  type Interactions,
  InvalidInputError,
  InvalidOptionError,
  type Note,
  nonEmptyText,
  type OptionRule,
  optionRule,
  showValue,
  type TransactionLog,
  textAt,
} from '@clientele/core';
import type { ItemEventColumns } from '../events/events.ts';
import { readEvents } from '../events/read.ts';

/** Options of `weighInteractions`. */
export interface WeighInteractionsOptions {
  /** What an interaction of each kind weighs beside 1 of a purchase; others are left out. `usualInteractionWeights` unless told otherwise. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Purchases that stand beside them, each of weight 1. */
  readonly purchases?: TransactionLog;
  /** Zone of rows whose times have no offset. UTC unless told otherwise. */
  readonly timeZone?: string;
}

/** Events for fits and `recommend`. */
export interface WeighedInteractions {
  readonly events: ItemEventColumns;
  /** How many interactions were left out, and why. */
  readonly notes: readonly Note[];
}

/** Weights to begin with: a cart is half a purchase, a search a fifth, a view a tenth. Rules of thumb: a test says what they are worth. */
export const usualInteractionWeights: Readonly<Record<string, number>> = Object.freeze({
  view: 0.1,
  search: 0.2,
  cart: 0.5,
});

const rules: Readonly<Record<keyof WeighInteractionsOptions, OptionRule>> = {
  weights: optionRule(
    'weights by kind',
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ),
  purchases: optionRule('a transaction log', (value) => typeof value === 'object' && value !== null),
  timeZone: nonEmptyText,
};

/**
 * Makes events of what customers did besides buying: a view, a cart, a search of a product counts as a part of a purchase. Fits
 * read the weights where they add values up (`weight: 'count'`, SAR, next basket).
 *
 * @param interactions a log, or rows; `subject` is the product
 * @param options weights by kind, and the purchases
 * @returns the events as columns, the purchases first
 * @throws InvalidInputError (`invalid-input`) where there are no subjects, or rows are no interactions
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, or a weight is no number above 0
 * @example
 * import { fitPopularity, weighInteractions } from '@clientele/nbo';
 * const seen = [
 *   { customer: 'Ada', time: '2026-01-05', kind: 'view', subject: 'tea' },
 *   { customer: 'Ada', time: '2026-01-05', kind: 'cart', subject: 'jam' },
 *   { customer: 'Bo', time: '2026-01-06', kind: 'complaint' },
 * ];
 * const { events, notes } = weighInteractions(seen, { weights: { view: 0.1, cart: 0.5 } });
 * fitPopularity(events, { weight: 'count' }).parameters.popularity; // => [0.5, 0.1]
 * notes[0].details; // => { leftOut: 1, interactions: 3 }
 */
export function weighInteractions(
  interactions: Interactions,
  options: WeighInteractionsOptions = {},
): WeighedInteractions {
  const verb = 'weighInteractions';
  checkOptions(verb, options, rules);
  const weights = readWeights(verb, options.weights ?? usualInteractionWeights);
  const parsed = asInteractionLog(
    interactions,
    options.timeZone === undefined ? {} : { timeZone: options.timeZone },
    verb,
  );
  const { log } = parsed;
  const { subject } = log;
  if (subject === undefined) throw new InvalidInputError(`${verb}: the interactions have no subjects to weigh`);
  const bought = options.purchases === undefined ? null : readEvents(verb, options.purchases);
  const columns = { customer: [] as string[], item: [] as string[], time: [] as number[], value: [] as number[] };
  const add = (customer: string, item: string, time: number, value: number): void => {
    columns.customer.push(customer);
    columns.item.push(item);
    columns.time.push(time);
    columns.value.push(value);
  };
  for (let row = 0; row < (bought?.length ?? 0); row++) {
    if (bought === null) break;
    add(textAt(bought.customer, row) ?? '', textAt(bought.item, row) ?? '', bought.time?.[row] ?? 0, 1);
  }
  let leftOut = 0;
  for (let row = 0; row < log.length; row++) {
    const [item, weight] = [textAt(subject, row), weights.get(textAt(log.kind, row) ?? '')];
    if (item === null || weight === undefined) leftOut++;
    else add(textAt(log.customer, row) ?? '', item, log.time[row] as number, weight);
  }
  return {
    events: {
      ...columns,
      customer: encode(columns.customer),
      item: encode(columns.item),
      time: Float64Array.from(columns.time),
      timeZone: options.purchases?.timeZone ?? log.timeZone,
    },
    notes: frozen([
      ...(bought?.notes ?? []),
      ...droppedNotes(parsed.rowsDropped),
      ...leftOutNotes(leftOut, log.length),
    ]),
  };
}

function readWeights(verb: string, weights: Readonly<Record<string, number>>): Map<string, number> {
  const given = Object.entries(weights);
  const odd = given.find(([, weight]) => !(typeof weight === 'number' && weight > 0 && Number.isFinite(weight)));
  if (odd === undefined && given.length > 0) return new Map(given);
  const [option, received] = odd === undefined ? ['weights', 'none'] : [`weights.${odd[0]}`, showValue(odd[1])];
  throw new InvalidOptionError(verb, [{ option, allowed: 'a finite number > 0', received }]);
}

function droppedNotes(dropped: number): Note[] {
  if (dropped === 0) return [];
  return [
    { code: 'rows-set-aside', message: `${dropped} rows are no interactions and are set aside`, details: { dropped } },
  ];
}

function leftOutNotes(leftOut: number, interactions: number): Note[] {
  if (leftOut === 0) return [];
  const message = `${leftOut} of ${interactions} interactions name no product, or are of a kind without a weight: left out`;
  return [{ code: 'interactions-left-out', message, details: { leftOut, interactions } }];
}
