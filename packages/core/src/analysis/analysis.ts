import type { DataIssues } from '../issues/issue.ts';
import type { JsonValue, Note } from '../json.ts';
import type { AnyModel } from '../model/model.ts';
import type { Column, TextColumn } from '../table/column.ts';
import type { CodedColumn } from '../table/dictionary.ts';
import type { CustomerTable, Table } from '../table/table.ts';

/** The steps of `analyze()`, one a domain. */
export type StageName = 'rfm' | 'clusters' | 'clv' | 'churn' | 'rules' | 'sentiment' | 'nbo' | 'campaign';

/** The base as a whole. */
export interface AnalysisTotals {
  /** Lines before `asOf`, refunds among them. */
  readonly lines: number;
  /** Distinct orders within a customer, or civil days with a purchase where the log has no orders. */
  readonly orders: number;
  /** Those with a purchase. */
  readonly customers: number;
  /** Net, in the log's currency. */
  readonly sales: number;
  /** Epoch milliseconds of the first event. */
  readonly first: number;
  /** Epoch milliseconds of the last event. */
  readonly last: number;
}

/** Everything that `analyze()` found out, as plain data: report, command line and apps read nothing else. */
export interface Analysis {
  /** Exclusive end of the observation, epoch milliseconds. */
  readonly asOf: number;
  readonly timeZone: string;
  readonly currency?: string;
  readonly totals: AnalysisTotals;
  /** One row a civil month; `month` is `YYYY-MM`. */
  readonly salesByMonth: Table<{
    month: TextColumn;
    sales: Float64Array;
    orders: Float64Array;
    customers: Float64Array;
  }>;
  /** One row a customer: what each finished stage had to say. */
  readonly customers: CustomerTable<Record<string, Column>>;
  readonly segments: Table<{
    segment: CodedColumn;
    customers: Float64Array;
    /** Share of net revenue, 0 to 1. */
    revenueShare: Float64Array;
    action: TextColumn;
  }>;
  readonly rules: Table<Record<string, Column>>;
  readonly campaign: CustomerTable<Record<string, Column>>;
  /** What stages found beyond the tables above, by name, `clusterProfiles` say: what a report draws. */
  readonly tables?: Readonly<Record<string, Table<Record<string, Column>>>>;
  readonly models: Readonly<Record<string, AnyModel>>;
  /** What the numbers depend on besides the data, defaults filled in: `horizon`, `discount`, `margin` where given, `seed`. */
  readonly options?: Readonly<Record<string, JsonValue>>;
  readonly quality: DataIssues;
  /** `done`, or the reason why the stage did not run. */
  readonly stages: Readonly<Record<StageName, string>>;
  readonly notes: readonly Note[];
}
