import {
  type CodedColumn,
  checkOptions,
  expectRecord,
  frozen,
  InsufficientDataError,
  InvalidInputError,
  type Note,
  type Numbers,
  type OptionRule,
  optionRule,
  showValue,
  textAt,
} from '@clientele/core';
import { erfc, normalQuantile } from '@clientele/stats';
import { anyNumber, numberColumn } from './columns.ts';

/** What became of the customers of a campaign, one row a customer. */
export interface CampaignOutcomes {
  readonly customer: readonly string[] | CodedColumn;
  /** `treated` or `control`, as in a campaign. */
  readonly group: readonly string[] | CodedColumn;
  /** 1 or 0 for having done what was wanted, or money; 0 for those who bought nothing, who count as well. */
  readonly outcome: Numbers;
}

/** Options of `measureLift`. */
export interface MeasureLiftOptions {
  /** Of the interval, between 0 and 1. Default 0.95. */
  readonly confidence?: number;
}

/** One of the two groups. */
export interface GroupOutcome {
  readonly customers: number;
  readonly mean: number;
  /** Of the mean. */
  readonly standardError: number;
}

/** What a campaign changed. */
export interface CampaignLift {
  readonly treated: GroupOutcome;
  readonly control: GroupOutcome;
  /** Treated less control, in the unit of the outcome. */
  readonly difference: number;
  readonly standardError: number;
  /** Ends of the interval of the difference. */
  readonly lower: number;
  readonly upper: number;
  /** The difference as a share of the control group's mean; `null` where that is 0. */
  readonly relativeLift: number | null;
  /** How often at least such a difference comes about by chance alone; 1 where nothing varies. */
  readonly pValue: number;
  /** What all treated together did beyond what was to be expected without the campaign. */
  readonly incremental: number;
  readonly confidence: number;
  readonly notes: readonly Note[];
}

const rules: Readonly<Record<keyof MeasureLiftOptions, OptionRule>> = {
  confidence: optionRule('a number between 0 and 1', (value) => typeof value === 'number' && value > 0 && value < 1),
};

/**
 * Measures what a campaign changed: the mean outcome of the treated less that of the control group, with its interval. Of 0 and
 * 1, the interval is Newcombe's from two Wilson scores and p is of the pooled z test; of money, both are of the two groups' own
 * variances (Welch), by the normal approximation. Customers met in both groups are left out of both, and counted.
 *
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17,
 * 1998, method 10.
 *
 * @param outcomes one row a customer of the campaign, those who bought nothing included
 * @param options the confidence of the interval
 * @returns both groups, difference, interval, p
 * @throws InvalidInputError (`invalid-input`) naming row and column, or a customer who stands twice in one group
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where a group has fewer than two customers
 * @example
 * import { measureLift } from '@clientele/nbo';
 * const group = ['treated', 'treated', 'treated', 'treated', 'control', 'control'];
 * const customer = ['a', 'b', 'c', 'd', 'e', 'f'];
 * const lift = measureLift({ customer, group, outcome: [1, 1, 1, 0, 1, 0] });
 * lift.difference; // => 0.25
 * lift.lower < 0 && lift.upper > 0; // => true
 */
export function measureLift(outcomes: CampaignOutcomes, options: MeasureLiftOptions = {}): CampaignLift {
  const verb = 'measureLift';
  checkOptions(verb, options, rules);
  const { confidence = 0.95 } = options;
  expectRecord(verb, 'outcomes of a campaign', outcomes, ['customer', 'group']);
  const { treated, control, both } = groupsOf(verb, outcomes);
  for (const [name, values] of Object.entries({ treated, control })) {
    if (values.length < 2) throw new InsufficientDataError(verb, `customers in the group ${name}`, 2, values.length);
  }
  const isRate = [...treated, ...control].every((one) => one === 0 || one === 1);
  const [t, c] = [summaryOf(treated), summaryOf(control)];
  const difference = t.mean - c.mean;
  const standardError = Math.hypot(t.standardError, c.standardError);
  const z = normalQuantile((1 + confidence) / 2);
  const [lower, upper] = isRate ? newcombe(t, c, z) : [difference - z * standardError, difference + z * standardError];
  return frozen({
    treated: t,
    control: c,
    difference,
    standardError,
    lower,
    upper,
    relativeLift: c.mean === 0 ? null : difference / c.mean,
    pValue: pValueOf(difference, isRate ? pooledError(t, c) : standardError),
    incremental: difference * t.customers,
    confidence,
    notes: [...bothNotes(both), ...fewNotes(t, c)],
  });
}

interface Groups {
  readonly treated: readonly number[];
  readonly control: readonly number[];
  /** Customers met in both. */
  readonly both: number;
}

function groupsOf(verb: string, { customer, group, outcome }: CampaignOutcomes): Groups {
  const values = numberColumn(verb, 'outcome', outcome, anyNumber, null);
  const seen = new Map<string, { readonly group: string; readonly value: number; isInBoth: boolean }>();
  for (let row = 0; row < values.length; row++) {
    const id = cellOf(customer, row);
    const of = cellOf(group, row);
    if (id === null || id === '') throw bad(verb, row, 'customer', 'an id', id);
    if (of !== 'treated' && of !== 'control') throw bad(verb, row, 'group', '"treated" or "control"', of);
    const before = seen.get(id);
    if (before?.group === of) throw bad(verb, row, 'customer', 'one row a customer and group', id);
    if (before !== undefined) before.isInBoth = true;
    else seen.set(id, { group: of, value: values[row] as number, isInBoth: false });
  }
  const sound = [...seen.values()].filter(({ isInBoth }) => !isInBoth);
  const ofGroup = (name: string): number[] => sound.filter((one) => one.group === name).map(({ value }) => value);
  return { treated: ofGroup('treated'), control: ofGroup('control'), both: seen.size - sound.length };
}

function cellOf(column: readonly string[] | CodedColumn, row: number): string | null {
  return 'codes' in column ? textAt(column, row) : (column[row] ?? null);
}

function bad(verb: string, row: number, column: string, expected: string, received: unknown): InvalidInputError {
  const message = `${verb}: row ${row}, column "${column}": expected ${expected}, got ${showValue(received)}`;
  return new InvalidInputError(message, [], { row, column });
}

/** Mean and its standard error, of all customers: those with 0 make the variance what it is. */
function summaryOf(values: readonly number[]): GroupOutcome {
  const n = values.length;
  const mean = values.reduce((sum, one) => sum + one, 0) / n;
  const square = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { customers: n, mean, standardError: Math.sqrt(square / (n - 1) / n) };
}

function pooledError(t: GroupOutcome, c: GroupOutcome): number {
  const pooled = (t.mean * t.customers + c.mean * c.customers) / (t.customers + c.customers);
  return Math.sqrt(pooled * (1 - pooled) * (1 / t.customers + 1 / c.customers));
}

function pValueOf(difference: number, standardError: number): number {
  if (standardError === 0) return difference === 0 ? 1 : 0;
  return erfc(Math.abs(difference / standardError) / Math.SQRT2);
}

function newcombe(t: GroupOutcome, c: GroupOutcome, z: number): [number, number] {
  const [lowT, highT] = wilson(t, z);
  const [lowC, highC] = wilson(c, z);
  const difference = t.mean - c.mean;
  return [
    difference - Math.hypot(t.mean - lowT, highC - c.mean),
    difference + Math.hypot(highT - t.mean, c.mean - lowC),
  ];
}

/** E. B. Wilson's score interval of a rate. */
function wilson({ mean: p, customers: n }: GroupOutcome, z: number): [number, number] {
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}

function bothNotes(both: number): Note[] {
  if (both === 0) return [];
  const message = `${both} customers were met in both groups: they are left out of both`;
  return [{ code: 'customers-in-both-groups', message, details: { customers: both } }];
}

const few = 30;

function fewNotes(t: GroupOutcome, c: GroupOutcome): Note[] {
  const least = Math.min(t.customers, c.customers);
  if (least >= few) return [];
  const message = `the smaller group has ${least} customers: interval and p are rough below ${few}`;
  return [{ code: 'few-customers', message, details: { customers: least } }];
}
