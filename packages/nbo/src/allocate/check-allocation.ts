import { expectRecord, InvalidInputError, showValue } from '@clientele/core';
import { type AllocationLimits, type OfferCandidates, readProblem } from './candidates.ts';

/** A limit that an allocation does not keep. */
export interface LimitViolation {
  /** `slots`, `twice`, `stock`, `capacity` or `budget`. */
  readonly limit: 'slots' | 'twice' | 'stock' | 'capacity' | 'budget';
  /** Which customer, offer or channel; empty for the budget. */
  readonly of: string;
  readonly used: number;
  readonly max: number;
}

/**
 * Counts anew what rows of candidates use, and names every limit that they do not keep: an audit of `allocateOffers`, or of
 * any other solver.
 *
 * @param candidates the rows that could be taken
 * @param rows the numbers of those that were
 * @param limits slots, stock, capacity, budget
 * @returns nothing where all limits are kept
 * @throws InvalidInputError (`invalid-input`) naming row and column, or a number that is no row, such as the 0.9999999 of a solver
 * @throws InvalidOptionError (`invalid-option`) naming the limit
 * @example
 * import { checkAllocation } from '@clientele/nbo';
 * const candidates = { customer: ['Ada', 'Bo'], offer: ['tea', 'tea'], channel: ['web', 'web'], value: [3, 2] };
 * checkAllocation(candidates, [0, 1], { stock: [{ offer: 'tea', max: 1 }] });
 * // => [{ limit: 'stock', of: 'tea', used: 2, max: 1 }]
 */
export function checkAllocation(
  candidates: OfferCandidates,
  rows: readonly number[] | Uint32Array,
  limits: AllocationLimits = {},
): LimitViolation[] {
  expectRecord('checkAllocation', 'candidates', candidates, ['customer', 'offer', 'channel', 'value']);
  refuseStrangeRows(rows, candidates.value.length);
  const problem = readProblem(
    'checkAllocation',
    { ...candidates, value: Array.from(candidates.value, () => 1) },
    limits,
  );
  const taken = new Set<number>(rows);
  const used = {
    slots: new Map<string, number>(),
    twice: new Map<string, number>(),
    stock: new Map<string, number>(),
    capacity: new Map<string, number>(),
  };
  let spent = 0;
  problem.customers.forEach((id, customer) => {
    for (let at = problem.starts[customer] as number; at < (problem.starts[customer + 1] as number); at++) {
      if (!taken.has(problem.rows[at] as number)) continue;
      const offer = problem.offers[problem.offer[at] as number] as string;
      count(used.slots, id);
      count(used.twice, JSON.stringify([id, offer]));
      count(used.stock, offer);
      count(used.capacity, problem.channels[problem.channel[at] as number] as string);
      spent += problem.cost[at] as number;
    }
  });
  const max = {
    slots: () => problem.slots,
    twice: () => 1,
    stock: (id: string) => problem.stock[problem.offers.indexOf(id)] as number,
    capacity: (id: string) => problem.capacity[problem.channels.indexOf(id)] as number,
  };
  const over = (['slots', 'twice', 'stock', 'capacity'] as const).flatMap((limit) =>
    [...used[limit]]
      .map(([of, uses]) => ({ limit, of: limit === 'twice' ? pairText(of) : of, used: uses, max: max[limit](of) }))
      .filter((one) => one.used > one.max),
  );
  if (spent <= problem.budget) return over;
  return [...over, { limit: 'budget', of: '', used: spent / 1e6, max: problem.budget / 1e6 }];
}

/** Counted under JSON, so that the pairs ("a: b", "c") and ("a", "b: c") stay apart; shown as before. */
const pairText = (key: string): string => (JSON.parse(key) as string[]).join(': ');

/** An audit that passed over a row that is none, or half of one, would let a wrong solver through. */
function refuseStrangeRows(rows: readonly number[] | Uint32Array, length: number): void {
  expectRecord('checkAllocation', 'row numbers of candidates', rows);
  const seen = new Set<unknown>();
  for (const row of rows) {
    if (Number.isInteger(row) && row >= 0 && row < length && !seen.has(row)) seen.add(row);
    else {
      const expected = seen.has(row) ? 'each row once' : `whole numbers from 0 to ${length - 1}`;
      throw new InvalidInputError(`checkAllocation: rows: expected ${expected}, got ${showValue(row)}`);
    }
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
