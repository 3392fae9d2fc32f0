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
  const { log, summary, inputs } = context;
  const { interactions, feedback } = inputs;
  const own = inactivitySpan(log, { asOf: summary.asOf });
  const days = Math.min(window.most, Math.max(window.least, own.days));
  const risks = churnRisk(log, { asOf: summary.asOf, outcome: { days }, interactions, feedback });
  const { probability, reasons } = risks.columns;
  const kept = retention(context, probability);
  const models = risks.tree === null ? [risks.model] : [risks.model, risks.tree];
  return {
    columns: { churnProbability: probability },
    models,
    tables: {
      churnOutlook: outlook(risks, days, own.days),
      ...(risks.tree === null ? {} : { churnTree: treeNodes(risks.tree, { words: 'plain' }) }),
      ...(risks.backtestGains === null ? {} : { churnGains: risks.backtestGains }),
      ...(risks.backtestCalibration === null ? {} : { churnCalibration: risks.backtestCalibration }),
      churnCalls: calls(context, probability, reasons),
      ...kept.tables,
    },
    notes: [windowNote(days, own.days), ...risks.notes, ...kept.notes],
  };
}

/** One row: the window, the share that left in the last one, and how well that was foretold. */
function outlook({ churnRate, backtest }: ChurnRisks, days: number, gap: number): Table<Record<string, Column>> {
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

function windowNote(days: number, own: number): Note {
  const bounded = own === days ? '' : ` (kept within ${window.least} and ${window.most})`;
  const message = `churn is ${days} days without a purchase${bounded}: nine of ten gaps that ended in a further purchase were no longer than ${own} days`;
  return { code: 'churn-window', message, details: { days, gap: own } };
}
