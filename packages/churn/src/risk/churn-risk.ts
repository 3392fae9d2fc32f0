import {
  asTransactionLog,
  type CustomerTable,
  checkOptions,
  type DataIssues,
  endOf,
  InsufficientDataError,
  type Note,
  pickParseOptions,
  resolveAsOf,
  type TextColumn,
  type Transactions,
  withColumns,
} from '@clientele/core';
import {
  type BinaryMetrics,
  binaryMetrics,
  type CalibrationTable,
  calibrationTable,
  type Gains,
  gains,
} from '@clientele/stats';
import { auditFeatures } from '../features/audit-features.ts';
import type { ChurnFeatures, FeatureColumns } from '../features/build-features.ts';
import type { SideInputs } from '../features/side-features.ts';
import type { LabelledFeatures } from '../label/join-labels.ts';
import { fitLogistic } from '../logistic/fit.ts';
import type { LogisticModel } from '../logistic/model.ts';
import type { FitLogisticOptions } from '../logistic/options.ts';
import { explainChurn } from '../predict/explain-churn.ts';
import { predictChurn } from '../predict/predict-churn.ts';
import { fitTree } from '../tree/fit.ts';
import type { TreeModel } from '../tree/model.ts';
import { contractSetting, customersAt, labelledWindow, type RiskSetting } from './labelled-window.ts';
import { type ChurnRiskOptions, refuseIdleTerms, riskRules } from './options.ts';

const verb = 'churnRisk';

/** Every customer of today, with risk and reasons, and how far they are to be believed. */
export type ChurnRisks = CustomerTable<
  FeatureColumns & {
    /** Chance that nothing is bought in the outcome window ahead, or that the contract ends in it, 0 to 1. */
    probability: Float64Array;
    /** What weighs most, in plain words. */
    reasons: TextColumn;
  }
> &
  Pick<ChurnFeatures, 'asOf' | 'timeZone'> & {
    /** Fitted on the last outcome window that the data hold in full. */
    readonly model: LogisticModel;
    /** A small tree of the same customers, to be looked at; null where it finds no question worth asking. */
    readonly tree: TreeModel | null;
    /** Share of churners in the window that the model was fitted on. */
    readonly churnRate: number;
    /** How a model of the time before foretold that window; null where the data do not reach back so far. */
    readonly backtest: BinaryMetrics | null;
    /** Which share of those who left that test finds among the riskiest tenth, two tenths, …; null without a test. */
    readonly backtestGains: Gains | null;
    /** What the test said beside what happened, by tenths of the customers; null without a test. */
    readonly backtestCalibration: CalibrationTable | null;
    /** Rows that were set aside or are worth a look. */
    readonly issues: DataIssues;
    readonly notes: readonly Note[];
  };

/**
 * From transactions to a risk and its reasons for every customer, in one call. Every step inside is public: `labelChurn`,
 * `buildFeatures`, `joinLabels`, `fitLogistic`, `predictChurn`, `explainChurn`.
 *
 * Customers under contract are told by `contract`: churn is then its end (`labelContractChurn`), and only those are scored whose contract
 * runs at `asOf`.
 *
 * Interactions, feedback and a table of customers add their features, as in `buildFeatures`; attributes that tell too much are named in
 * a note.
 *
 * The model learns from the last outcome window that lies wholly before `asOf`, and scores the customers as they are at
 * `asOf`. How good that is, is told by the time before: a model that saw nothing of that window foretells it.
 *
 * @param transactions a log, or rows together with `map`
 * @param options the windows, the penalty, and how rows are read
 * @returns one row a customer with a purchase before `asOf`: features, probability, reasons; with model and backtest
 * @throws InvalidInputError (`invalid-input`) where a column is missing or its format is ambiguous
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown, wrong or without effect
 * @throws InsufficientDataError (`insufficient-data`) where there is no history before the window, or all left or none did
 * @example
 * import { churnRisk } from '@clientele/churn';
 * const days = (...list: number[]) => list.map((day) => new Date(Date.UTC(2026, 0, day)));
 * const visits = { Ada: days(1, 15, 29, 43, 57, 71), Bo: days(2, 9, 16), Cy: days(5, 12, 30, 66), Di: days(3, 20) };
 * const orders = Object.entries(visits).flatMap(([customer, times]) => times.map((time) => ({ customer, time, amount: 20 })));
 * const risks = churnRisk(orders, { asOf: '2026-03-15', outcome: { days: 30 } });
 * const [ada, bo] = risks.columns.probability;
 * bo > ada; // => true
 */
export function churnRisk(transactions: Transactions, options: ChurnRiskOptions = {}): ChurnRisks {
  checkOptions(verb, options, riskRules);
  refuseIdleTerms(verb, options);
  const { outcome = { days: 90 }, l2 = 1, lead, activeWithin } = options;
  const { windows, interactions, kinds, feedback, customers, timeless } = options;
  const known = { windows, interactions, kinds, feedback, customers, timeless };
  const { log, issues } = asTransactionLog(transactions, pickParseOptions(options), verb);
  const contract = contractSetting(verb, options, log.timeZone);
  const setting = { verb, log, outcome, lead, activeWithin, known, contract };
  const asOf = endOfData(options.asOf, setting);
  const training = labelledWindow(setting, asOf);
  const model = fitLogistic(training, penalised(l2, known));
  const tree = fitTree(training, { maxDepth: 3, complexity: 0.002 });
  const today = customersAt(setting, asOf);
  const { reasons } = explainChurn(model, today, { ...unseen, words: 'plain' });
  const backtest = backtestOf(setting, training, l2);
  const notes = [
    ...training.notes,
    ...auditNotes(training, customers),
    ...model.diagnostics.notes,
    ...(backtest.backtest === null ? [noBacktest] : []),
  ];
  const scored = withColumns(predictChurn(model, today, unseen), { reasons });
  return Object.freeze({
    ...scored,
    model,
    tree: tree.parameters.tree.column.length > 1 ? tree : null,
    churnRate: model.parameters.churnRate,
    ...backtest,
    issues,
    notes: Object.freeze(notes),
  }) as ChurnRisks;
}

/** The midnight after the last event; contracts go on after the last purchase. */
function endOfData(asOf: ChurnRiskOptions['asOf'], { log, contract }: RiskSetting): number {
  const end = resolveAsOf(asOf, log, verb);
  const isStated = asOf !== undefined && asOf !== 'end';
  return contract === null || isStated ? end : Math.max(end, endOf(contract.events));
}

/** A level that the window learnt from had not met says nothing. */
const unseen = { unseen: 'average' } as const;

/** What is made of purchases is never missing; ratings and attributes may be. */
function penalised(l2: number, { feedback, customers }: SideInputs): FitLogisticOptions {
  return feedback === undefined && customers === undefined ? { l2 } : { l2, missing: 'average' };
}

/** Attributes that tell too much to be true. */
function auditNotes(training: LabelledFeatures<FeatureColumns>, customers: SideInputs['customers']): readonly Note[] {
  const attributes = Object.keys(customers?.columns ?? {}).filter((name) => name in training.columns);
  return attributes.length === 0 ? [] : auditFeatures(training, { features: attributes }).notes;
}

const noBacktest: Note = Object.freeze({
  code: 'no-backtest',
  message:
    'the data do not reach back far enough, or hold too few outcomes, to test the model on a window it did not see',
});

/** The model of the window before, whose outcomes were known at the cut-off, foretells the window. */
function backtestOf(
  setting: RiskSetting,
  test: LabelledFeatures<FeatureColumns>,
  l2: number,
): Pick<ChurnRisks, 'backtest' | 'backtestGains' | 'backtestCalibration'> {
  try {
    const model = fitLogistic(labelledWindow(setting, test.cutoff), penalised(l2, setting.known));
    const { label } = test.columns;
    const { probability } = predictChurn(model, test, unseen).columns;
    return {
      backtest: binaryMetrics(label, probability),
      backtestGains: gains(label, probability),
      backtestCalibration: calibrationTable(label, probability),
    };
  } catch (error) {
    if (error instanceof InsufficientDataError) {
      return { backtest: null, backtestGains: null, backtestCalibration: null };
    }
    throw error;
  }
}
