import type { Holdout, Purchases, SpendHoldout } from '@clientele/clv';
import {
  type ColumnInput,
  checkOptions,
  frozen,
  InsufficientDataError,
  type Note,
  nonEmptyText,
  nonNegativeNumber,
  type OptionRule,
  optionRule,
  type Table,
  type Transactions,
  table,
  wholeNumber,
} from '@clientele/core';
import { populationStability, stabilityChance } from '@clientele/stats';
import { answersOf, featureNamesOf, type MonitoredModel } from './answers.ts';
import { baselineOf } from './baseline.ts';
import type { MonitorBaseline } from './baseline-record.ts';
import { calibrationOf, type MonitoredCalibration } from './calibration.ts';
import { asTable, cellsOf, type MonitorInput, recount } from './cells.ts';
import type { DriftTable } from './drift-table.ts';
import {
  type MonitoredPurchases,
  monitorPurchases,
  type PurchaseMonitoring,
  type PurchaseMonitorOptions,
} from './monitor-purchases.ts';
import { checkBaseline, isBaseline } from './parse-baseline.ts';
import { judge, type MonitorVerdict } from './verdict.ts';

const verb = 'monitor';

/** What the customers are compared with, and how strict the verdict is. */
export interface MonitorOptions {
  /** The customers that the model was fitted on, or what `monitorBaseline` counted of them. Without it, drift is not told. */
  readonly before?: MonitorBaseline | MonitorInput;
  /** The column of what happened: 1 or 0, or a number; missing where it is not known yet. `'label'`, where there is one, unless told otherwise. */
  readonly outcome?: string;
  /** Bins of each column of numbers, where `before` are customers; 10 unless told otherwise. */
  readonly bins?: number;
  /** How far outcomes may be from promises, as a share of them, before a refit is asked for; 0.2 unless told otherwise. */
  readonly tolerance?: number;
}

/** What monitoring tells. */
export interface Monitoring {
  readonly verdict: MonitorVerdict;
  /** Why, what weighs most first; empty where all is well. */
  readonly reasons: readonly string[];
  /** Customers looked at. */
  readonly rows: number;
  /** How far features and answers have moved; null without `before`. */
  readonly drift: DriftTable | null;
  /** Promises beside outcomes; null where no outcome is known. */
  readonly calibration: MonitoredCalibration | null;
  /** What was not looked at, and why. */
  readonly notes: readonly Note[];
}

const anything = (value: unknown): boolean => typeof value === 'object' && value !== null;
const rules: Readonly<Record<keyof MonitorOptions, OptionRule>> = {
  before: optionRule('a table, a record of arrays, or what monitorBaseline gave', anything),
  outcome: nonEmptyText,
  bins: wholeNumber(2, 1000),
  tolerance: nonNegativeNumber,
};

/**
 * Whether a model still fits the customers of today, in one call: how far its features and answers have moved since it was fitted, whether
 * its promises have come true, and from both a verdict.
 *
 * The verdict is `refit` where outcomes are known, differ from the promises by more than chance (|z| > 2.58 √(1 + m/n) for m outcomes
 * and a fit on n customers), and by more than `tolerance`; or where no
 * outcome is known and the answers themselves have moved far (PSI ≥ 0.25). It is `watch` where anything has moved by more than chance and a PSI of 0.1, or
 * outcomes differ within the tolerance. Else `keep`. Drift alone never asks to refit a model whose promises hold.
 *
 * A model of purchases (`clv/…`) or of spend is judged by what the customers of the fit did since: give order lines and `since`, the `asOf` of the fit; or histories of
 * today and those of the fit as `before`; or what `splitBtyd` gives. See `testForecast` and `testSpend` for the tests. The verdict is `refit` where the total, a group or the likelihood is
 * off by more than chance (0.5 % each) and by more than `tolerance` (0.1 here).
 *
 * @param model a model of churn, of clusters, of purchases or of spend
 * @param data customers of today, with the columns of the model's features; with outcomes, where they are known. For purchases: order lines, histories or a holdout
 * @param options what to compare with, where the outcome stands, the tolerance
 * @returns verdict with reasons, the table of drift, calibration or the test of the forecast, notes
 * @throws InvalidInputError (`invalid-input`) where a column is missing, of another type than before, or a cell is refused
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @throws InsufficientDataError (`insufficient-data`) where there are no customers
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind, or the baseline belongs to another model
 * @example
 * import { fitLogistic, monitor } from 'clientele';
 * const visits = Array.from({ length: 400 }, (_, i) => i % 20);
 * const label = visits.map((v, i) => (v + ((i * 7) % 13) < 16 ? 1 : 0));
 * const model = fitLogistic({ visits, label });
 * monitor(model, { visits, label }, { before: { visits } }).verdict; // => 'keep'
 * const later = monitor(model, { visits: visits.map((v) => v / 4), label }, { before: { visits } });
 * later.verdict; // => 'refit'
 * later.drift?.columns.column; // => ['visits', 'probability']
 * @example
 * import { simulateShop } from '@clientele/datasets';
 * import { deriveBtyd, fitBgNbd, monitor, summarizeCustomers } from 'clientele';
 * const { log } = simulateShop({ customers: 1000, seed: 7 });
 * const since = '2025-01-01';
 * const model = fitBgNbd(deriveBtyd(summarizeCustomers(log, { asOf: since }), { unit: 'week' }));
 * const found = monitor(model, log, { since });
 * found.verdict; // => 'keep'
 * [found.forecast?.lower, found.forecast?.upper].map((end) => (end ?? 0) > 1); // => [false, true]
 */
export function monitor(
  model: MonitoredPurchases,
  data: MonitoredHistories,
  options?: PurchaseMonitorOptions,
): PurchaseMonitoring;
export function monitor(model: MonitoredModel, data: MonitorInput, options?: MonitorOptions): Monitoring;
export function monitor(
  model: MonitoredModel | MonitoredPurchases,
  data: MonitorInput | MonitoredHistories,
  options: MonitorOptions | PurchaseMonitorOptions = {},
): Monitoring | PurchaseMonitoring {
  return isOfPurchases(model)
    ? monitorPurchases(verb, model, data, options as PurchaseMonitorOptions)
    : monitorFeatures(model, data as MonitorInput, options as MonitorOptions);
}

/** Order lines, histories or a holdout. */
export type MonitoredHistories = Transactions | Purchases | Holdout | SpendHoldout;

/** Contractual models speak of cohorts: `answersOf` refuses them with the rest. */
function isOfPurchases(model: MonitoredModel | MonitoredPurchases): model is MonitoredPurchases {
  const kind: unknown = model?.kind;
  const contractual = ['clv/shifted-beta-geometric', 'clv/beta-discrete-weibull'];
  return typeof kind === 'string' && kind.startsWith('clv/') && !contractual.includes(kind);
}

function monitorFeatures(model: MonitoredModel, data: MonitorInput, options: MonitorOptions): Monitoring {
  checkOptions(verb, options, rules);
  const source = asTable(verb, data);
  const answers = answersOf(verb, model, source);
  if (source.length === 0) throw new InsufficientDataError(verb, 'customers', 1, 0);
  const baseline = openBaseline(model, options);
  const drift = baseline === null ? null : driftTable(model, baseline, source, answers);
  const outcome = options.outcome ?? (Object.hasOwn(source.columns, 'label') ? 'label' : null);
  const judged =
    outcome === null || answers.name === 'cluster'
      ? { calibration: null, notes: [] }
      : calibrationOf(verb, answers, source, outcome);
  const { calibration } = judged;
  const moved = drift === null ? [] : movedColumns(drift);
  const { verdict, reasons } = judge(moved, answers.name, calibration, {
    tolerance: options.tolerance ?? 0.2,
    fittedRows: model.diagnostics.rows,
  });
  const notes = [
    ...(baseline === null ? [beforeNotGiven] : []),
    ...(calibration === null && answers.name !== 'cluster' ? [outcomeNotGiven] : []),
    ...judged.notes,
  ];
  return frozen({ verdict, reasons, rows: source.length, drift, calibration, notes });
}

const beforeNotGiven: Note = frozen({
  code: 'before-not-given',
  message: 'drift is not told: give as before the customers of the fit, or what monitorBaseline counted of them',
});
const outcomeNotGiven: Note = frozen({
  code: 'outcome-not-given',
  message: 'calibration is not told: no outcome is known yet; name its column in outcome as soon as it is',
});

function openBaseline(model: MonitoredModel, { before, bins = 10 }: MonitorOptions): MonitorBaseline | null {
  if (before === undefined) return null;
  if (isBaseline(before)) return checkBaseline(verb, before, model);
  return baselineOf(verb, model, before as Table | Readonly<Record<string, ColumnInput>>, bins);
}

function driftTable(
  model: MonitoredModel,
  baseline: MonitorBaseline,
  source: Table,
  answers: ReturnType<typeof answersOf>,
): DriftTable {
  const names = [...featureNamesOf(model), answers.name];
  const byColumn = baseline.columns.map((column, at) => {
    const cells = at < names.length - 1 ? cellsOf(verb, source, column.name) : answers.cells;
    const counts = recount(verb, column, cells);
    const missing = counts.at(-1) as number;
    const unseen = column.levels === null ? 0 : (counts.at(-2) as number);
    return {
      psi: populationStability(column.counts, counts),
      chance: stabilityChance(column.counts, counts),
      missing,
      unseen,
    };
  });
  const shares = (pick: (one: (typeof byColumn)[number]) => number): Float64Array =>
    Float64Array.from(byColumn, (one) => pick(one) / source.length);
  return table({
    column: names,
    psi: Float64Array.from(byColumn, ({ psi }) => psi),
    chance: Float64Array.from(byColumn, ({ chance }) => chance),
    missingShare: shares(({ missing }) => missing),
    newShare: shares(({ unseen }) => unseen),
  });
}

function movedColumns({ length, columns }: DriftTable): { column: string; psi: number; chance: number }[] {
  const { column, psi, chance } = columns;
  return Array.from({ length }, (_, at) => ({
    column: column[at] as string,
    psi: psi[at] as number,
    chance: chance[at] as number,
  })).sort((a, b) => b.psi - a.psi || (a.column < b.column ? -1 : 1));
}
