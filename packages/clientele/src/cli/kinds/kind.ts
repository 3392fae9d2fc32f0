import type { AnyModel, CodedColumn, Column, CustomerTable, Note, Table } from '@clientele/core';
import type { KnownModel } from '../../models/parse-model.ts';
import type { FunctionOptions } from '../arguments/set.ts';
import type { LinesInput } from '../derivations/derivation.ts';
import type { ColumnTypes } from '../input/column-types.ts';

/** A table that a model is fitted on or scores. */
export type AnyTable = Table<Record<string, Column>> | CustomerTable<Record<string, Column>>;

/** Order lines, and the model that they are read for where there is one already. */
export interface LinesForKind extends Omit<LinesInput, 'inputs'> {
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
  /** Whom each line is about, where there is not one line a row of the input. */
  readonly customer?: CodedColumn;
  /** What the id is called where it is that of no customer. */
  readonly idName?: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly notes?: readonly Note[];
}

/** What `fit` and `score` are given beside the table. */
export interface KindInput {
  readonly table: AnyTable;
  /** `--set` values, less those that reading and deriving used up. */
  readonly settings: FunctionOptions;
  /** What `--time-zone` says. */
  readonly timeZone?: string;
  readonly readJson: (path: string) => Promise<unknown>;
}

/** A model, and what is said of how it was asked for. */
export interface Fitted {
  readonly model: AnyModel;
  readonly notes?: readonly Note[];
}

/** A table whose columns have names of their own. */
export interface NamedTable {
  readonly kind: string;
  /** Columns of the table that both fit and score read. */
  readonly columns: ColumnTypes;
  /** Columns that are read where they are there. */
  readonly optional?: ColumnTypes;
  /** Columns whose cells may be empty. */
  readonly mayBeEmpty?: readonly string[];
  /** Whether its rows stand for no customers; an id is then not looked for. */
  readonly nameless?: boolean;
  /** Whether its times are read, and its civil days told, in the zone of `--time-zone`. */
  readonly zoned?: boolean;
  /** Makes that table of order lines, where it can be made of them. */
  fromLines?(input: LinesForKind): TableOfLines;
}

/** A table of features, which a model finds by the names that they had in its fit. */
export interface FeatureTable {
  readonly kind: string;
  readonly columns: 'features';
  /** The column to learn where `--target` names none; kinds without it learn none. */
  readonly target?: string;
}

/** One KIND of `clientele fit`, and what `score` does with its models. */
export type Kind = (NamedTable | FeatureTable) & {
  readonly kind: KnownModel['kind'];
  fit(input: KindInput): Fitted;
  score(model: KnownModel, input: KindInput): Scores | Promise<Scores>;
};

/** A MODEL of `clientele score` that needs no fit, and so no file. */
export interface ReadyKind extends NamedTable {
  score(input: KindInput): Scores;
}
