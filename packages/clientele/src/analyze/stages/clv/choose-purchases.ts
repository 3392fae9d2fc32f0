import { chooseModel, type ModelChoice, type TransactionModel, type TransactionModelName } from '@clientele/clv';
import {
  type BtydTable,
  exactSum,
  InsufficientDataError,
  type Note,
  type SplitBtydTable,
  splitBtyd,
} from '@clientele/core';
import type { StageContext } from '../../stage.ts';

/** The model of purchases that an analysis goes by, and what speaks for it. */
export interface ChosenPurchases {
  /** Fitted to all that is known. */
  readonly model: TransactionModel;
  /** How the models did in a holdout; `null` where none was held. */
  readonly trial: Trial | null;
  readonly notes: readonly Note[];
}

/** Models that were fitted to the first part of the observation and judged by the rest. */
export interface Trial {
  /** Where the first part ends, epoch milliseconds. */
  readonly split: number;
  /** The chosen kind, fitted to the first part. */
  readonly model: TransactionModel;
  readonly table: ModelChoice['table'];
}

/** Those that tell who has left, the simplest first. */
const simple: readonly TransactionModelName[] = ['bg-nbd', 'mbg-nbd'];
const candidates: readonly TransactionModelName[] = [...simple, 'pareto-nbd'];
/** Errors this near to the smallest are no reason to leave the simpler model. */
const alike = 1.001;
/** With fewer customers who came back, or purchases to foretell, chance would choose. */
const fewest = 30;

/**
 * Chooses the model of purchases: the one asked for, else the one that foretells the last third of the observation best from
 * what was known before it.
 *
 * @param context log, end of observation and options
 * @param history what the model is fitted to
 * @returns the model, fitted to the whole history
 * @throws InsufficientDataError (`insufficient-data`) where nobody has a repeat purchase
 */
export function choosePurchases(context: StageContext, history: BtydTable): ChosenPurchases {
  const wanted = context.options.purchaseModel;
  if (wanted !== undefined) return { model: fitted(wanted, history), trial: null, notes: [] };
  const trial = tried(context);
  if (trial !== null) return { model: fitted(nameOf(trial.model), history), trial, notes: [trialNote(trial)] };
  const message = `there is too little to hold out: a choice needs ${fewest} customers who came back in the first two thirds of the observation and ${fewest} of their purchases in the last; purchases are modelled by BG/NBD`;
  return {
    model: fitted('bg-nbd', history),
    trial: null,
    notes: [{ code: 'model-not-chosen', message, details: { fewest } }],
  };
}

function fitted(name: TransactionModelName, history: BtydTable): TransactionModel {
  return chooseModel(history, { models: [name], by: 'bic' }).best;
}

/** @returns the name that a kind follows from */
export function nameOf({ kind }: TransactionModel): TransactionModelName {
  return kind.replace('clv/', '') as TransactionModelName;
}

function tried({ log, summary }: StageContext): Trial | null {
  const { asOf } = summary;
  const first = summary.columns.firstPurchase.reduce((least, time) => Math.min(least, time), asOf);
  const held = splitBtyd(log, { split: asOf - (asOf - first) / 3, asOf, unit: 'week' });
  const cameBack = held.columns.x.filter((x) => x > 0).length;
  if (cameBack < fewest || exactSum(held.columns.holdoutX) < fewest) return null;
  try {
    const { models, table } = compared(held);
    const { rmse } = table.columns;
    const smallest = Math.min(...rmse);
    const model = models[rmse.findIndex((error) => error <= smallest * alike)] as TransactionModel;
    return { split: held.split, model, table };
  } catch (error) {
    if (error instanceof InsufficientDataError) return null;
    throw error;
  }
}

/** Where nobody leaves, every candidate is the same model, and the last of them the slowest to find that out. */
function compared(held: SplitBtydTable): ModelChoice {
  const quick = chooseModel(held, { models: simple });
  const nobodyLeaves = ({ diagnostics }: TransactionModel): boolean =>
    diagnostics.notes.some(({ code }) => code === 'nobody-leaves');
  return quick.models.every(nobodyLeaves) ? quick : chooseModel(held, { models: candidates });
}

function trialNote({ model, table: { columns }, split }: Trial): Note {
  const at = columns.kind.indexOf(model.kind);
  const errors = columns.kind.map((kind, row) => `${kind} ${(columns.rmse[row] as number).toFixed(4)}`);
  const [expected, actual] = [columns.expected[at] as number, columns.actual[at] as number];
  const message = `purchases are modelled by ${model.kind}: of models fitted to the first two thirds of the observation it foretold the last third with the smallest error a customer, or the simplest within a thousandth of it (${errors.join(', ')}); it expected ${expected.toFixed(0)} purchases where ${actual.toFixed(0)} came`;
  return { code: 'purchase-model-chosen', message, details: { kind: model.kind, split, expected, actual } };
}
