import { instantOrEnd, type OptionRule, oneOf, type SummaryOptions } from '@clientele/core';

/** Rules of how purchases are counted. */
export const summaryRules: Readonly<Record<keyof SummaryOptions, OptionRule>> = {
  asOf: instantOrEnd,
  occasion: oneOf('sale', 'net-positive-day'),
};
