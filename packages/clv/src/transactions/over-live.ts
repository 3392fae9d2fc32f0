import { groupRows } from '../histories/group.ts';
import type { Histories, Opportunities } from '../histories/histories.ts';
import { type CheckedHistories, readHistories, readOpportunities } from '../histories/read.ts';
import type { LiveCustomer, TransactionKernel } from './kernel.ts';
import { openModel, type TransactionModel } from './model.ts';

/** What every verb takes: histories in time, or opportunities for a BG/BB model. */
export type Purchases = Histories | Opportunities;

/** A model and the data that it reads, both checked. */
export interface Opened {
  readonly histories: CheckedHistories;
  readonly kernel: TransactionKernel;
}

/**
 * Opens a model and its data for a verb.
 *
 * @param verb begins messages
 * @param model what was given as the model
 * @param data what was given as the data
 * @returns both, checked
 * @throws InvalidInputError (`invalid-input`) naming row and column
 * @throws IncompatibleModelError (`incompatible-model`) where the model is of another kind or unit
 */
export function open(verb: string, model: TransactionModel, data: Purchases): Opened {
  const discrete = model?.kind === 'clv/bg-bb';
  const histories = discrete ? readOpportunities(verb, data as Opportunities) : readHistories(verb, data as Histories);
  return { histories, kernel: openModel(verb, model, histories.unit) };
}

/** @returns P(alive) times a quantity of live customers, which is computed once for all that are alike */
export function overLive({ kernel, histories }: Opened, quantity: (live: LiveCustomer) => number): Float64Array {
  const { groupOf, lives } = liveGroups({ kernel, histories });
  const perGroup = Float64Array.from(lives, quantity);
  return kernel.alive(histories).map((alive, row) => alive * (perGroup[groupOf[row] as number] as number));
}

/** @returns the live customers that differ, and which of them each row is */
export function liveGroups({ kernel, histories }: Opened): { groupOf: Uint32Array; lives: LiveCustomer[] } {
  const { x, tx, T } = histories;
  const { columns, groupOf, length } = groupRows(kernel.readsLast ? [x, T, tx] : [x, T]);
  const lives = Array.from({ length }, (_, group) => {
    const [count = 0, end = 0, last = 0] = columns.map(({ values, codes }) => values[codes[group] as number]);
    return kernel.live(count, end, last);
  });
  return { groupOf, lives };
}
