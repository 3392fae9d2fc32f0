import { type ChurnRisks, churnRisk, inactivitySpan, treeNodes } from '@clientele/churn';
import {
  type Column,
  encode,
  InsufficientDataError,
  type Note,
  type Table,
  type TextColumn,
  table,
  textAt,
} from '@clientele/core';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { retention } from './clv/retention.ts';

/** Who is likely to buy nothing for longer than customers use to stay away, why, and whom to call first. */
export const churnStage: Stage = { name: 'churn', run: runChurn };

/** The outcome window, in days: what customers' own gaps say, within these bounds. */
const window = { least: 14, most: 365 };
/** Fewer customers than this teach nothing. */
const fewest = 30;
/** So many customers are listed to be called. */
const called = 200;

function runChurn(context: StageContext): StageOutcome {
  if (context.summary.length < fewest) {
    return { reason: `needs ${fewest} customers or more, got ${context.summary.length}` };
  }
  try {
    return atRisk(context);
  } catch (error) {
    if (error instanceof InsufficientDataError) return { reason: error.message.replace(/^\w+: /, '') };
    throw error;
  }
}

function atRisk(context: StageContext): StageOutcome {
  const { log, summary, inputs, options } = context;
  const { interactions, feedback } = inputs;
  const known = { asOf: summary.asOf, interactions, feedback };
  const span = options.contract === undefined ? spanOf(context) : null;
  const risks =
    span === null
      ? churnRisk(log, { ...known, contract: options.contract })
      : churnRisk(log, { ...known, outcome: { days: span.days } });
  const { probability, reasons } = inOrder(risks, context);
  const kept = retention(context, probability);
  const models = risks.tree === null ? [risks.model] : [risks.model, risks.tree];
  return {
    columns: { churnProbability: probability },
    models,
    tables: {
      churnOutlook: outlook(risks, span ?? contractSpan),
      ...(risks.tree === null ? {} : { churnTree: treeNodes(risks.tree, { words: 'plain' }) }),
      ...(risks.backtestGains === null ? {} : { churnGains: risks.backtestGains }),
      ...(risks.backtestCalibration === null ? {} : { churnCalibration: risks.backtestCalibration }),
      churnCalls: calls(context, probability, reasons),
      ...kept.tables,
    },
    notes: [span === null ? contractNote : windowNote(span), ...risks.notes, ...kept.notes],
  };
}

/** The outcome window, and the customers' own gaps that it comes from. */
interface Span {
  readonly days: number;
  readonly gap: number;
}

function spanOf({ log, summary }: StageContext): Span {
  const { days: gap } = inactivitySpan(log, { asOf: summary.asOf });
  return { days: Math.min(window.most, Math.max(window.least, gap)), gap };
}

/** Contracts end by what is said, not by silence. */
const contractSpan: Span = { days: 90, gap: Number.NaN };

const contractNote: Note = Object.freeze({
  code: 'churn-contract',
  message: `churn is the end of a contract within ${contractSpan.days} days; customers without a running contract have no risk`,
  details: { days: contractSpan.days },
});

/** Of every customer of the analysis; missing of those who have no contract that runs. */
function inOrder(
  { customer, columns }: ChurnRisks,
  { customers }: StageContext,
): { readonly probability: Float64Array; readonly reasons: TextColumn } {
  const rowOf = new Map(Array.from(customer.codes, (_, row) => [textAt(customer, row), row]));
  const rows = Array.from(customers.customer.codes, (_, row) => rowOf.get(textAt(customers.customer, row)) ?? -1);
  return {
    probability: Float64Array.from(rows, (row) => columns.probability[row] ?? Number.NaN),
    reasons: rows.map((row) => columns.reasons[row] ?? null),
  };
}

/** One row: the window, the share that left in the last one, and how well that was foretold. */
function outlook({ churnRate, backtest }: ChurnRisks, { days, gap }: Span): Table<Record<string, Column>> {
  const one = (value: number | undefined): Float64Array => Float64Array.of(value ?? Number.NaN);
  return table({
    days: one(days),
    gap: one(gap),
    churnRate: one(churnRate),
    rocAuc: one(backtest?.rocAuc),
    brier: one(backtest?.brier),
    actualRate: one(backtest?.actualRate),
    predictedRate: one(backtest?.predictedRate),
  });
}

/** Those with most to lose first: probability times lifetime value where it is known, else times spend. */
function calls(
  { customers, summary }: StageContext,
  probability: Float64Array,
  reasons: TextColumn,
): Table<Record<string, Column>> {
  const given = customers.columns['lifetimeValue'];
  const worth = given instanceof Float64Array ? given : summary.columns.totalSpend;
  const loss = probability.map((p, row) => p * Math.max(0, worth[row] as number));
  const rows = [...loss.keys()]
    .filter((row) => (loss[row] as number) > 0)
    .sort((a, b) => (loss[b] as number) - (loss[a] as number))
    .slice(0, called);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
  return table({
    customer: encode(rows.map((row) => textAt(customers.customer, row))),
    churnProbability: pick(probability),
    worth: pick(worth),
    atStake: pick(loss),
    reasons: Object.freeze(rows.map((row) => reasons[row] ?? null)),
  });
}

function windowNote({ days, gap }: Span): Note {
  const bounded = gap === days ? '' : ` (kept within ${window.least} and ${window.most})`;
  const message = `churn is ${days} days without a purchase${bounded}: nine of ten gaps that ended in a further purchase were no longer than ${gap} days`;
  return { code: 'churn-window', message, details: { days, gap } };
}
