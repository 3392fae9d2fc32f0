import type { AnyModel, Column, CustomerTable, Note, Table } from '@clientele/core';
import type { KnownModel } from '../../models/parse-model.ts';
import type { FunctionOptions } from '../arguments/set.ts';
import type { LinesInput } from '../derivations/derivation.ts';
import type { ColumnTypes } from '../input/column-types.ts';

/** A table that a model is fitted on or scores. */
export type AnyTable = Table<Record<string, Column>> | CustomerTable<Record<string, Column>>;

/** Order lines, and the model that they are read for where there is one already. */
export interface LinesForKind extends LinesInput {
  readonly model?: KnownModel;
}

/** A table made of order lines, and the settings that making it did not use up. */
export interface TableOfLines {
  readonly table: AnyTable;
  readonly settings: FunctionOptions;
  readonly notes: readonly Note[];
}

/** What scoring adds to each row. */
export interface Scores {
  readonly columns: Readonly<Record<string, Column>>;
  readonly notes?: readonly Note[];
}

/** What `fit` and `score` are given beside the table. */
export interface KindInput {
  readonly table: AnyTable;
  /** `--set` values, less those that reading and deriving used up. */
  readonly settings: FunctionOptions;
  readonly readJson: (path: string) => Promise<unknown>;
}

/** A model, and what is said of how it was asked for. */
export interface Fitted {
  readonly model: AnyModel;
  readonly notes?: readonly Note[];
}

/** One KIND of `clientele fit`, and what `score` does with its models. */
export interface Kind {
  readonly kind: KnownModel['kind'];
  /** Columns of the table that both read. */
  readonly columns: ColumnTypes;
  /** Columns that the fit reads where they are there. */
  readonly optional?: ColumnTypes;
  /** Makes that table of order lines. */
  fromLines(input: LinesForKind): TableOfLines;
  fit(input: KindInput): Fitted;
  score(model: KnownModel, input: KindInput): Scores | Promise<Scores>;
}
