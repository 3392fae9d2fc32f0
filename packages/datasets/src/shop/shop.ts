import type { CodedColumn, CustomerTable, TransactionLog } from '@clientele/core';
import type { ArrivalProcess, ShopParameters } from '../arrivals/parameters.ts';
import type { Affinity, ProductTable } from '../catalogue/catalogue.ts';
import type { SpendParameters } from './options.ts';

/** What is true of each customer, and never known of real ones. */
export type CustomerTruth = CustomerTable<{
  /** Purchases a week while a customer, over the year. */
  purchaseRate: Float64Array;
  /** The chance to leave after a purchase; NaN where leaving does not hang on purchases. */
  dropout: Float64Array;
  /** When the customer left, epoch milliseconds; NaN for those who are still there at the end. */
  leftAt: Float64Array;
  /** What an order of theirs comes to on average. */
  meanSpend: Float64Array;
  /** Where on the ladder of prices they mostly buy: 0 to 2. */
  rung: Float64Array;
}>;

/** The truth behind a shop. */
export interface ShopTruth {
  readonly arrivals: ArrivalProcess;
  /** Of all rates and of `parameters`. */
  readonly unit: 'week';
  readonly parameters: ShopParameters;
  readonly spend: SpendParameters;
  /** Where the span watched ends, epoch milliseconds, exclusive: the `asOf` of all summaries. */
  readonly asOf: number;
  readonly affinities: readonly Affinity[];
  readonly customers: CustomerTruth;
}

/** A simulated shop. */
export interface Shop {
  readonly log: TransactionLog;
  readonly products: ProductTable;
  readonly truth: ShopTruth;
}

/** Order lines in columns, as `transactionLogBuilder` and every parser takes them. */
export interface ShopLines {
  readonly customer: CodedColumn;
  readonly time: Float64Array;
  readonly amount: Float64Array;
  readonly order: CodedColumn;
  readonly product?: CodedColumn;
  readonly productName?: CodedColumn;
  readonly category?: CodedColumn;
  readonly quantity?: Float64Array;
}

/** Some of the customers of a shop, with all they bought. */
export interface ShopChunk {
  readonly lines: ShopLines;
  readonly customers: CustomerTruth;
}
