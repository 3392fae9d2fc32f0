import { InvalidOptionError, type OptionProblem } from '../errors/errors.ts';
import { nearestName } from '../nearest-name.ts';
import { showValue } from '../show.ts';
import type { OptionRule } from './rules.ts';

/**
 * Checks the options of one call against their rules: unknown names, wrong values. Options left `undefined` pass, since
 * the caller's default then holds; `null`, a list or a bare number in place of the options does not. Everything wrong is
 * gathered and thrown once.
 *
 * @param verb the function whose options these are; it begins the message
 * @param options the options as given
 * @param rules one rule a known option
 * @throws InvalidOptionError (`invalid-option`) naming each option, what is allowed and what was received
 * @example
 * import { checkOptions, wholeNumber } from '@clientele/core';
 * checkOptions('fitRfmScores', { bins: 5 }, { bins: wholeNumber(2) }); // passes silently
 */
export function checkOptions(
  verb: string,
  options: object | undefined,
  rules: Readonly<Record<string, OptionRule>>,
): void {
  if (options === undefined) return;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new InvalidOptionError(verb, [{ option: 'options', allowed: 'an object', received: showValue(options) }]);
  }
  const problems = Object.entries(options).flatMap(([option, value]) => problemsOf(option, value, rules));
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}

function problemsOf(option: string, value: unknown, rules: Readonly<Record<string, OptionRule>>): OptionProblem[] {
  if (!Object.hasOwn(rules, option)) {
    return [{ option, allowed: knownOptions(option, Object.keys(rules)), received: 'an unknown option' }];
  }
  const rule = rules[option] as OptionRule;
  if (value === undefined || rule.accepts(value)) return [];
  return [{ option, allowed: rule.allowed, received: showValue(value) }];
}

function knownOptions(option: string, known: readonly string[]): string {
  const near = nearestName(option, known);
  if (near !== null) return `written ${near}`;
  return known.length === 0 ? 'left out: there are no options' : `one of the options ${known.join(', ')}`;
}
