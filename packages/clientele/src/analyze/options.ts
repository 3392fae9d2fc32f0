import type { ContractTerms } from '@clientele/churn';
import {
  type Discount,
  discountRate,
  type RetentionOptions,
  retentionBudget,
  type TransactionModelName,
} from '@clientele/clv';
import {
  anyRecord,
  type CleanOptions,
  checkOptions,
  type DataIssues,
  type Duration,
  duration,
  fraction,
  frozen,
  type Instant,
  InvalidOptionError,
  instant,
  instantOrEnd,
  type JsonValue,
  type OptionRule,
  oneOf,
  type ParseOptions,
  showValue,
  trueOrFalse,
  wholeNumber,
} from '@clientele/core';
import { parseSegmentMap, type SegmentMap, segments11 } from '@clientele/rfm';
import { type CampaignOptions, campaignRule } from './campaign-options.ts';
import { type AnalyzeInputs, type InputRules, inputRules } from './inputs.ts';

/**
 * Options of `analyze()`; those of `parseTransactions` say how rows are read. `onProgress` is told of the rows that were read, and of
 * each stage before it begins (`{ stage: 'churn', done: 3, total: 8 }`); it may throw to stop the work.
 */
export interface AnalyzeOptions extends ParseOptions, AnalyzeInputs, InputRules {
  /** Exclusive end of the observation; `'end'`, midnight after the last event, unless told otherwise. */
  readonly asOf?: Instant | 'end';
  /**
   * The earlier date that flows between segments are told from, before `asOf`; unless told otherwise 365 days before it, or half
   * of the time observed where that is shorter than two years.
   */
  readonly before?: Instant;
  /** Which scores make which segment, and its action; `segments11` unless told otherwise. */
  readonly segments?: SegmentMap;
  /** How far ahead purchases and value are expected; `{ years: 1 }` unless told otherwise. */
  readonly horizon?: Duration;
  /** Worth of later money; `{ annual: 0.1 }` unless told otherwise. */
  readonly discount?: Discount;
  /** Share of revenue that is profit, 0 to 1; without it lifetime value is revenue. */
  readonly margin?: number;
  /** The model of purchases; unless told otherwise the one of BG/NBD, MBG/NBD and Pareto/NBD that foretells a holdout best. */
  readonly purchaseModel?: TransactionModelName;
  /**
   * Whether expected purchases, values and the weekly forecast are multiplied by the factor that mends the forecast of the
   * second third of the observation; not unless told so. What it does to the last third is told either way.
   */
  readonly calibrate?: boolean;
  /** What it takes to keep a customer; without it nobody is said to be worth keeping. */
  readonly retention?: AnalyzeRetention;
  /** Share of rows of each input that may be set aside, 0 to 1; 0.05 unless told otherwise. For rows only. */
  readonly maxBad?: number;
  /** Share of each segment kept as a control group, 0 to 1; 0.1 unless told otherwise. */
  readonly controlShare?: number;
  /** Draws the control group; 1 unless told otherwise. */
  readonly seed?: number;
  /** Rules by which the lines are cleaned first; each tells in a note what it did. Not cleaned unless given. */
  readonly clean?: CleanOptions;
  /** How the campaign of `offers` is made: channels, slots, budget, capacity, policy, horizon. */
  readonly campaign?: CampaignOptions;
  /**
   * Customers are under contract, which `interactions` begin and end, as `churnRisk` takes it: churn is then the end of the contract within 90
   * days, and customers without a running one have no risk.
   */
  readonly contract?: ContractTerms;
  /** What was found while a log was read; carried into `quality`. For logs only, which are looked over where it is left out. */
  readonly issues?: DataIssues;
}

/** The options of `retentionBudget`, with one share saved for all customers. */
export interface AnalyzeRetention extends RetentionOptions {
  readonly saveProbability: number;
}

/** The options of the stages, with every default in its place. */
export interface ResolvedOptions {
  /** The earlier date, epoch milliseconds. */
  readonly before: number;
  readonly segments: SegmentMap;
  readonly horizon: Duration;
  readonly discount: Discount;
  readonly margin?: number;
  readonly purchaseModel?: TransactionModelName;
  readonly calibrate?: boolean;
  readonly retention?: AnalyzeRetention;
  readonly controlShare: number;
  readonly seed: number;
  readonly campaign: CampaignOptions & { readonly horizon: Duration };
  readonly signals?: InputRules['signals'];
  readonly contract?: ContractTerms;
}

/** Rules of the options that are this function's own; those of parsing are checked where rows are parsed. */
export const ownRules: Readonly<Record<string, OptionRule>> = {
  asOf: instantOrEnd,
  before: instant,
  segments: anyRecord,
  horizon: duration,
  discount: discountRate,
  margin: fraction,
  purchaseModel: oneOf('bg-nbd', 'mbg-nbd', 'pareto-nbd', 'gamma-gompertz-nbd', 'nbd', 'bg-cnbd-k', 'mbg-cnbd-k'),
  calibrate: trueOrFalse,
  retention: anyRecord,
  maxBad: fraction,
  controlShare: fraction,
  seed: wholeNumber(0),
  clean: anyRecord,
  issues: anyRecord,
  campaign: campaignRule,
  contract: anyRecord,
  ...inputRules,
};

/**
 * @param options as given
 * @param before the earlier date, epoch milliseconds
 * @returns what the stages read, defaults filled in
 * @throws InvalidInputError (`invalid-input`) where the segment map is malformed, naming the field
 * @throws InvalidOptionError (`invalid-option`) naming the part of `retention` that cannot be used
 */
export function resolveOptions(options: AnalyzeOptions, before: number): ResolvedOptions {
  return {
    before,
    segments: parseSegmentMap(options.segments ?? segments11),
    horizon: { ...(options.horizon ?? { years: 1 }) },
    discount: { ...(options.discount ?? { annual: 0.1 }) },
    ...(options.margin === undefined ? {} : { margin: options.margin }),
    ...(options.purchaseModel === undefined ? {} : { purchaseModel: options.purchaseModel }),
    ...(options.calibrate === undefined ? {} : { calibrate: options.calibrate }),
    ...(options.retention === undefined ? {} : { retention: checkedRetention(options.retention) }),
    controlShare: options.controlShare ?? 0.1,
    seed: options.seed ?? 1,
    ...(options.signals === undefined ? {} : { signals: structuredClone(options.signals) }),
    ...(options.contract === undefined ? {} : { contract: checkedContract(options) }),
    campaign: { ...options.campaign, horizon: { ...(options.campaign?.horizon ?? { days: 30 }) } },
  };
}

/** @returns what an analysis says of its options: those that its numbers depend on. */
export function shownOptions(resolved: ResolvedOptions): Readonly<Record<string, JsonValue>> {
  const { segments, before, ...others } = resolved;
  const shown = { segments: segments.id, before: new Date(before).toISOString(), ...others };
  return frozen(shown) as unknown as Readonly<Record<string, JsonValue>>;
}

function checkedContract({ contract, interactions }: AnalyzeOptions): ContractTerms {
  if (interactions !== undefined) return structuredClone(contract as ContractTerms);
  const received = showValue(contract);
  throw new InvalidOptionError('analyze', [{ option: 'contract', allowed: 'left out without interactions', received }]);
}

/** Checked by the function that will use them, before anything is worked out. */
function checkedRetention(retention: AnalyzeRetention): AnalyzeRetention {
  try {
    checkOptions('analyze', { saveProbability: retention.saveProbability ?? null }, { saveProbability: fraction });
    retentionBudget({ lifetimeValue: [], lifetimeValueLower: [], churnProbability: [] }, retention);
  } catch (error) {
    if (!(error instanceof InvalidOptionError)) throw error;
    const problems = error.problems.map((problem) => ({ ...problem, option: `retention.${problem.option}` }));
    throw new InvalidOptionError('analyze', problems);
  }
  return { ...retention };
}
