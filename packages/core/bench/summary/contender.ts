import type { Lines } from './lines.ts';

/** What is compared: lines whose customers are numbers already, lines with one id text each, or with an ISO 8601 text for the time as well. */
export type Task = 'codes' | 'ids' | 'texts';

/** The tasks in their order. */
export const tasks: readonly Task[] = ['codes', 'ids', 'texts'];

/** One text a line, as a driver or a parser hands them out; `null` where the lines hold numbers. */
export interface Texts {
  readonly ids: readonly string[] | null;
  readonly times: readonly string[] | null;
}

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
  run(lines: Lines, texts: Texts, step: Step): Promise<Result>;
}
