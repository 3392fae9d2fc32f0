/** What one option may be: a phrase that completes the sentence "tolerance must be …", and the test behind it. */
export interface OptionRule {
  readonly allowed: string;
  readonly accepts: (value: unknown) => boolean;
}

/**
 * A rule of one's own.
 *
 * @param allowed completes the sentence "tolerance must be …"
 * @param accepts whether a value passes
 * @returns the rule
 * @example
 * import { optionRule } from '@clientele/core';
 * optionRule('an even number', (value) => Number(value) % 2 === 0).accepts(3); // => false
 */
export function optionRule(allowed: string, accepts: (value: unknown) => boolean): OptionRule {
  return Object.freeze({ allowed, accepts });
}

const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Passes any finite number. */
export const finiteNumber: OptionRule = optionRule('a finite number', isFiniteNumber);

/** Passes a finite number above zero. */
export const positiveNumber: OptionRule = optionRule('a number > 0', (value) => isFiniteNumber(value) && value > 0);

/** Passes a finite number of zero or more. */
export const nonNegativeNumber: OptionRule = optionRule(
  'a number >= 0',
  (value) => isFiniteNumber(value) && value >= 0,
);

/** Passes a share: a number from 0 to 1, both included. */
export const fraction: OptionRule = optionRule(
  'a number from 0 to 1',
  (value) => isFiniteNumber(value) && value >= 0 && value <= 1,
);

/** Passes text of at least one character. */
export const nonEmptyText: OptionRule = optionRule(
  'a text that is not empty',
  (value) => typeof value === 'string' && value !== '',
);

/** Passes `true` and `false`. */
export const trueOrFalse: OptionRule = optionRule('true or false', (value) => typeof value === 'boolean');

/** Passes a function. */
export const anyFunction: OptionRule = optionRule('a function', (value) => typeof value === 'function');

/** Passes an object that is no array; its fields are checked where they are used. */
export const anyRecord: OptionRule = optionRule(
  'an object',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/**
 * The rule for a whole number within limits.
 *
 * @param least the smallest allowed
 * @param most the largest allowed
 * @returns the rule
 * @example
 * import { wholeNumber } from '@clientele/core';
 * wholeNumber(2, 10).allowed; // => 'a whole number from 2 to 10'
 */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER): OptionRule {
  const range = most === Number.MAX_SAFE_INTEGER ? `>= ${least}` : `from ${least} to ${most}`;
  const within = (value: unknown): boolean =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
  return optionRule(`a whole number ${range}`, within);
}

/**
 * The rule for one of a closed list of words.
 *
 * @param words the words allowed
 * @returns the rule
 * @example
 * import { oneOf } from '@clientele/core';
 * oneOf('net', 'gross').accepts('nett'); // => false
 */
export function oneOf(...words: readonly string[]): OptionRule {
  return optionRule(`one of ${words.map((word) => `"${word}"`).join(', ')}`, (value) =>
    words.includes(value as string),
  );
}
