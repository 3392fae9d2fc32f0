import {
  aliveHistory,
  forecastSales,
  frequencyRecencyMatrix,
  type GammaGammaModel,
  type TransactionModel,
  trackTransactions,
} from '@clientele/clv';
import { type BtydTable, type Column, encode, type Table, table, textAt } from '@clientele/core';
import type { StageContext } from '../../stage.ts';
import type { ChosenPurchases } from './choose-purchases.ts';
import { exemplars, purchaseWeeks } from './exemplars.ts';

type AnyTable = Table<Record<string, Column>>;

const day = 86_400_000;
/** Half a year ahead; further, seasons and newcomers matter more than what is known of these customers. */
const weeksAhead = 26;
/** The matrix is no finer than a reader can take in. */
const matrixMost = 15;

/**
 * What a report draws of a model of purchases: how it did in the trial, what it followed, the weeks ahead, every combination of
 * how often and when last, and two customers through time.
 *
 * @param context log, summary and options
 * @param history what the models were fitted to
 * @param chosen the model and its trial
 * @param spend the model of spend
 * @param calibration what the weeks ahead are multiplied by
 * @returns tables by name
 */
export function outlookTables(
  context: StageContext,
  history: BtydTable,
  chosen: ChosenPurchases,
  spend: GammaGammaModel,
  calibration: number,
): Readonly<Record<string, AnyTable>> {
  const { trial, model } = chosen;
  const matrix = matrixOf(model, history, context);
  const alive = histories(context, history, model);
  return {
    ...(trial === null ? {} : { purchaseModels: trial.table as unknown as AnyTable }),
    purchaseTracking: tracked(context, chosen),
    salesForecast: forecast(context, history, [model, spend], calibration),
    ...(matrix === null ? {} : { frequencyRecency: matrix }),
    ...(alive === null ? {} : { aliveHistories: alive }),
  };
}

/** Of the trial where there was one, so that the later weeks are foretold and not fitted. */
function tracked({ log, summary }: StageContext, { trial, model }: ChosenPurchases): AnyTable {
  const split = trial === null ? {} : { split: trial.split };
  const followed = trackTransactions(trial?.model ?? model, log, { asOf: summary.asOf, ...split });
  const foretold = followed.columns.end.map((end) => Number(trial !== null && end > trial.split));
  return table({ ...followed.columns, foretold });
}

function forecast(
  { summary }: StageContext,
  history: BtydTable,
  models: readonly [TransactionModel, GammaGammaModel],
  calibration: number,
): AnyTable {
  const { week, ...amounts } = forecastSales(...models, history, { weeks: weeksAhead }).columns;
  const mended = Object.entries(amounts).map(([name, values]) => [name, values.map((value) => value * calibration)]);
  return table({ week, ...Object.fromEntries(mended), end: week.map((at) => summary.asOf + at * 7 * day) });
}

function matrixOf(model: TransactionModel, { columns }: BtydTable, { options }: StageContext): AnyTable | null {
  const longest = columns.T.reduce((most, T) => Math.max(most, T), 0);
  const most = columns.x.reduce((least, x) => Math.max(least, x), 1);
  if (longest < 1) return null;
  return frequencyRecencyMatrix(model, {
    observed: { weeks: longest },
    horizon: options.horizon,
    most: Math.min(matrixMost, most),
    steps: matrixMost,
  }) as unknown as AnyTable;
}

function histories(context: StageContext, history: BtydTable, model: TransactionModel): AnyTable | null {
  const lives = exemplars(context, history, model).map((row) => {
    const T = history.columns.T[row] as number;
    const { columns } = aliveHistory(model, { times: purchaseWeeks(context, row), T, unit: history.unit });
    const first = context.summary.columns.firstPurchase[row] as number;
    const id = textAt(context.customers.customer, row);
    return { ...columns, ids: Array.from(columns.time, () => id), at: columns.time.map((t) => first + t * 7 * day) };
  });
  if (lives.length === 0) return null;
  const joined = (of: (life: (typeof lives)[number]) => Float64Array): Float64Array =>
    Float64Array.from(lives.flatMap((life) => [...of(life)]));
  return table({
    customer: encode(lives.flatMap(({ ids }) => ids)),
    time: joined(({ at }) => at),
    x: joined(({ x }) => x),
    probabilityAlive: joined(({ probabilityAlive }) => probabilityAlive),
  });
}
