import { type OptionRule, optionRule } from '@clientele/core';

/** Whether a value is what `openSentiment` or `openSentimentLinear` gives back. */
export function isOpened(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'reader' in value;
}

/** The rule of options that take what has been opened. */
export const openedRule: OptionRule = optionRule('opened by openSentiment or openSentimentLinear', isOpened);
