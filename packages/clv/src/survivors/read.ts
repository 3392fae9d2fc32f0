import { InvalidInputError, InvalidOptionError, showValue, type TimeUnit, textAt, timeUnit } from '@clientele/core';
import { refuseWrongCells, takeColumns } from '../histories/cells.ts';
import type { Survivors } from './survivors.ts';

/** Who left when, over all cohorts. */
export interface Departures {
  readonly unit: TimeUnit;
  readonly rows: number;
  /** Customers of all cohorts. */
  readonly customers: number;
  /** At t, those who left in period t; element 0 is 0. */
  readonly lost: Float64Array;
  /** At t, those who were left when their cohort was last seen, in period t. */
  readonly kept: Float64Array;
}

/**
 * Reads survivors at the door of a fit: typed once, every cell checked, every cohort from period 0 on without a gap.
 *
 * @param verb begins messages
 * @param data a table or plain arrays
 * @returns departures
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws InvalidOptionError (`invalid-option`) where the unit is missing or unknown
 */
export function readSurvivors(verb: string, data: Survivors): Departures {
  if (typeof data !== 'object' || data === null) {
    throw new InvalidInputError(`${verb}: expected a table or a record of columns, got ${showValue(data)}`);
  }
  const columns: object = 'columns' in data ? data.columns : data;
  const taken = takeColumns(verb, columns, ['period', 'survivors'], []);
  const [period, survivors] = taken as [Float64Array, Float64Array];
  if (!timeUnit.accepts(data.unit)) {
    throw new InvalidOptionError(verb, [{ option: 'unit', allowed: timeUnit.allowed, received: showValue(data.unit) }]);
  }
  const wholePeriod = (row: number): string | null =>
    Number.isSafeInteger(period[row]) && Number(period[row]) >= 0 && Number(period[row]) < 1e6
      ? null
      : 'a whole number from 0 to 1e6';
  const count = (row: number): string | null =>
    Number.isFinite(survivors[row]) && Number(survivors[row]) >= 0 ? null : 'a number >= 0';
  refuseWrongCells(verb, period.length, [
    { column: 'period', values: period, wrong: wholePeriod },
    { column: 'survivors', values: survivors, wrong: count },
  ]);
  const cohorts = cohortsOf(period, survivors, cohortNames(verb, columns, period.length));
  return { unit: data.unit, rows: period.length, ...departuresOf(verb, cohorts) };
}

/** The cohort of each row; one for all where none are named. */
function cohortNames(verb: string, columns: object, length: number): readonly unknown[] {
  const cohort: unknown = Object.hasOwn(columns, 'cohort') ? Reflect.get(columns, 'cohort') : undefined;
  if (cohort === undefined) return Array(length).fill('');
  const coded = typeof cohort === 'object' && cohort !== null && 'codes' in cohort && 'dictionary' in cohort;
  const names = coded
    ? Array.from({ length }, (_, row) => textAt(cohort as Parameters<typeof textAt>[0], row))
    : Array.from(cohort as ArrayLike<unknown>);
  if (names.length === length) return names;
  throw new InvalidInputError(`${verb}: column cohort has ${names.length} rows, column period has ${length}`);
}

/** Survivors of one cohort by period, with a row that tells of each. */
type Cohort = Map<number, { count: number; row: number }>;

function cohortsOf(period: Float64Array, survivors: Float64Array, names: readonly unknown[]): Cohort[] {
  const cohorts = new Map<unknown, Cohort>();
  names.forEach((name, row) => {
    const cohort: Cohort = cohorts.get(name) ?? new Map();
    const [at, before] = [period[row] as number, cohort.get(period[row] as number)];
    cohort.set(at, { count: (before?.count ?? 0) + (survivors[row] as number), row: before?.row ?? row });
    cohorts.set(name, cohort);
  });
  return [...cohorts.values()];
}

function departuresOf(verb: string, cohorts: readonly Cohort[]): Pick<Departures, 'customers' | 'lost' | 'kept'> {
  const longest = Math.max(0, ...cohorts.map(({ size }) => size - 1));
  const [lost, kept] = [new Float64Array(longest + 1), new Float64Array(longest + 1)];
  let customers = 0;
  for (const cohort of cohorts) {
    const left = survivorsInOrder(verb, cohort);
    customers += left[0] as number;
    for (let t = 1; t < left.length; t++) {
      lost[t] = (lost[t] as number) + (left[t - 1] as number) - (left[t] as number);
    }
    const last = left.length - 1;
    kept[last] = (kept[last] as number) + (left[last] as number);
  }
  return { customers, lost, kept };
}

function survivorsInOrder(verb: string, cohort: Cohort): number[] {
  const left: number[] = [];
  const [first] = cohort.values();
  for (let t = 0; t < cohort.size; t++) {
    const found = cohort.get(t);
    const before = left[t - 1] ?? Number.POSITIVE_INFINITY;
    if (found === undefined) throw wrong(verb, first?.row ?? 0, 'period', `every period from 0 on, ${t} included`);
    if (found.count > before) throw wrong(verb, found.row, 'survivors', `at most the ${before} of the period before`);
    left.push(found.count);
  }
  return left;
}

function wrong(verb: string, row: number, column: string, expected: string): InvalidInputError {
  const issue = { code: 'invalid-number', row, column, expected, received: '', action: 'kept' } as const;
  return new InvalidInputError(`${verb}: row ${row}, column ${column}: expected ${expected}`, [issue]);
}
