import {
  type Duration,
  type Instant,
  type InteractionOptions,
  InvalidOptionError,
  instant,
  instantOrEnd,
  type OptionRule,
  oneOf,
  optionRule,
} from '@clientele/core';
import { demand } from '../data/demand.ts';
import { calendarSpan, someCalendarSpan } from '../span/calendar-span.ts';

/** A kind of interaction, or several. */
export type InteractionKinds = string | readonly string[];

/** The windows, and which interactions begin and end a contract. */
export interface LabelContractChurnOptions extends InteractionOptions {
  /** Where the outcome window begins. */
  readonly asOf: Instant;
  /** How far ahead the end of a contract is to be foretold, in whole days, weeks, months or years. */
  readonly outcome: Duration;
  /** The time that is needed to act: histories end this long before `asOf`. None unless told otherwise. */
  readonly lead?: Duration;
  /** Exclusive end of what the data cover; the midnight after the last interaction unless told otherwise. */
  readonly observedUntil?: Instant | 'end';
  /** InteractionKinds with which a customer ends the contract; `'cancel'` unless told otherwise. */
  readonly cancel?: InteractionKinds;
  /** InteractionKinds of a contract that runs out and is not renewed; `'non-renewal'` unless told otherwise. */
  readonly nonRenewal?: InteractionKinds;
  /** InteractionKinds with which the company ends it, as for an unpaid bill; `'involuntary'` unless told otherwise. */
  readonly involuntary?: InteractionKinds;
  /** InteractionKinds with which a contract begins anew; `'start'` unless told otherwise. */
  readonly start?: InteractionKinds;
  /**
   * What label 1 is: `'voluntary'` (cancelled or not renewed) unless told otherwise, `'involuntary'`, or `'any'`. Customers who leave the
   * other way are censored: what they would have done is not known.
   */
  readonly foretell?: 'voluntary' | 'involuntary' | 'any';
}

/** How a contract ended. */
export type ContractEnd = 'cancel' | 'non-renewal' | 'involuntary';

const someKinds = optionRule('a kind of interaction, or a list of kinds', (value) => {
  const list = Array.isArray(value) ? value : [value];
  return list.every((kind) => typeof kind === 'string' && kind.trim() !== '');
});

/** The rules of our own options. */
export const contractRules: Readonly<
  Record<Exclude<keyof LabelContractChurnOptions, keyof InteractionOptions>, OptionRule>
> = {
  asOf: instant,
  outcome: someCalendarSpan,
  lead: calendarSpan,
  observedUntil: instantOrEnd,
  cancel: someKinds,
  nonRenewal: someKinds,
  involuntary: someKinds,
  start: someKinds,
  foretell: oneOf('voluntary', 'involuntary', 'any'),
};

/** Our own options apart from those that say how rows are read. */
export function partContractOptions(options: LabelContractChurnOptions): {
  readonly own: Record<string, unknown>;
  readonly reading: InteractionOptions;
} {
  const entries = Object.entries(options ?? {});
  const isOwn = ([name]: [string, unknown]): boolean => Object.hasOwn(contractRules, name);
  return {
    own: Object.fromEntries(entries.filter(isOwn)),
    reading: Object.fromEntries(entries.filter((entry) => !isOwn(entry))),
  };
}

/**
 * What each kind means.
 *
 * @throws InvalidOptionError (`invalid-option`) where an option is missing, or a kind means two things
 */
export function meaningOfKinds(verb: string, options: LabelContractChurnOptions): Map<string, ContractEnd | 'start'> {
  demand(verb, options, contractRules, ['asOf', 'outcome']);
  const { cancel = 'cancel', nonRenewal = 'non-renewal', involuntary = 'involuntary', start = 'start' } = options;
  const meaning = new Map<string, ContractEnd | 'start'>();
  const say = (option: keyof typeof contractRules, kinds: InteractionKinds, what: ContractEnd | 'start'): void => {
    for (const kind of typeof kinds === 'string' ? [kinds] : kinds) {
      const other = meaning.get(kind);
      if (other !== undefined && other !== what) {
        const allowed = `without "${kind}", which means ${other} already`;
        throw new InvalidOptionError(verb, [{ option, allowed, received: kind }]);
      }
      meaning.set(kind, what);
    }
  };
  say('start', start, 'start');
  say('cancel', cancel, 'cancel');
  say('nonRenewal', nonRenewal, 'non-renewal');
  say('involuntary', involuntary, 'involuntary');
  return meaning;
}
