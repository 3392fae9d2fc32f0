import { parseRules } from '../log/parse-options.ts';
import { anyRecord, type OptionRule, oneOf, optionRule, positiveNumber } from '../options/rules.ts';

/** What a rule does about the lines that it finds: nothing, names them, or takes them out as well. */
export type LineAction = 'off' | 'flag' | 'remove';

/** Columns of a log that a line may lack. */
export type OptionalField = 'order' | 'product' | 'productName' | 'quantity' | 'category' | 'channel';

/**
 * What is done where a column has no value: the line is taken out (`'drop'`), or the cell is filled with a stated value, with
 * the most frequent one or the median of the column, or of the lines with the same product (`'by-product'`).
 */
export type MissingRule =
  | 'off'
  | 'drop'
  | 'most-frequent'
  | 'median'
  | 'by-product'
  | { readonly value: string | number };

/** A span of time within one day. */
export type ShortSpan = { readonly seconds: number } | { readonly minutes: number } | { readonly hours: number };

/** The rules of `cleanTransactions`, each of which can be switched; without options lines are named and nothing is changed. */
export interface CleanOptions {
  /** Ids without blanks around them (`'trim'`), and of one case. Default `'off'`: ids are opaque. */
  readonly ids?: 'off' | 'trim' | 'lower' | 'upper';
  /** From ids of products to the id that they are another of: `{ 'TEA-OLD': 'TEA' }`, chains included. Default: none. */
  readonly productAliases?: Readonly<Record<string, string>>;
  /** One name a product: its most frequent one, or its latest. Default `'off'`. */
  readonly productNames?: 'off' | 'most-frequent' | 'latest';
  /** What is done about cells without a value, by column: `{ quantity: 'median', product: 'drop' }`. Default: nothing. */
  readonly missing?: Readonly<Partial<Record<OptionalField, MissingRule>>>;
  /** Lines that equal an earlier one in every column. Default `'flag'`. */
  readonly exactDuplicates?: LineAction;
  /** Lines that equal an earlier one in all but time and order, shortly after it. Default `'flag'`. */
  readonly nearDuplicates?: LineAction;
  /** How shortly. Default `{ minutes: 10 }`. */
  readonly nearWithin?: ShortSpan;
  /** Refunds, and the purchases that they cancel. `'remove'` takes out a purchase that was wholly refunded, with its refunds. Default `'flag'`. */
  readonly cancellations?: LineAction;
  /** From the order id of a refund to that of its purchase, where the data tells. */
  readonly cancels?: Readonly<Record<string, string>>;
  /** Purchases of an unusual amount. Default `'flag'`; they are never removed unless asked for. */
  readonly outliers?: LineAction;
  /** Beyond how many standard deviations, told robustly, an amount is unusual. Default 3.5. */
  readonly outlierThreshold?: number;
  /** Among which lines an amount is compared. Default `'all'`. */
  readonly outlierAmong?: 'all' | 'product' | 'category';
}

const action = oneOf('off', 'flag', 'remove');
const texts: OptionRule = optionRule('an object of texts', (value) => anyRecord.accepts(value) && areTexts(value));

function areTexts(value: unknown): boolean {
  return Object.values(value as object).every((text) => typeof text === 'string' && text.trim() !== '');
}

const spanUnits = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 } as const;
const shortSpan = optionRule('a span such as { minutes: 10 }', (value) => {
  const entries = Object.entries((value ?? {}) as object);
  return entries.length === 1 && entries.every(([unit, count]) => unit in spanUnits && positiveNumber.accepts(count));
});

/** @returns the span in milliseconds. */
export function millisecondsOf(span: ShortSpan): number {
  const [unit, count] = Object.entries(span)[0] as [keyof typeof spanUnits, number];
  return count * spanUnits[unit];
}

/** The rules of these options. */
export const cleanRules: Readonly<Record<keyof CleanOptions, OptionRule>> = Object.freeze({
  ids: oneOf('off', 'trim', 'lower', 'upper'),
  productAliases: texts,
  productNames: oneOf('off', 'most-frequent', 'latest'),
  missing: anyRecord,
  exactDuplicates: action,
  nearDuplicates: action,
  nearWithin: shortSpan,
  cancellations: action,
  cancels: texts,
  outliers: action,
  outlierThreshold: positiveNumber,
  outlierAmong: oneOf('all', 'product', 'category'),
});

/** The rules of a call that reads rows as well. */
export const cleanAndParseRules: Readonly<Record<string, OptionRule>> = Object.freeze({ ...parseRules, ...cleanRules });
