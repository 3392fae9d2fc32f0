import type { Lines } from './lines.ts';

/** What is compared: lines whose customers are numbers already, or lines with one id text each. */
export type Task = 'codes' | 'ids';

/** The columns of the result, in the order in which they are compared. */
export const resultColumns = [
  'purchaseDays',
  'firstPurchase',
  'lastPurchase',
  'totalSpend',
  'grossSpend',
  'repeatSpend',
  'sumLogGaps',
] as const;

/** One row a customer with a purchase: its number, and its facts. */
export interface Result {
  readonly customer: Uint32Array;
  readonly columns: readonly Float64Array[];
}

/** Told when a named step begins. */
export type Step = (name: string) => void;

/** A library that sums up lines; reading its result back is its last step. */
export interface Contender {
  readonly version: string;
  run(lines: Lines, ids: readonly string[] | null, step: Step): Promise<Result>;
}
