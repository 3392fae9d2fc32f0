import {
  type Duration,
  type Instant,
  InvalidOptionError,
  nonNegativeNumber,
  type OptionProblem,
  type OptionRule,
  optionRule,
  type ParseOptions,
  parseRules,
} from '@clientele/core';
import { featureRules } from '../features/build-features.ts';
import type { SideInputs } from '../features/side-features.ts';
import { contractRules, type LabelContractChurnOptions } from '../label/contract-options.ts';
import { someCalendarSpan } from '../span/calendar-span.ts';

/** Which interactions begin and end a contract, and which end is foretold, as in `labelContractChurn`. */
export type ContractTerms = Pick<
  LabelContractChurnOptions,
  'start' | 'cancel' | 'nonRenewal' | 'involuntary' | 'foretell'
>;

/** The windows, and the penalty. */
export interface ChurnRiskOptions extends ParseOptions, SideInputs {
  /** Where the data end and the future begins; the midnight after the last event unless told otherwise. */
  readonly asOf?: Instant | 'end';
  /** How long nothing must be bought to be called churn, or how far ahead the end of a contract is foretold; 90 days unless told otherwise. */
  readonly outcome?: Duration;
  /** The time that is needed to act; none unless told otherwise. */
  readonly lead?: Duration;
  /** Learn only from customers with a purchase within this span. From all unless told otherwise; not for contracts. */
  readonly activeWithin?: Duration;
  /** Windows of the features; 30, 90 and 365 days unless told otherwise. */
  readonly windows?: readonly { readonly days: number }[];
  /** Penalty of the regression, as in `fitLogistic`; 1 unless told otherwise, since features of behaviour overlap. */
  readonly l2?: number;
  /**
   * Customers are under contract: churn is its end, as `interactions` tell it, and only contracts that run are scored. `{}` takes the usual
   * kinds (`start`, `cancel`, `non-renewal`, `involuntary`). Customers can leave without a word unless given.
   */
  readonly contract?: ContractTerms;
}

const termNames = ['start', 'cancel', 'nonRenewal', 'involuntary', 'foretell'] as const;

const contractTerms = optionRule(`a record of ${termNames.join(', ')}`, (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, term]) =>
      (termNames as readonly string[]).includes(name) &&
      (term === undefined || contractRules[name as (typeof termNames)[number]].accepts(term)),
  );
});

/** The rules of the options. */
export const riskRules: Readonly<Record<keyof ChurnRiskOptions, OptionRule>> = {
  ...parseRules,
  ...featureRules,
  outcome: someCalendarSpan,
  activeWithin: someCalendarSpan,
  l2: nonNegativeNumber,
  contract: contractTerms,
};

/**
 * Refuses options that would have no effect beside, or without, a contract.
 *
 * @throws InvalidOptionError (`invalid-option`) naming them
 */
export function refuseIdleTerms(verb: string, { contract, interactions, activeWithin }: ChurnRiskOptions): void {
  if (contract === undefined) return;
  const problems: OptionProblem[] = [];
  if (interactions === undefined) {
    problems.push({ option: 'contract', allowed: 'left out without interactions', received: JSON.stringify(contract) });
  }
  if (activeWithin !== undefined) {
    const allowed = 'left out beside contract, which tells who is active';
    problems.push({ option: 'activeWithin', allowed, received: JSON.stringify(activeWithin) });
  }
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
}
