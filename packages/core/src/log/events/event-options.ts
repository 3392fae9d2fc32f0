import {
  type DateFormatOptions,
  dateFormatRules,
  type NumberFormatOptions,
  numberFormatRules,
} from '../../cells/cell-options.ts';
import { type CustomFields, customProblems, customRule } from '../../custom/custom-fields.ts';
import { InvalidOptionError } from '../../errors/errors.ts';
import { checkOptions } from '../../options/check-options.ts';
import { anyRecord, type OptionRule, wholeNumber } from '../../options/rules.ts';
import { showValue } from '../../show.ts';
import { ianaTimeZone } from '../../time/zone.ts';
import type { FieldMap } from '../transaction-log.ts';

/** How rows become a log of events, whatever its columns are. */
export interface EventOptions<F extends string> extends NumberFormatOptions, DateFormatOptions {
  /** From our column names to those of the data; a name left out is looked for as it stands. */
  readonly map?: FieldMap<F>;
  /** IANA zone of civil days and of times without an offset. Default `"UTC"`. */
  readonly timeZone?: string;
  /** Columns of your own, each with a Standard Schema that its cells pass; they stand in `log.custom`. */
  readonly custom?: CustomFields;
  /** How many issues are listed in full; all are counted. Default 1,000. */
  readonly maxIssues?: number;
}

/** The rules of these options. */
export const eventRules: Readonly<Record<keyof EventOptions<string>, OptionRule>> = Object.freeze({
  map: anyRecord,
  timeZone: ianaTimeZone,
  ...numberFormatRules,
  ...dateFormatRules,
  custom: customRule,
  maxIssues: wholeNumber(0),
});

/**
 * Checks the options of a call that parses events, the fields of `map` included.
 *
 * @throws InvalidOptionError (`invalid-option`)
 */
export function checkEventOptions(verb: string, options: EventOptions<string>, fields: readonly string[]): void {
  checkOptions(verb, options, eventRules);
  const problems = Object.entries(options.map ?? {}).flatMap(([field, value]) => {
    const option = `map.${field}`;
    if (!fields.includes(field)) {
      return [{ option, allowed: `left out: the fields are ${fields.join(', ')}`, received: showValue(value) }];
    }
    const isName = value === undefined || (typeof value === 'string' && value !== '');
    return isName ? [] : [{ option, allowed: 'a column name', received: showValue(value) }];
  });
  problems.push(...customProblems(options.custom, fields));
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}
