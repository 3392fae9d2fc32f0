import {
  checkOptions,
  type Duration,
  duration,
  durationIn,
  type Instant,
  InvalidOptionError,
  instantOrEnd,
  type OptionRule,
  optionRule,
  showValue,
} from '@clientele/core';
import type { AspectScores } from '../aspects/score-aspects.ts';
import type { FeedbackPrior } from './prior.ts';

/** How feedback becomes one row a customer. */
export interface AggregateOptions {
  /** Only feedback strictly before is seen. Default `'end'`: the midnight after the last of it. */
  readonly asOf?: Instant | 'end';
  /** After this time a text weighs half. Left out, all weigh alike. */
  readonly halfLife?: Duration;
  /** How sure the interval is: 0.8, 0.9, 0.95 or 0.99. Default 0.9. */
  readonly level?: number;
  /** What is believed of a customer beforehand. Left out, it is estimated from all customers. */
  readonly prior?: FeedbackPrior;
  /** A text is negative from minus this score on, above 0 and below 1. Default 0.2. */
  readonly threshold?: number;
  /** What the texts speak of, from `scoreAspects` on the same texts, for the aspects of each customer. */
  readonly aspects?: AspectScores;
}

/** Quantiles of the normal distribution for two-sided intervals. */
export const quantiles: ReadonlyMap<number, number> = new Map([
  [0.8, 1.2815515655446004],
  [0.9, 1.6448536269514722],
  [0.95, 1.959963984540054],
  [0.99, 2.5758293035489004],
]);

/** The rule of options that take what `scoreAspects` gives back. */
export const aspectTableRule: OptionRule = optionRule('a table from scoreAspects', isAspectTable);

/** The rules of these options, for doors that take them beside their own. */
export const aggregateRules: Readonly<Record<keyof AggregateOptions, OptionRule>> = Object.freeze({
  asOf: instantOrEnd,
  halfLife: optionRule(
    'a duration above 0 such as { days: 90 }',
    (value) => duration.accepts(value) && durationIn(value as Duration, 'day') > 0,
  ),
  level: optionRule('0.8, 0.9, 0.95 or 0.99', (value) => quantiles.has(value as number)),
  prior: optionRule('a record of mean, strength and deviation', (value) => typeof value === 'object' && value !== null),
  threshold: optionRule('above 0 and below 1', (value) => typeof value === 'number' && value > 0 && value < 1),
  aspects: aspectTableRule,
});

/**
 * Checks the options of a call that gathers feedback.
 *
 * @throws InvalidOptionError (`invalid-option`)
 */
export function checkAggregateOptions(verb: string, options: AggregateOptions): void {
  checkOptions(verb, options, aggregateRules);
  if (options.prior !== undefined) checkPrior(verb, options.prior);
}

function checkPrior(verb: string, { mean, strength, deviation }: FeedbackPrior): void {
  const problems = [
    { option: 'prior.mean', allowed: 'from -1 to 1', value: mean, isRight: mean >= -1 && mean <= 1 },
    {
      option: 'prior.strength',
      allowed: 'a number > 0',
      value: strength,
      isRight: strength > 0 && strength < Infinity,
    },
    {
      option: 'prior.deviation',
      allowed: 'a number > 0',
      value: deviation,
      isRight: deviation > 0 && deviation < Infinity,
    },
  ].filter(({ value, isRight }) => typeof value !== 'number' || !isRight);
  if (problems.length === 0) return;
  throw new InvalidOptionError(
    verb,
    problems.map(({ option, allowed, value }) => ({ option, allowed, received: showValue(value) })),
  );
}

function isAspectTable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('columns' in value)) return false;
  const { columns } = value;
  return (
    typeof columns === 'object' && columns !== null && 'row' in columns && 'aspect' in columns && 'score' in columns
  );
}
