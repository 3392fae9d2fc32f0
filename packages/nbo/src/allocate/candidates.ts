import {
  type CodedColumn,
  checkOptions,
  expectRecord,
  InvalidInputError,
  InvalidOptionError,
  type Note,
  type Numbers,
  nonNegativeNumber,
  type OptionRule,
  optionRule,
  readIdCells,
  showValue,
  wholeNumber,
} from '@clientele/core';

/** Offers that may be made, one a row: to whom, over which channel, what that is worth and costs. */
export interface OfferCandidates {
  readonly customer: readonly string[] | CodedColumn;
  readonly offer: readonly string[] | CodedColumn;
  readonly channel: readonly string[] | CodedColumn;
  /** What is made as large as possible; rows of 0 or less are never taken. */
  readonly value: Numbers;
  /** Money that the contact takes from the budget, 0 or more; nothing where it is left out. */
  readonly cost?: Numbers;
}

/** A limit on one offer. */
export interface StockLimit {
  readonly offer: string;
  readonly max: number;
}

/** A limit on one channel. */
export interface CapacityLimit {
  readonly channel: string;
  readonly max: number;
}

/** What there is: contacts of an offer, of a channel, money. What is not named has no limit. */
export interface AllocationLimits {
  /** Offers a customer gets at most, each over one channel. Default 1. */
  readonly slots?: number;
  readonly stock?: readonly StockLimit[];
  readonly capacity?: readonly CapacityLimit[];
  /** Money for all contacts together. */
  readonly budget?: number;
}

const limitList: OptionRule = optionRule('a list of limits', (value) => Array.isArray(value));

/** The rules of the limits. */
export const limitRules: Readonly<Record<keyof AllocationLimits, OptionRule>> = {
  slots: wholeNumber(1),
  stock: limitList,
  capacity: limitList,
  budget: nonNegativeNumber,
};

/** Candidates and limits as the solver reads them: positions and typed arrays. */
export interface AllocationProblem {
  readonly slots: number;
  /** Ids of the customers; customer i owns the entries from `starts[i]` up to `starts[i + 1]`. */
  readonly customers: readonly string[];
  readonly starts: Uint32Array;
  /** The row of the candidates behind each entry. */
  readonly rows: Uint32Array;
  readonly offers: readonly string[];
  readonly channels: readonly string[];
  readonly offer: Uint32Array;
  readonly channel: Uint32Array;
  readonly value: Float64Array;
  /** Whole millionths of money, so that sums meet the budget exactly. */
  readonly cost: Float64Array;
  /** `Infinity` where there is no limit. */
  readonly stock: Float64Array;
  readonly capacity: Float64Array;
  /** Millionths of money. */
  readonly budget: number;
  readonly notes: readonly Note[];
}

/** Millionths in a unit of money. */
export const moneyScale = 1e6;

/**
 * Checks candidates and limits.
 *
 * @throws InvalidInputError (`invalid-input`) naming row and column, also where an offer stands twice for a customer and channel
 * @throws InvalidOptionError (`invalid-option`) naming the limit
 */
export function readProblem(verb: string, candidates: OfferCandidates, limits: AllocationLimits): AllocationProblem {
  checkOptions(verb, limits, limitRules);
  expectRecord(verb, 'candidates', candidates);
  const customer = sortedIds(verb, 'customer', candidates.customer);
  const offer = sortedIds(verb, 'offer', candidates.offer);
  const channel = sortedIds(verb, 'channel', candidates.channel);
  const length = customer.places.length;
  const value = numbersOf(verb, 'value', candidates.value, length, Number.NEGATIVE_INFINITY);
  const cost = numbersOf(verb, 'cost', candidates.cost ?? new Float64Array(length), length, 0);
  for (const [name, { places }] of Object.entries({ offer, channel })) {
    if (places.length !== length) throw lengthError(verb, name, places.length, length);
  }
  const rows = Uint32Array.from({ length }, (_, row) => row).filter((row) => (value[row] as number) > 0);
  const place = (ids: SortedIds, row: number): number => ids.places[row] as number;
  rows.sort(
    (a, b) =>
      place(customer, a) - place(customer, b) ||
      place(offer, a) - place(offer, b) ||
      place(channel, a) - place(channel, b),
  );
  refuseTwice(verb, rows, [customer, offer, channel]);
  const starts = new Uint32Array(customer.ids.length + 1);
  for (const row of rows) starts[place(customer, row) + 1] = (starts[place(customer, row) + 1] as number) + 1;
  for (let c = 0; c < customer.ids.length; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
  return {
    slots: limits.slots ?? 1,
    customers: customer.ids,
    starts,
    rows,
    offers: offer.ids,
    channels: channel.ids,
    offer: rows.map((row) => place(offer, row)),
    channel: rows.map((row) => place(channel, row)),
    value: Float64Array.from(rows, (row) => value[row] as number),
    cost: Float64Array.from(rows, (row) => Math.round((cost[row] as number) * moneyScale)),
    stock: limitsOf(
      verb,
      'stock',
      offer.ids,
      (limits.stock ?? []).map((one) => [one?.offer, one?.max]),
    ),
    capacity: limitsOf(
      verb,
      'capacity',
      channel.ids,
      (limits.capacity ?? []).map((one) => [one?.channel, one?.max]),
    ),
    budget: limits.budget === undefined ? Number.POSITIVE_INFINITY : Math.round(limits.budget * moneyScale),
    notes: rangeNotes(value),
  };
}

interface SortedIds {
  readonly ids: readonly string[];
  /** The place of each row's id. */
  readonly places: Uint32Array;
}

/** Ids by code unit, so that the order of rows decides nothing. */
function sortedIds(verb: string, column: string, cells: readonly string[] | CodedColumn): SortedIds {
  const isColumn = Array.isArray(cells) || (typeof cells === 'object' && cells !== null && 'codes' in cells);
  if (!isColumn) throw new InvalidInputError(`${verb}: column "${column}" is missing`, [], { column });
  const { values, issues } =
    'codes' in cells ? { values: cells, issues: { listed: [] } } : readIdCells(cells, { column, verb });
  const bad = issues.listed.filter(({ action }) => action === 'dropped');
  if (bad.length > 0) {
    throw new InvalidInputError(
      `${verb}: row ${bad[0]?.row}, column "${column}": expected an id, got ${bad[0]?.received}`,
      bad,
    );
  }
  const met = [...new Set(values.codes)];
  const id = (code: number): string => values.dictionary.values[code] ?? '';
  met.sort((a, b) => (id(a) < id(b) ? -1 : 1));
  const placeOf = new Map(met.map((code, place) => [code, place]));
  return { ids: met.map(id), places: values.codes.map((code) => placeOf.get(code) as number) };
}

function numbersOf(verb: string, column: string, cells: Numbers, length: number, least: number): Float64Array {
  const numbers = Float64Array.from(cells ?? []);
  if (numbers.length !== length) throw lengthError(verb, column, numbers.length, length);
  const odd = numbers.findIndex((one) => !(Number.isFinite(one) && one >= least));
  if (odd < 0) return numbers;
  const expected = least === 0 ? 'a number >= 0' : 'a finite number';
  throw new InvalidInputError(
    `${verb}: row ${odd}, column "${column}": expected ${expected}, got ${numbers[odd]}`,
    [],
    {
      row: odd,
      column,
    },
  );
}

function lengthError(verb: string, column: string, got: number, length: number): InvalidInputError {
  return new InvalidInputError(`${verb}: column "${column}" has ${got} rows, column "customer" has ${length}`);
}

function refuseTwice(verb: string, rows: Uint32Array, columns: readonly SortedIds[]): void {
  for (let at = 1; at < rows.length; at++) {
    const [row, before] = [rows[at] as number, rows[at - 1] as number];
    if (!columns.every(({ places }) => places[row] === places[before])) continue;
    const [customer, offer, channel] = columns.map(({ ids, places }) => ids[places[row] as number]);
    throw new InvalidInputError(
      `${verb}: rows ${Math.min(row, before)} and ${Math.max(row, before)} both offer ${offer} to ${customer} over ${channel}`,
      [],
      { row },
    );
  }
}

/** A limit on an id that no candidate has binds nothing; the same id twice contradicts itself. */
function limitsOf(
  verb: string,
  option: string,
  ids: readonly string[],
  limits: readonly (readonly [unknown, unknown])[],
): Float64Array {
  const places = new Map(ids.map((id, place) => [id, place]));
  const seen = new Set<unknown>();
  const maxima = new Float64Array(ids.length).fill(Number.POSITIVE_INFINITY);
  for (const [id, max] of limits) {
    const isFine =
      typeof id === 'string' && id !== '' && Number.isSafeInteger(max) && Number(max) >= 0 && !seen.has(id);
    if (!isFine) {
      const allowed = 'limits of different ids, each a whole number >= 0';
      throw new InvalidOptionError(verb, [{ option, allowed, received: showValue({ id, max }) }]);
    }
    seen.add(id);
    const place = places.get(id);
    if (place !== undefined) maxima[place] = Number(max);
  }
  return maxima;
}

/** The widest range of values in which prices are still told apart. */
const widestRange = 1e9;

function rangeNotes(values: Float64Array): Note[] {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const value of values) {
    if (value <= 0) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (most <= least * widestRange) return [];
  const message = `values range from ${least} to ${most}: the smallest of them decide nothing any more`;
  return [{ code: 'wide-range', message, details: { least, most } }];
}
