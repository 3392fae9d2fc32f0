import {
  type Discount,
  expectedSpend,
  expectedTransactions,
  fitBetaDiscreteWeibull,
  fitBgBb,
  fitBgCnbdK,
  fitBgNbd,
  fitGammaGamma,
  fitGammaGompertzNbd,
  fitMbgCnbdK,
  fitMbgNbd,
  fitNbd,
  fitParetoNbd,
  fitShiftedBetaGeometric,
  type GammaGammaModel,
  type HistoryTable,
  type OpportunityTable,
  probabilityAlive,
  type RetentionModel,
  residualTransactions,
  retentionRate,
  type SpendTable,
  type SurvivorTable,
  survivalProbability,
  type TransactionModel,
} from '@clientele/clv';
import {
  anyRecord,
  type Column,
  checkOptions,
  type Duration,
  deriveBtyd,
  duration,
  type Note,
  summarizeCustomers,
  type TimeUnit,
  timeUnit,
} from '@clientele/core';
import { partSettings } from '../arguments/set.ts';
import { asOfOption, summarySettings } from '../derivations/core.ts';
import type { AnyTable, Fitted, Kind, KindInput, LinesForKind, Scores, TableOfLines } from './kind.ts';

/** Kinds of `@clientele/clv`. */
export const clvKinds: readonly Kind[] = [
  purchaseKind('clv/bg-nbd', fitBgNbd),
  purchaseKind('clv/mbg-nbd', fitMbgNbd),
  purchaseKind('clv/pareto-nbd', fitParetoNbd),
  purchaseKind('clv/gamma-gompertz-nbd', fitGammaGompertzNbd),
  purchaseKind('clv/nbd', fitNbd),
  purchaseKind('clv/bg-cnbd-k', fitBgCnbdK),
  purchaseKind('clv/mbg-cnbd-k', fitMbgCnbdK),
  {
    kind: 'clv/bg-bb',
    columns: { x: 'number', tx: 'number', n: 'number' },
    optional: { weight: 'number' },
    fit: (input) => fitInUnit((table, own) => fitBgBb(table as unknown as OpportunityTable, own), input, 'opportunity'),
    score: (model, input) => scorePurchases(model as TransactionModel, input),
  },
  retentionKind('clv/shifted-beta-geometric', fitShiftedBetaGeometric),
  retentionKind('clv/beta-discrete-weibull', fitBetaDiscreteWeibull),
  {
    kind: 'clv/gamma-gamma',
    columns: { x: 'number', meanRepeatSpend: 'number' },
    optional: { weight: 'number' },
    fromLines: btydOfLines,
    fit: ({ table, settings }) => ({ model: fitGammaGamma(table as unknown as SpendTable, settings) }),
    score: (model, input) => scoreSpend(model as GammaGammaModel, input),
  },
];

type FitPurchases = (history: HistoryTable, options: KindInput['settings']) => TransactionModel;

/** @returns the kind of a model of purchase histories: they differ in their fit alone */
function purchaseKind(kind: TransactionModel['kind'], fit: FitPurchases): Kind {
  return {
    kind,
    columns: { x: 'number', tx: 'number', T: 'number' },
    optional: { weight: 'number', sumLogGaps: 'number' },
    fromLines: btydOfLines,
    fit: (input) => fitPurchases(fit, input),
    score: (model, input) => scorePurchases(model as TransactionModel, input),
  };
}

type FitSurvivors = (survivors: SurvivorTable, options: KindInput['settings']) => RetentionModel;

/** @returns the kind of a model of contracts */
function retentionKind(kind: RetentionModel['kind'], fit: FitSurvivors): Kind {
  return {
    kind,
    columns: { period: 'number', survivors: 'number' },
    optional: { cohort: 'text' },
    fit: (input) => fitInUnit((table, own) => fit(table as unknown as SurvivorTable, own), input, 'period'),
    score: (model, input) => scoreRetention(model as RetentionModel, input),
  };
}

/** Where time goes in steps, the length of one matters for discounts alone. */
const defaultStep: TimeUnit = 'year';

type FitTable = (table: AnyTable, options: KindInput['settings']) => Fitted['model'];

function fitInUnit(fit: FitTable, { table, settings }: KindInput, step: string): Fitted {
  const [{ unit }, own] = partSettings(settings, ['unit']);
  const message = `one ${step} is taken as a ${defaultStep}; --set unit=month says otherwise`;
  const notes = unit === undefined ? [{ code: 'unit-not-given', message }] : [];
  return { model: fit(inUnit(table, unit, defaultStep) as unknown as AnyTable, own), notes };
}

function scoreRetention(model: RetentionModel, { table, settings }: KindInput): Scores {
  checkOptions('survivalProbability', settings, {});
  const period = table.columns['period'] as Float64Array;
  return { columns: { survival: survivalProbability(model, period), retention: retentionRate(model, period) } };
}

/** The unit where nothing is said: `deriveBtyd`'s own default, so that `derive` and `fit` agree. */
const defaultUnit: TimeUnit = 'day';

/** The horizon where nothing is said, as in `analyze()`. */
const defaultHorizon: Duration = { years: 1 };

/** Histories of order lines, in the unit stated, else in the model's. */
function btydOfLines({ log, asOf, settings, model }: LinesForKind): TableOfLines {
  const [ofSummary, others] = partSettings(settings, summarySettings);
  const [ofDerive, own] = partSettings(others, ['unit']);
  const summary = summarizeCustomers(log, { ...ofSummary, ...asOfOption(asOf) });
  return { table: deriveBtyd(summary, { unit: model?.unit, ...ofDerive }), settings: own, notes: summary.notes };
}

function fitPurchases(fit: FitPurchases, { table, settings }: KindInput): Fitted {
  const [{ unit }, own] = partSettings(settings, ['unit']);
  const history = inUnit(table, unit, defaultUnit);
  const notes = unit === undefined && !('unit' in table) ? [unitNote] : [];
  return { model: fit(history, own), notes };
}

const unitNote: Note = {
  code: 'unit-not-given',
  message: `tx and T are taken as ${defaultUnit}s; --set unit=week says otherwise`,
};

/** A table of a file says no unit: it is stated, or the usual one. */
function inUnit(table: AnyTable, stated: unknown, usual: TimeUnit): HistoryTable {
  const unit: unknown = stated ?? ('unit' in table ? table.unit : usual);
  checkOptions('deriveBtyd', { unit }, { unit: timeUnit });
  return { ...table, unit } as unknown as HistoryTable;
}

function scorePurchases(model: TransactionModel, { table, settings }: KindInput): Scores {
  checkOptions('expectedTransactions', settings, { unit: timeUnit, horizon: duration, discount: anyRecord });
  const history = inUnit(table, settings['unit'], model.unit);
  const horizon = (settings['horizon'] ?? defaultHorizon) as Duration;
  const discount = settings['discount'] as Discount | undefined;
  const columns: Record<string, Column> = {
    probabilityAlive: probabilityAlive(model, history),
    expectedTransactions: expectedTransactions(model, history, { horizon }),
    ...(discount === undefined ? {} : { residualTransactions: residualTransactions(model, history, { discount }) }),
  };
  return { columns, notes: settings['horizon'] === undefined ? [horizonNote] : [] };
}

const horizonNote: Note = {
  code: 'horizon-not-given',
  message: 'expectedTransactions looks one year ahead; --set horizon.weeks=39 says otherwise',
};

function scoreSpend(model: GammaGammaModel, { table, settings }: KindInput): Scores {
  checkOptions('expectedSpend', settings, {});
  return { columns: { expectedSpend: expectedSpend(model, table as unknown as SpendTable) } };
}
