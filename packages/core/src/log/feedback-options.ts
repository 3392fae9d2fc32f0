import { dateFormatRules, numberFormatRules } from '../cells/cell-options.ts';
import { InvalidOptionError } from '../errors/errors.ts';
import { checkOptions } from '../options/check-options.ts';
import { anyRecord, type OptionRule, wholeNumber } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { ianaTimeZone } from '../time/zone.ts';
import type { FeedbackField, FeedbackOptions } from './feedback-log.ts';

/** The columns of a feedback log, required ones first. */
export const feedbackFields: readonly FeedbackField[] = ['customer', 'time', 'text', 'rating', 'source'];

/** The rules of these options, for doors that take them beside their own. */
export const feedbackRules: Readonly<Record<keyof FeedbackOptions, OptionRule>> = Object.freeze({
  map: anyRecord,
  timeZone: ianaTimeZone,
  ...numberFormatRules,
  ...dateFormatRules,
  maxIssues: wholeNumber(0),
});

/**
 * Checks the options of a call that parses feedback, the fields of `map` included.
 *
 * @throws InvalidOptionError (`invalid-option`)
 */
export function checkFeedbackOptions(verb: string, options: FeedbackOptions): void {
  checkOptions(verb, options, feedbackRules);
  const problems = Object.entries(options.map ?? {}).flatMap(([field, value]) => {
    const option = `map.${field}`;
    if (!(feedbackFields as readonly string[]).includes(field)) {
      return [{ option, allowed: `left out: the fields are ${feedbackFields.join(', ')}`, received: showValue(value) }];
    }
    const isName = value === undefined || (typeof value === 'string' && value !== '');
    return isName ? [] : [{ option, allowed: 'a column name', received: showValue(value) }];
  });
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}
