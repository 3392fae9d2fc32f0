import {
  type CodedColumn,
  checkOptions,
  encode,
  exactSum,
  InvalidOptionError,
  NO_CODE,
  optionRule,
  showValue,
  type Table,
  table,
  trueOrFalse,
  wholeNumber,
} from '@clientele/core';
import { quantiles } from '../quantile/quantile.ts';
import { type Correlations, correlationsOf } from './correlations.ts';
import { type Histogram, histogram } from './histogram.ts';
import { type ProfiledColumn, type ProfileInput, profiledColumns } from './profiled-columns.ts';

/** What a profile looks at. */
export interface ProfileOptions {
  /** Columns of numbers that are instants, epoch milliseconds; `time` of a log always is one. */
  readonly times?: readonly string[];
  /** How many of a column's most frequent values are listed. Default 10. */
  readonly top?: number;
  /** Bins of each histogram. Default: as many as the values ask for. */
  readonly bins?: number;
  /** Whether numbers are correlated, which costs a sort a pair. Default `true`. */
  readonly correlations?: boolean;
}

/** What the columns of a table hold. */
export interface Profile {
  readonly rows: number;
  /** One row a column. Numbers, and instants as epoch milliseconds, have quartiles and a mean; NaN for texts. */
  readonly columns: Table<{
    column: CodedColumn;
    /** `number`, `time`, `text` or `list`. */
    type: CodedColumn;
    rows: Float64Array;
    missing: Float64Array;
    /** Of a list: distinct items. */
    distinct: Float64Array;
    min: Float64Array;
    quartile1: Float64Array;
    median: Float64Array;
    quartile3: Float64Array;
    max: Float64Array;
    mean: Float64Array;
  }>;
  /** Of each column of numbers or instants. */
  readonly histograms: Readonly<Record<string, Histogram>>;
  /** The most frequent values of each column of texts, most frequent first, then by code unit. */
  readonly topValues: Table<{ column: CodedColumn; value: CodedColumn; count: Float64Array; share: Float64Array }>;
  /** Of each two columns of numbers; no rows where they were not asked for. */
  readonly correlations: Correlations;
}

const names = optionRule(
  'a list of column names',
  (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
);

/**
 * What the columns of a table or a log hold: type, missing cells, distinct values, quartiles, histograms, the most frequent
 * texts, and how numbers go together. To be looked at before anything is modelled.
 *
 * @param source a table, or a log of transactions, interactions or feedback
 * @param options which numbers are instants, how much is listed
 * @returns one row a column, histograms, top values and correlations
 * @throws InvalidOptionError (`invalid-option`) also where `times` names a column that holds no numbers
 * @example
 * import { customerTable, toRows } from '@clientele/core';
 * import { profile } from '@clientele/stats';
 * const customers = customerTable(['Ada', 'Bo', 'Cy'], { spend: [20, 5, NaN], city: ['Ulm', null, 'Ulm'] });
 * const found = profile(customers);
 * toRows(found.columns, ['column', 'type', 'missing', 'distinct', 'median']).slice(1);
 * // => [
 * //   { column: 'spend', type: 'number', missing: 1, distinct: 2, median: 12.5 },
 * //   { column: 'city', type: 'text', missing: 1, distinct: 1, median: null },
 * // ]
 * toRows(found.topValues).at(-1); // => { column: 'city', value: 'Ulm', count: 2, share: 2 / 3 }
 */
export function profile(source: ProfileInput, options: ProfileOptions = {}): Profile {
  checkOptions('profile', options, {
    times: names,
    top: wholeNumber(0),
    bins: wholeNumber(1, 10_000),
    correlations: trueOrFalse,
  });
  const { times = [], top = 10, bins, correlations = true } = options;
  const columns = profiledColumns(source, times);
  refuseTimes(columns, times);
  const facts = columns.map((column) => factsOf(column, source.length));
  const numbers = columns.filter((column) => isNumeric(column));
  const binning = bins === undefined ? {} : { bins };
  const pick = (read: (fact: ColumnFacts) => number): Float64Array => Float64Array.from(facts, read);
  return Object.freeze({
    rows: source.length,
    columns: table({
      column: encode(columns.map(({ name }) => name)),
      type: encode(columns.map(({ type }) => type)),
      rows: pick(() => source.length),
      missing: pick((fact) => fact.missing),
      distinct: pick((fact) => fact.distinct),
      min: pick((fact) => fact.spread[0] as number),
      quartile1: pick((fact) => fact.spread[1] as number),
      median: pick((fact) => fact.spread[2] as number),
      quartile3: pick((fact) => fact.spread[3] as number),
      max: pick((fact) => fact.spread[4] as number),
      mean: pick((fact) => fact.mean),
    }),
    histograms: Object.freeze(
      Object.fromEntries(numbers.map(({ name, values }) => [name, histogram(values, binning)])),
    ),
    topValues: topValuesOf(columns, top, source.length),
    correlations: correlationsOf(correlations ? numbers.filter(({ type }) => type === 'number') : []),
  });
}

type Numeric = Extract<ProfiledColumn, { values: Float64Array }>;

function isNumeric(column: ProfiledColumn): column is Numeric {
  return column.type === 'number' || column.type === 'time';
}

function refuseTimes(columns: readonly ProfiledColumn[], times: readonly string[]): void {
  const odd = times.find((name) => !columns.some((column) => column.name === name && isNumeric(column)));
  if (odd === undefined) return;
  throw new InvalidOptionError('profile', [
    { option: 'times', allowed: 'names of columns that hold numbers', received: showValue(odd) },
  ]);
}

interface ColumnFacts {
  readonly missing: number;
  readonly distinct: number;
  /** Least, quartiles, most. */
  readonly spread: readonly number[];
  readonly mean: number;
}

const unknown: readonly number[] = new Array<number>(5).fill(Number.NaN);

function factsOf(column: ProfiledColumn, rows: number): ColumnFacts {
  if (!isNumeric(column)) return { ...countTexts(column, rows), spread: unknown, mean: Number.NaN };
  const sorted = column.values.filter((value) => !Number.isNaN(value)).sort();
  const missing = rows - sorted.length;
  if (sorted.length === 0) return { missing, distinct: 0, spread: unknown, mean: Number.NaN };
  let distinct = 1;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) distinct += 1;
  return {
    missing,
    distinct,
    spread: quantiles(sorted, [0, 0.25, 0.5, 0.75, 1]),
    mean: exactSum(sorted) / sorted.length,
  };
}

function countTexts({ type, values }: ProfiledColumn, rows: number): Pick<ColumnFacts, 'missing' | 'distinct'> {
  const counts = countsOf(values as CodedColumn);
  const distinct = counts.reduce((sum, count) => sum + Number(count > 0), 0);
  if (type !== 'list') return { missing: rows - counts.reduce((sum, count) => sum + count, 0), distinct };
  const { offsets } = values as unknown as { readonly offsets: Uint32Array };
  let empty = 0;
  for (let row = 0; row < rows; row++) if (offsets[row] === offsets[row + 1]) empty += 1;
  return { missing: empty, distinct };
}

function countsOf({ dictionary, codes }: CodedColumn): Float64Array {
  const counts = new Float64Array(dictionary.values.length);
  for (const code of codes) if (code !== NO_CODE) counts[code] = (counts[code] as number) + 1;
  return counts;
}

function topValuesOf(columns: readonly ProfiledColumn[], top: number, rows: number): Profile['topValues'] {
  const found = columns.flatMap((column) => {
    if (isNumeric(column)) return [];
    const texts = column.values.dictionary.values;
    const met = [...countsOf(column.values)].map((count, code) => ({ count, value: texts[code] as string }));
    const first = met
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    return first.slice(0, top).map((one) => ({ ...one, name: column.name }));
  });
  return table({
    column: encode(found.map(({ name }) => name)),
    value: encode(found.map(({ value }) => value)),
    count: Float64Array.from(found, ({ count }) => count),
    share: Float64Array.from(found, ({ count }) => count / rows),
  });
}
