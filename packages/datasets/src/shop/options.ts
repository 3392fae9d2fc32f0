import {
  anyRecord,
  checkOptions,
  type Duration,
  duration,
  durationIn,
  type Instant,
  InvalidOptionError,
  ianaTimeZone,
  instant,
  type OptionProblem,
  type OptionRule,
  oneOf,
  positiveNumber,
  showValue,
  wholeNumber,
} from '@clientele/core';
import { type ArrivalProcess, defaultParameters, parameterRules, type ShopParameters } from '../arrivals/parameters.ts';

/** The numbers behind what an order comes to: the Gamma-Gamma model of Fader and Hardie. */
export interface SpendParameters {
  /** Shape of a customer's spends around their mean. */
  readonly p: number;
  /** Shape of the gamma distribution of rates across customers. */
  readonly q: number;
  /** Rate of that distribution, in money; the mean spend is p gamma/(q - 1). */
  readonly gamma: number;
}

/** What kind of shop is simulated. */
export interface ShopOptions {
  /** How many customers; 1,000 unless given. */
  readonly customers?: number;
  /** Decides everything that is left to chance, a whole number from 0 to 2³² − 1; 1 unless given. */
  readonly seed?: number;
  /** How customers come back and leave; `'bg-nbd'` unless given. */
  readonly arrivals?: ArrivalProcess;
  /** Parameters of the arrivals that are to differ from the defaults of the process. */
  readonly parameters?: Partial<ShopParameters>;
  /** Parameters of the spend that are to differ; p 6.25, q 3.74 and gamma 15.44 are those of CDNOW. */
  readonly spend?: Partial<SpendParameters>;
  /** When the shop opens; its day is the first. `'2024-01-01'` unless given. */
  readonly start?: Instant;
  /** How long it is watched, in whole days or rounded down to them; two years (104 weeks) unless given. */
  readonly span?: Duration;
  /** First purchases are spread evenly over this time from the start; 52 weeks unless given, or half the span where that is shorter. */
  readonly acquisition?: Duration;
  /** IANA zone of the civil days; `'UTC'` unless given. */
  readonly timeZone?: string;
  /** Categories of products, three prices each, which are paired off in affinities; 8 unless given. 0: orders without lines and products. */
  readonly categories?: number;
}

/** The options with everything filled in. */
export interface Plan {
  readonly customers: number;
  readonly seed: number;
  readonly arrivals: ArrivalProcess;
  readonly parameters: ShopParameters;
  readonly spend: SpendParameters;
  readonly start: Instant;
  readonly days: number;
  readonly acquisitionWeeks: number;
  readonly timeZone: string;
  readonly categories: number;
}

const defaultSpend: SpendParameters = { p: 6.25, q: 3.74, gamma: 15.44 };

const rules: Readonly<Record<keyof ShopOptions, OptionRule>> = {
  customers: wholeNumber(1, 2 ** 31),
  seed: wholeNumber(0, 2 ** 32 - 1),
  arrivals: oneOf(...Object.keys(defaultParameters)),
  parameters: anyRecord,
  spend: anyRecord,
  start: instant,
  span: duration,
  acquisition: duration,
  timeZone: ianaTimeZone,
  categories: wholeNumber(0, 300),
};

/**
 * Checks the options and fills in what is not said.
 *
 * @param verb the function that the user called
 * @throws InvalidOptionError (`invalid-option`) naming each
 */
export function planOf(verb: string, options: ShopOptions): Plan {
  checkOptions(verb, options, rules);
  const { arrivals = 'bg-nbd', span = { weeks: 104 }, parameters = {}, spend = {} } = options;
  const days = Math.floor(durationIn(span, 'day'));
  const acquisitionWeeks = durationIn(options.acquisition ?? { days: Math.min(364, days / 2) }, 'week');
  const problems = [
    ...partProblems('parameters', parameters, arrivals),
    ...spendProblems(spend),
    ...(days >= 1 && days <= 36_525 ? [] : [problem('span', 'from one day to a century', span)]),
    ...(acquisitionWeeks * 7 <= days ? [] : [problem('acquisition', 'no longer than the span', options.acquisition)]),
  ];
  if (problems.length > 0) throw new InvalidOptionError(verb, problems);
  return {
    customers: options.customers ?? 1000,
    seed: options.seed ?? 1,
    arrivals,
    parameters: { ...defaultParameters[arrivals], ...given(parameters) },
    spend: { ...defaultSpend, ...given(spend) },
    start: options.start ?? '2024-01-01',
    days,
    acquisitionWeeks,
    timeZone: options.timeZone ?? 'UTC',
    categories: options.categories ?? 8,
  };
}

function partProblems(option: string, given: object, arrivals: ArrivalProcess): OptionProblem[] {
  const known = Object.keys(defaultParameters[arrivals]);
  return Object.entries(given).flatMap(([name, value]) => {
    const rule = known.includes(name) ? parameterRules[name as keyof ShopParameters] : null;
    if (value === undefined || rule?.accepts(value)) return [];
    return [problem(`${option}.${name}`, rule?.allowed ?? `one of ${known.join(', ')} with ${arrivals}`, value)];
  });
}

function spendProblems(spend: object): OptionProblem[] {
  return Object.entries(spend).flatMap(([name, value]) => {
    const isKnown = Object.hasOwn(defaultSpend, name);
    if (value === undefined || (isKnown && positiveNumber.accepts(value))) return [];
    return [problem(`spend.${name}`, isKnown ? positiveNumber.allowed : 'one of p, q, gamma', value)];
  });
}

function problem(option: string, allowed: string, value: unknown): OptionProblem {
  return { option, allowed, received: showValue(value) };
}

function given<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
