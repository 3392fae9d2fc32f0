import {
  type AccumulatorOptions,
  type AccumulatorState,
  anyRecord,
  checkKind,
  checkOptions,
  type Instant,
  instantOrEnd,
  type Occasion,
  type OptionRule,
  oneOf,
  optionRule,
  type ParseOptions,
  parseRules,
  summaryAccumulator,
  type Transactions,
} from '@clientele/core';
import { type DeriveRfmOptions, deriveRfm, deriveRules, type RfmTable } from '../derive/derive-rfm.ts';
import { type RfmScoresModel, rfmScoresKind } from '../scores/model.ts';
import { type Scored, scoreRfm } from '../scores/predict.ts';
import { factsByCustomer } from './facts-by-customer.ts';
import { linesByCustomer } from './lines-by-customer.ts';

/** Zone and currency of all lines, a state to go on from, and what recency, frequency and monetary value mean. */
export interface RfmAccumulatorOptions extends AccumulatorOptions, DeriveRfmOptions {
  /** What makes a purchase; `'sale'` unless told otherwise. */
  readonly occasion?: Occasion;
}

/** Keeps the scores of all customers while order lines come in. */
export interface RfmAccumulator {
  /**
   * Takes lines, in any order: a log of the same zone, or rows, which are read by the accumulator's zone and currency. Gives the ids of
   * the customers whose lines they are, each once.
   */
  add(transactions: Transactions, options?: Omit<ParseOptions, 'timeZone' | 'currency'>): readonly string[];
  /** Scores every customer with a purchase before `asOf`, in the order of their ids by code unit. */
  score(options?: { readonly asOf?: Instant | 'end' }): Scored<RfmTable>;
  /** All lines, as plain data: it can be stored, and gone on from. `summaryAccumulator` takes it too. */
  state(): AccumulatorState;
  /** Lines so far. */
  length(): number;
}

const rules: Readonly<Record<keyof RfmAccumulatorOptions, OptionRule>> = {
  ...deriveRules,
  timeZone: parseRules.timeZone,
  currency: parseRules.currency,
  state: optionRule('what state() of an accumulator gave', anyRecord.accepts),
  occasion: oneOf('sale', 'net-positive-day'),
};

/**
 * Scores that follow the orders: new lines change the facts of their own customers only, and no other line is looked at again. By frozen
 * thresholds the scores are exactly those of `scoreRfm` on a summary of all lines at once, whatever the pieces and the order in which
 * they came. A line that is added twice counts twice.
 *
 * Of each line it holds customer, time, amount and order, 28 bytes. A call of `score` costs the lines of the customers who bought since
 * the call before, and a few numbers for each customer, since recency grows for all. Lines at or after `asOf` cost their customers' lines again.
 *
 * @param model thresholds, from `fitRfmScores` or `parseRfmScoresModel`
 * @param options zone and currency of all lines, a state to go on from, and the options of `deriveRfm`
 * @returns the accumulator; `add` throws InvalidInputError (`invalid-input`) where lines cannot be read, or are of another zone or currency
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind
 * @example
 * import { fitRfmScores, rfmAccumulator, toRows } from '@clientele/rfm';
 * const model = fitRfmScores({ recency: [1, 9, 30], frequency: [5, 2, 1], monetary: [90, 40, 10] }, { bins: 3 });
 * const scores = rfmAccumulator(model);
 * scores.add([{ customer: 'Ada', time: '2026-01-02', amount: 20 }, { customer: 'Bo', time: '2026-01-03', amount: 15 }]);
 * toRows(scores.score(), ['customer', 'score']); // => [{ customer: 'Ada', score: 311 }, { customer: 'Bo', score: 311 }]
 * scores.add([{ customer: 'Bo', time: '2026-02-28', amount: 60 }]); // => ['Bo']
 * toRows(scores.score(), ['customer', 'score']); // => [{ customer: 'Ada', score: 111 }, { customer: 'Bo', score: 323 }]
 */
export function rfmAccumulator(model: RfmScoresModel, options: RfmAccumulatorOptions = {}): RfmAccumulator {
  const verb = 'rfmAccumulator';
  checkKind(verb, model, rfmScoresKind);
  checkOptions(verb, options, rules);
  const { occasion, monetary, frequency, minPurchases, minSpend, ...own } = options;
  const begun = summaryAccumulator(own).state();
  const { timeZone } = begun;
  const lines = linesByCustomer(timeZone);
  const facts = factsByCustomer(verb, lines, timeZone, occasion);
  let { currency } = begun;
  facts.touch(lines.take(begun));
  return {
    add(transactions, how) {
      const batch = summaryAccumulator({ timeZone, ...(currency === undefined ? {} : { currency }) });
      batch.add(transactions, how);
      const added = batch.state();
      currency ??= added.currency;
      const touched = lines.take(added);
      facts.touch(touched);
      return Object.freeze(Array.from(new Set(touched), (code) => lines.ids[code] as string));
    },
    score(how = {}) {
      checkOptions(verb, how, { asOf: instantOrEnd });
      return scoreRfm(model, deriveRfm(facts.summarize(how.asOf), { monetary, frequency, minPurchases, minSpend }));
    },
    state: lines.state,
    length: lines.length,
  };
}
