import type {
  Column,
  CustomerTable,
  DataIssues,
  InteractionLog,
  JsonValue,
  Note,
  Table,
  TransactionLog,
} from '@clientele/core';
import type { CsvSource } from '@clientele/io';
import type { AnalyzeInputs } from '../../analyze/inputs.ts';
import type { FunctionOptions } from '../arguments/set.ts';
import type { ColumnTypes } from '../input/column-types.ts';

/** What a derivation from order lines is given. */
export interface LinesInput {
  readonly log: TransactionLog;
  /** What reading found, and a look over the lines. */
  readonly issues: DataIssues;
  readonly asOf: string | undefined;
  /** The files beside FILE, where the derivation takes them. */
  readonly inputs: AnalyzeInputs;
  /** `--set` values, less those that say how the file is read. */
  readonly settings: FunctionOptions;
  /** Reads another file that a setting names. */
  readonly readJson: (path: string) => Promise<unknown>;
}

/** What a derivation from events is given. */
export interface EventsInput {
  readonly log: InteractionLog;
  readonly asOf: string | undefined;
  readonly settings: FunctionOptions;
}

/** What a derivation from a customer table is given. */
export interface ColumnsInput {
  readonly table: Table<Record<string, Column>> | CustomerTable<Record<string, Column>>;
  /** The same columns of the file that `--before` names, where the derivation compares two. */
  readonly before?: ColumnsInput['table'];
  /** What `--columns` names, where the derivation takes features. */
  readonly features?: readonly string[];
  /** Columns that hold instants, where the derivation keeps dates. */
  readonly times?: readonly string[];
  /** What `--as-of` and `--time-zone` say, where the derivation looks at times. */
  readonly asOf?: string;
  readonly timeZone?: string;
  /** The files beside FILE, where the derivation takes them. */
  readonly inputs?: AnalyzeInputs;
  readonly settings: FunctionOptions;
  readonly readJson: (path: string) => Promise<unknown>;
}

/** What a derivation gives back: a table, how to write it, and what it says of itself. */
export interface DerivedTable {
  readonly table: Table<Record<string, Column>> | CustomerTable<Record<string, Column>>;
  /** Columns in the order of the file; all of the table unless told otherwise. */
  readonly names: readonly string[];
  /** Columns that hold epoch milliseconds and are written as ISO 8601. */
  readonly instants?: readonly string[];
  readonly timeZone?: string;
  readonly notes?: readonly Note[];
  /** The table as `--json` writes it, where a column holds more than one kind of value. */
  readonly json?: () => string;
  /** The table as PMML, where it has such a form. */
  readonly pmml?: () => string;
}

/** What a derivation gives back that has one thing to say of the whole file. */
export interface DerivedRecord {
  readonly record: Readonly<Record<string, JsonValue>>;
  readonly notes?: readonly Note[];
}

/** One NAME of `clientele derive`. */
export type Derivation = LinesDerivation | ColumnsDerivation | FindingsDerivation;

/** A derivation from order lines. */
export interface LinesDerivation {
  readonly name: string;
  readonly from: 'lines';
  /** The files that may stand beside FILE. */
  readonly sides?: readonly (keyof AnalyzeInputs)[];
  /** What is derived where the file holds events: customer, time, kind. */
  readonly ofEvents?: (input: EventsInput) => DerivedTable;
  derive(input: LinesInput): DerivedTable | Promise<DerivedTable>;
}

/** A derivation from a table with named columns. */
export interface ColumnsDerivation {
  readonly name: string;
  readonly from: 'columns';
  readonly columns: ColumnTypes;
  /** Columns that are read where they are there. */
  readonly optional?: ColumnTypes;
  /** Columns whose cells may be empty. */
  readonly mayBeEmpty?: readonly string[];
  /** Where all other columns are features, each read as its own cells show. */
  readonly others?: 'infer';
  /** The files that may stand beside FILE. */
  readonly sides?: readonly (keyof AnalyzeInputs)[];
  /** Whether columns of dates are read as well, as instants; else they are left out. */
  readonly dates?: 'keep';
  /** Whether its rows stand for no customers; an id is then not looked for. */
  readonly nameless?: boolean;
  /** Whether it looks at times, and at the end of the observation. */
  readonly timed?: boolean;
  /** Whether it looks at times, but not at the end of the observation. */
  readonly zoned?: boolean;
  /** Formats without columns that it reads as well, and what reads them. */
  readonly formats?: Readonly<Record<string, (source: CsvSource) => Promise<ColumnsInput['table']>>>;
  /** Whether it compares the file with the one that `--before` names. */
  readonly compares?: boolean;
  derive(input: ColumnsInput): DerivedTable | DerivedRecord | Promise<DerivedTable>;
}

/** A derivation from what was found while any file was read; no share of bad rows ends it. */
export interface FindingsDerivation {
  readonly name: string;
  readonly from: 'findings';
  derive(input: Pick<LinesInput, 'issues' | 'settings'>): DerivedTable;
}
