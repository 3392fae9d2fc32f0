import {
  checkOptions,
  finiteNumber,
  fraction,
  InvalidInputError,
  optionRule,
  showValue,
  type TimeUnit,
  timeUnit,
  wholeNumber,
} from '@clientele/core';
import { openRetention, type RetentionModel } from '../retention/model.ts';
import { remainingPeriods } from '../retention/predict.ts';
import { continuousRate, type Discount, discountRate } from './discount.ts';
import { refuseEndless } from './endless.ts';

/** What a contract brings, how long it lasts, and what later money is worth. */
export interface ContractualClvInput {
  /** Profit a period, in the currency. */
  readonly marginPerPeriod: number;
  /** The share that renews each time, or a model of retention. */
  readonly retention: number | RetentionModel;
  readonly discount: Discount;
  /** The length of a period, where retention is a number; a model has its own. */
  readonly unit?: TimeUnit;
  /** Renewals made so far; 0, a new customer, unless given. It changes what a model says, and nothing where retention is a number. */
  readonly renewals?: number;
}

/**
 * The value of a customer under contract. With a constant retention rate r it is m (1 + d)/(1 + d − r), the first payment made
 * now and d a period's discount; with a model it is m times the discounted expected lifetime. For someone who has renewed
 * before, it is taken just before the next renewal.
 *
 * A constant rate makes old customers too cheap: the less loyal leave first, and those who stayed are worth more than the
 * average rate says (Fader and Hardie 2010).
 *
 * @param input margin, retention, discount
 * @returns the expected discounted profit, in the currency
 * @throws InvalidOptionError (`invalid-option`) naming the option
 * @throws IncompatibleModelError (`incompatible-model`) where retention is a model of another kind
 * @example
 * import { contractualClv, shiftedBetaGeometricModel } from '@clientele/clv';
 * const year = { marginPerPeriod: 100, discount: { annual: 0.1 } } as const;
 * contractualClv({ ...year, retention: 0.8, unit: 'year' }).toFixed(2); // => '366.67'
 * const model = shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 }, { unit: 'year' });
 * contractualClv({ ...year, retention: model, renewals: 4 }).toFixed(2); // => '662.03'
 */
export function contractualClv(input: ContractualClvInput): number {
  const verb = 'contractualClv';
  if (typeof input !== 'object' || input === null) {
    throw new InvalidInputError(`${verb}: expected { marginPerPeriod, retention, discount }, got ${showValue(input)}`);
  }
  const { retention, ...rest } = input;
  const missing = { marginPerPeriod: null, discount: null };
  const rules = {
    marginPerPeriod: finiteNumber,
    discount: discountRate,
    unit: timeUnit,
    renewals: wholeNumber(0, 1e6),
  };
  const { marginPerPeriod, discount, renewals = 0 } = rest;
  if (typeof retention === 'object' && retention !== null) {
    checkOptions(verb, { ...missing, ...rest }, { ...rules, unit: ofModel });
    openRetention(verb, retention);
    refuseEndless(verb, discount, 'infinite');
    return marginPerPeriod * remainingPeriods(retention, { discount, renewals });
  }
  checkOptions(verb, { ...missing, unit: null, ...rest, retention }, { ...rules, retention: fraction });
  if (retention === 1) refuseEndless(verb, discount, 'infinite');
  const worth = Math.exp(-continuousRate(discount, rest.unit as TimeUnit));
  const whole = marginPerPeriod / (1 - worth * retention);
  return renewals === 0 ? whole : retention * whole;
}

const ofModel = optionRule('left out: the model has its own', (value) => value === undefined);
