import { type OptionRule, optionRule, positiveNumber, wholeNumber } from '@clientele/core';

/** How customers come back and leave. */
export type ArrivalProcess = 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd' | 'regular' | 'seasonal';

/** The numbers behind a shop's arrivals; time is in weeks. Each process reads those that are its own. */
export interface ShopParameters {
  /** Shape of the gamma distribution of purchase rates. */
  readonly r: number;
  /** Rate of that distribution; the mean purchase rate is r/alpha a week. */
  readonly alpha: number;
  /** First parameter of the beta distribution of the chance to leave after a purchase (all but `pareto-nbd`). */
  readonly a?: number;
  /** Second parameter; the mean chance to leave is a/(a + b). */
  readonly b?: number;
  /** Shape of the gamma distribution of rates of leaving (`pareto-nbd`). */
  readonly s?: number;
  /** Rate of that distribution; the mean rate of leaving is s/beta a week. */
  readonly beta?: number;
  /** How regular purchases are (`regular`): each waits for this many events of the customer's rate. */
  readonly k?: number;
  /** How far the season moves the rate (`seasonal`): 0.6 is from 40 % to 160 % of it. */
  readonly amplitude?: number;
  /** The month with the most purchases (`seasonal`), 1 to 12; its middle is the peak. */
  readonly peakMonth?: number;
}

const gammaRates = { r: 0.9, alpha: 9 };
const betaLeaving = { a: 0.7, b: 2.8 };

/** What holds where nothing is said; its names are those that a process knows. */
export const defaultParameters: Readonly<Record<ArrivalProcess, ShopParameters>> = {
  'bg-nbd': { ...gammaRates, ...betaLeaving },
  'mbg-nbd': { ...gammaRates, ...betaLeaving },
  'pareto-nbd': { ...gammaRates, s: 0.6, beta: 20 },
  // Three events a purchase: the rate is thrice as high for as many purchases.
  regular: { r: 1.5, alpha: 5, ...betaLeaving, k: 3 },
  seasonal: { ...gammaRates, ...betaLeaving, amplitude: 0.6, peakMonth: 12 },
};

/** What each parameter may be. */
export const parameterRules: Readonly<Record<keyof ShopParameters, OptionRule>> = {
  r: positiveNumber,
  alpha: positiveNumber,
  a: positiveNumber,
  b: positiveNumber,
  s: positiveNumber,
  beta: positiveNumber,
  k: wholeNumber(1, 100),
  amplitude: optionRule('a number from 0 to below 1', (value) => typeof value === 'number' && value >= 0 && value < 1),
  peakMonth: wholeNumber(1, 12),
};
