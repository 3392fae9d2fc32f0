import type {
  AnyModel,
  Column,
  CustomerSummary,
  CustomerTable,
  Note,
  StageName,
  Table,
  TransactionLog,
} from '@clientele/core';
import type { ItemEventColumns } from '@clientele/nbo';
import type { ReadInputs } from './inputs.ts';
import type { ResolvedOptions } from './options.ts';

/** What a stage may read. */
export interface StageContext {
  /** Lines before `asOf`. */
  readonly log: TransactionLog;
  readonly summary: CustomerSummary;
  /** What is known besides order lines; logs end before `asOf`. */
  readonly inputs: ReadInputs;
  readonly options: ResolvedOptions;
  /** One row a customer, in the order of `summary`, with the columns of the stages before. */
  readonly customers: CustomerTable<Record<string, Column>>;
  /** Models of the stages before. */
  readonly models: readonly AnyModel[];
  /** What the models of products were taught, where that is more than the log. */
  readonly histories?: ItemEventColumns;
}

/** What a finished stage adds to the analysis. */
export interface StageResult {
  /** Columns in the order of `summary`. */
  readonly columns?: Readonly<Record<string, Column>>;
  readonly segments?: Table<Record<string, Column>>;
  readonly rules?: Table<Record<string, Column>>;
  readonly campaign?: CustomerTable<Record<string, Column>>;
  /** Further tables by name; a name belongs to one stage. */
  readonly tables?: Readonly<Record<string, Table<Record<string, Column>>>>;
  readonly models?: readonly AnyModel[];
  /** What its models were taught, where that is more than the log: later stages score by it. */
  readonly histories?: ItemEventColumns;
  readonly notes?: readonly Note[];
}

/** What a stage gives back: its result, or in plain words what it lacks. */
export type StageOutcome = StageResult | { readonly reason: string };

/** One step of `analyze()`: one domain, one file, one record. */
export interface Stage {
  readonly name: StageName;
  run(context: StageContext): StageOutcome;
}
