import {
  checkOptions,
  fraction,
  frozen,
  type Note,
  nonNegativeNumber,
  type OptionRule,
  oneOf,
  optionRule,
  type Table,
  table,
} from '@clientele/core';
import { refuseWrongCells, takeColumns } from '../histories/cells.ts';

/** Customers who may be kept, as plain arrays or the columns of a table. */
export interface RetentionCandidates {
  /** What each is worth when kept, in the currency. */
  readonly lifetimeValue: ArrayLike<number>;
  /** The low end of its interval; read where `bound` is `'lower'`. */
  readonly lifetimeValueLower?: ArrayLike<number>;
  /** Chance to leave if nothing is done, 0 to 1. */
  readonly churnProbability: ArrayLike<number>;
}

/** What keeping a customer takes. */
export interface RetentionOptions {
  /** Share of those about to leave who accept the offer and stay: one number, or one a customer. */
  readonly saveProbability: number | ArrayLike<number>;
  /** Cost of reaching a customer, whether or not the offer is accepted. */
  readonly contactCost: number;
  /** Cost of the incentive, where it is accepted; 0 unless given. */
  readonly incentiveCost?: number;
  /** Share of those who would stay anyway and take the incentive all the same; 1 unless given. */
  readonly acceptIfStaying?: number;
  /** The most to spend on all; without limit unless given. */
  readonly budget?: number;
  /** `'lower'` counts with the low end of each value's interval, for the risk-averse; `'expected'` unless given. */
  readonly bound?: 'expected' | 'lower';
}

/** Who is worth keeping, in input order. */
export interface RetentionBudget
  extends Table<{
    /** The largest incentive at which contacting the customer loses nothing; 0 where even a free one would not pay. */
    maxSpend: Float64Array;
    /** Of contacting the customer with the incentive, its costs taken off. */
    expectedGain: Float64Array;
    /** What contacting the customer is expected to cost. */
    expectedSpend: Float64Array;
    /** 1 for the largest expected gain; equal gains in input order. */
    rank: Float64Array;
    /** 1 where the gain is above 0 and, by rank, the budget suffices; else 0. */
    target: Float64Array;
    /** The share saved at which contacting breaks even; missing where no share would do. */
    breakEvenSaveProbability: Float64Array;
  }> {
  readonly targeted: number;
  /** Expected spend on those targeted. */
  readonly spend: number;
  /** Expected gain of those targeted. */
  readonly gain: number;
  /** Gain over spend; `null` where nothing is spent. */
  readonly returnOnSpend: number | null;
  /** The smallest expected gain among those targeted; `null` where there are none. */
  readonly cutOff: number | null;
  readonly notes: readonly Note[];
}

const shareOrShares: OptionRule = optionRule(
  'a number from 0 to 1, or one a customer',
  (value) => fraction.accepts(value) || (typeof value === 'object' && value !== null && 'length' in value),
);

/**
 * Who is worth keeping, and the most to spend on each. With value V, chance to leave p, save probability γ, acceptance ψ by
 * those who stay anyway, incentive δ and contact cost c, contacting a customer gains
 *
 * p γ (V − δ) − (1 − p) ψ δ − c,
 *
 * which is 0 at the largest incentive, maxSpend = (p γ V − c)/(p γ + (1 − p) ψ). Customers are ranked by gain and taken until
 * the gain, or the budget, ends.
 *
 * @param customers plain arrays, or the columns of a table: `lifetimeValue` and `churnProbability`
 * @param options save probability, costs, budget and bound
 * @returns a row a customer, in input order, and the totals of those targeted
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @example
 * import { retentionBudget, toRows } from '@clientele/clv';
 * const customers = { lifetimeValue: [400, 50, 900], churnProbability: [0.5, 0.5, 0.02] };
 * const budget = retentionBudget(customers, { saveProbability: 0.25, contactCost: 2, incentiveCost: 20, acceptIfStaying: 0.5 });
 * toRows(budget, ['expectedGain', 'rank', 'target']);
 * // => [{ expectedGain: 40.5, rank: 1, target: 1 }, { expectedGain: -3.25, rank: 2, target: 0 }, { expectedGain: -7.4, rank: 3, target: 0 }]
 * budget.columns.maxSpend[0]; // => 128
 * @see Neslin, Gupta, Kamakura, Lu and Mason (2006), Defection detection, Journal of Marketing Research 43(2), 204-211
 */
export function retentionBudget(customers: RetentionCandidates, options: RetentionOptions): RetentionBudget {
  const verb = 'retentionBudget';
  checkOptions(verb, Object.assign({ saveProbability: null, contactCost: null }, options), rules);
  const { contactCost, incentiveCost = 0, acceptIfStaying = 1, budget = Number.POSITIVE_INFINITY } = options;
  const { value, leaves, saves } = readCandidates(verb, customers, options);
  const each = (of: (V: number, p: number, gamma: number) => number): Float64Array =>
    value.map((V, row) => of(V, leaves[row] as number, saves[row] as number));
  const accepts = (p: number, gamma: number): number => p * gamma + (1 - p) * acceptIfStaying;
  const expectedGain = each((V, p, gamma) => p * gamma * V - accepts(p, gamma) * incentiveCost - contactCost);
  const expectedSpend = each((_, p, gamma) => accepts(p, gamma) * incentiveCost + contactCost);
  const maxSpend = each((V, p, gamma) => {
    const free = p * gamma * V - contactCost;
    return free > 0 ? free / accepts(p, gamma) : 0;
  });
  const breakEvenSaveProbability = each((V, p) => {
    const share = (contactCost + (1 - p) * acceptIfStaying * incentiveCost) / (p * (V - incentiveCost));
    return share >= 0 && share <= 1 ? share : Number.NaN;
  });
  const { rank, target, ...totals } = targeted(expectedGain, expectedSpend, budget);
  const columns = { maxSpend, expectedGain, expectedSpend, rank, target, breakEvenSaveProbability };
  return frozen({ ...table(columns), ...totals, notes: notesOf(options) });
}

const rules: Readonly<Record<keyof RetentionOptions, OptionRule>> = {
  saveProbability: shareOrShares,
  contactCost: nonNegativeNumber,
  incentiveCost: nonNegativeNumber,
  acceptIfStaying: fraction,
  budget: nonNegativeNumber,
  bound: oneOf('expected', 'lower'),
};

type Totals = Pick<RetentionBudget, 'targeted' | 'spend' | 'gain' | 'returnOnSpend' | 'cutOff'>;

/** Takes customers by rank while they gain and can be paid for; who is too dear for what is left of the budget ends it. */
function targeted(
  gains: Float64Array,
  spends: Float64Array,
  budget: number,
): Totals & { rank: Float64Array; target: Float64Array } {
  const order = Array.from(gains, (_, row) => row).sort((a, b) => (gains[b] as number) - (gains[a] as number) || a - b);
  const [rank, target] = [new Float64Array(gains.length), new Float64Array(gains.length)];
  let [count, spend, gain] = [0, 0, 0];
  let cutOff: number | null = null;
  let open = true;
  order.forEach((row, at) => {
    rank[row] = at + 1;
    const [gained, spent] = [gains[row] as number, spends[row] as number];
    open &&= gained > 0 && spend + spent <= budget * (1 + 1e-12);
    if (!open) return;
    target[row] = 1;
    [count, spend, gain, cutOff] = [count + 1, spend + spent, gain + gained, gained];
  });
  return { rank, target, targeted: count, spend, gain, returnOnSpend: spend > 0 ? gain / spend : null, cutOff };
}

interface Candidates {
  readonly value: Float64Array;
  readonly leaves: Float64Array;
  readonly saves: Float64Array;
}

function readCandidates(verb: string, customers: RetentionCandidates, options: RetentionOptions): Candidates {
  const worth = options.bound === 'lower' ? 'lifetimeValueLower' : 'lifetimeValue';
  const given: object = 'columns' in customers ? (customers.columns as object) : customers;
  const [value, leaves] = takeColumns(verb, given, [worth, 'churnProbability'], []) as [Float64Array, Float64Array];
  const { saveProbability } = options;
  const one = typeof saveProbability === 'number';
  const each = {
    [worth]: value,
    saveProbability: one ? new Float64Array(value.length).fill(saveProbability) : saveProbability,
  };
  const [, saves] = takeColumns(verb, each, [worth, 'saveProbability'], []) as [Float64Array, Float64Array];
  const share = (values: Float64Array) => (row: number) => (fraction.accepts(values[row]) ? null : fraction.allowed);
  refuseWrongCells(verb, value.length, [
    { column: worth, values: value, wrong: (row) => (Number.isFinite(value[row]) ? null : 'a finite number') },
    { column: 'churnProbability', values: leaves, wrong: share(leaves) },
    { column: 'saveProbability', values: saves, wrong: share(saves) },
  ]);
  return { value, leaves, saves };
}

function notesOf({ incentiveCost = 0, acceptIfStaying }: RetentionOptions): Note[] {
  if (incentiveCost === 0 || acceptIfStaying !== undefined) return [];
  const message = 'acceptIfStaying was not given: everyone who would stay anyway is taken to accept the incentive';
  return [{ code: 'all-who-stay-accept', message }];
}
