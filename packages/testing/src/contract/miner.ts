import type { Column, Table } from '@clientele/core';

/** Baskets, or sequences of single items. */
export type MinedLists = readonly (readonly string[])[];

/** What a miner finds: one row a set, a rule or a pattern. */
export type MinedTable = Table<Record<string, Column>> & { readonly truncated?: boolean };

/** Everything that the contract suite must know about what mines lists. */
export interface MinerCase {
  /** The exported function's name. */
  readonly name: string;
  /** Six lists or more over few items, one of them empty. */
  readonly sample: MinedLists;
  readonly mine: (lists: MinedLists, options?: Readonly<Record<string, unknown>>) => MinedTable;
  /** The columns that say which set, rule or pattern a row is. */
  readonly key: readonly string[];
  /** Columns that double where every list is there twice. */
  readonly counts: readonly string[];
  /** Options under which everything is found that occurs in one list, and options under which some of it is. */
  readonly all: Readonly<Record<string, unknown>>;
  readonly fewer: Readonly<Record<string, unknown>>;
  /** Counts the lists again, with no more than the row's key: the columns it names must be equal to the bit. */
  readonly recount: (row: Readonly<Record<string, unknown>>, lists: MinedLists) => Readonly<Record<string, number>>;
  /** The option that limits how much is kept; left out where the miner has none. */
  readonly limit?: string;
  /** Every other option, each with a value that must change the answer that `all` gives. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** One named check of miners. */
export interface MinerCheck {
  readonly name: string;
  /** Throws ContractFailure where the miner breaks the contract. */
  readonly run: (miner: MinerCase) => void;
}

/** Names that have broken miners elsewhere: members of objects, digits, separators, lone surrogates, more than one code unit. */
export const hostileItems: readonly string[] = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '1',
  '01',
  'a,b',
  'a b',
  'Käse 🧀',
  '\ud800',
  '"',
  ' padded ',
  '-1',
];
