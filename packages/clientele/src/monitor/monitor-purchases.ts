import type { GammaGammaModel, TransactionModel } from '@clientele/clv';
import {
  type ForecastTest,
  type Holdout,
  type SpendHoldout,
  type SpendTest,
  testForecast,
  testSpend,
} from '@clientele/clv';
import {
  checkOptions,
  frozen,
  type Instant,
  InvalidInputError,
  instant,
  instantOrEnd,
  type Note,
  nonNegativeNumber,
  type OptionRule,
  optionRule,
  type Table,
  table,
} from '@clientele/core';
import { populationStability, stabilityChance } from '@clientele/stats';
import { describeColumn, recount } from './cells.ts';
import type { DriftTable } from './drift-table.ts';
import { judgePurchases } from './judge-purchases.ts';
import { type PurchaseWindow, windowOf } from './purchase-window.ts';
import type { MonitorVerdict } from './verdict.ts';

/** Models that foretell purchases or their worth. */
export type MonitoredPurchases = TransactionModel | GammaGammaModel;

/** Where the window between the fit and today comes from, and how strict the verdict is. */
export interface PurchaseMonitorOptions {
  /** Histories that the model was fitted on, where `data` are those of today: both as `deriveBtyd` gives them. */
  readonly before?: Table;
  /** Where `data` are order lines: the `asOf` that the model was fitted with. What came from there on is the test. */
  readonly since?: Instant;
  /** Where `data` are order lines: the end of what is known, exclusive; `'end'` unless told otherwise. */
  readonly asOf?: Instant | 'end';
  /** How far what came may be from what was foretold, as a share of it, before a refit is asked for; 0.1 unless told otherwise. */
  readonly tolerance?: number;
}

/** What monitoring tells of a model of purchases. */
export interface PurchaseMonitoring {
  readonly verdict: MonitorVerdict;
  /** Why, what weighs most first; empty where all is well. */
  readonly reasons: readonly string[];
  /** Customers known at the fit and looked at now. */
  readonly rows: number;
  /** Purchases foretold beside those that came; null for a model of spend. */
  readonly forecast: ForecastTest | null;
  /** Spend foretold beside what was spent; null for a model of purchases. */
  readonly spend: SpendTest | null;
  /** Customers by purchases since the fit against what was foretold, and histories of then and now. It is told, and does not weigh. */
  readonly drift: DriftTable | null;
  readonly notes: readonly Note[];
}

const record = (value: unknown): boolean => typeof value === 'object' && value !== null;
const rules: Readonly<Record<keyof PurchaseMonitorOptions, OptionRule>> = {
  before: optionRule('histories of customers, as deriveBtyd gives them', record),
  since: instant,
  asOf: instantOrEnd,
  tolerance: nonNegativeNumber,
};

/** Judges a model of purchases or of spend by what came since it was fitted. */
export function monitorPurchases(
  verb: string,
  model: MonitoredPurchases,
  data: object,
  options: PurchaseMonitorOptions,
): PurchaseMonitoring {
  checkOptions(verb, options, rules);
  const isSpend = model.kind === 'clv/gamma-gamma';
  const unit = isSpend ? ((data as { unit?: 'week' }).unit ?? 'week') : model.unit;
  const window = windowOf(verb, unit, data, options);
  if (isSpend && !('holdoutSpend' in window.columns)) {
    throw new InvalidInputError(`${verb}: no column "holdoutSpend": what was spent since the fit is not known`);
  }
  const { columns, holdoutLength } = window;
  const plain = { ...columns, unit: window.unit, holdoutLength };
  const forecast = isSpend ? null : testForecast(model, plain as unknown as Holdout);
  const spend = isSpend ? testSpend(model, plain as unknown as SpendHoldout) : null;
  const { verdict, reasons } = judgePurchases(forecast, spend, options.tolerance ?? 0.1);
  const notes = [...window.notes, ...(forecast?.notes ?? []), ...(spend?.notes ?? [])];
  return frozen({
    verdict,
    reasons,
    rows: window.length,
    forecast,
    spend,
    drift: driftOf(verb, forecast, window),
    notes,
  });
}

function driftOf(verb: string, forecast: ForecastTest | null, { columns, later }: PurchaseWindow): DriftTable | null {
  const rows: { column: string; before: ArrayLike<number>; after: ArrayLike<number> }[] = [];
  if (forecast !== null) {
    // what was foretold is no draw: as if of endlessly many customers
    rows.push({
      column: 'purchases',
      before: forecast.expectedCounts.map((count) => count * 1e6),
      after: forecast.actualCounts,
    });
  }
  for (const column of forecast === null ? ['meanRepeatSpend'] : ['x', 'tx', 'T']) {
    const [then, now] = [columns[column], later?.columns[column]];
    if (!(then instanceof Float64Array && now instanceof Float64Array)) continue;
    const described = describeColumn(column, then, 10);
    rows.push({ column, before: described.counts, after: recount(verb, described, now) });
  }
  if (rows.length === 0) return null;
  const none = (): Float64Array => new Float64Array(rows.length);
  return table({
    column: rows.map(({ column }) => column),
    psi: Float64Array.from(rows, ({ before, after }) => populationStability(before, after)),
    chance: Float64Array.from(rows, ({ before, after }) => stabilityChance(before, after)),
    missingShare: none(),
    newShare: none(),
  });
}
