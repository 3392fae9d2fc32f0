import type { DateFormatOptions, NumberFormatOptions } from '../cells/cell-options.ts';
import { dateFormatRules, numberFormatRules } from '../cells/cell-options.ts';
import { isCurrencyCode } from '../cells/currency.ts';
import { type CustomFields, customProblems, customRule } from '../custom/custom-fields.ts';
import { InvalidOptionError, type OptionProblem } from '../errors/errors.ts';
import type { OnProgress } from '../model/model.ts';
import { nearestName } from '../nearest-name.ts';
import { checkOptions } from '../options/check-options.ts';
import { anyFunction, anyRecord, type OptionRule, optionRule, wholeNumber } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { ianaTimeZone } from '../time/zone.ts';
import { type CurrencyRates, currencyRates } from './convert-currency.ts';
import { type MapField, mapFields } from './fields.ts';
import { type MissingAmount, missingAmountRule } from './fill-amounts.ts';
import type { FieldMap } from './transaction-log.ts';

/** How rows become a transaction log. */
export interface ParseOptions extends NumberFormatOptions, DateFormatOptions {
  /** From our column names to those of the data; a name left out is looked for as it stands. */
  readonly map?: FieldMap<MapField>;
  /** IANA zone of civil days and of times without an offset. Default `"UTC"`. */
  readonly timeZone?: string;
  /** The code of the currency of all amounts, e.g. `"EUR"`; signs and codes in cells are checked against it. */
  readonly currency?: string;
  /** What other currencies are worth in `currency`, where `map.currency` names a column with several. */
  readonly rates?: CurrencyRates;
  /** Texts that mean missing, beside the blank one, by our column names: `{ amount: ['n/a'] }`. */
  readonly nulls?: Partial<Record<MapField, readonly string[]>>;
  /** Columns of your own, each with a Standard Schema (Zod, Valibot, ArkType) that its cells pass; they stand in `log.custom`. */
  readonly custom?: CustomFields;
  /**
   * What becomes of a row whose amount is missing: it is set aside (`'drop'`, the default), or its amount is filled by the price
   * of its product and the quantity, by the median of all purchases, or by a stated number. Each one filled is an issue.
   */
  readonly missingAmount?: MissingAmount;
  /** How many issues are listed in full; all are counted. Default 1,000. */
  readonly maxIssues?: number;
  /** Told every 65,536 rows; may throw to stop. */
  readonly onProgress?: OnProgress;
}

/** The rules of these options, for doors that take them beside their own. */
export const parseRules: Readonly<Record<keyof ParseOptions, OptionRule>> = Object.freeze({
  map: anyRecord,
  timeZone: ianaTimeZone,
  currency: optionRule('a currency code such as "EUR"', isCurrencyCode),
  rates: currencyRates,
  ...numberFormatRules,
  ...dateFormatRules,
  nulls: anyRecord,
  custom: customRule,
  missingAmount: missingAmountRule,
  maxIssues: wholeNumber(0),
  onProgress: anyFunction,
});

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((text) => typeof text === 'string');

/**
 * Checks the options of a call that parses transactions, the fields of `map` and `nulls` included.
 *
 * @param verb the function that the user called
 * @throws InvalidOptionError (`invalid-option`)
 */
export function checkParseOptions(verb: string, options: ParseOptions): void {
  checkOptions(verb, options, parseRules);
  const problems = [
    ...fieldProblems('map', options.map, 'a column name', (value) => typeof value === 'string' && value !== ''),
    ...fieldProblems('nulls', options.nulls, 'a list of texts', isTexts),
    ...customProblems(options.custom, mapFields),
  ];
  if (options.rates !== undefined && options.currency === undefined) {
    problems.push({ option: 'currency', allowed: 'stated beside rates', received: 'undefined' });
  }
  if (options.decimal !== undefined && options.decimal === options.thousands) {
    problems.push({
      option: 'thousands',
      allowed: 'another sign than decimal',
      received: showValue(options.thousands),
    });
  }
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}

function fieldProblems(
  option: string,
  given: object | undefined,
  allowed: string,
  accepts: (value: unknown) => boolean,
): OptionProblem[] {
  return Object.entries(given ?? {}).flatMap(([field, value]) => {
    if (!isField(field)) {
      return [{ option: `${option}.${field}`, allowed: fieldsFor(option, field, value), received: showValue(value) }];
    }
    if (value === undefined || accepts(value)) return [];
    return [{ option: `${option}.${field}`, allowed, received: showValue(value) }];
  });
}

function isField(name: unknown): name is MapField {
  return (mapFields as readonly unknown[]).includes(name);
}

/** What to write in the place of a name that is no field: most often it is misspelt, or the map is the wrong way round. */
function fieldsFor(option: string, field: string, value: unknown): string {
  if (option === 'map' && isField(value)) return 'turned round, our name first';
  const near = nearestName(field, mapFields);
  if (near !== null) return `written ${near}`;
  return `left out: the fields are ${mapFields.join(', ')}`;
}
