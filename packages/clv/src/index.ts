export {
  type BtydTable,
  type CustomerSummary,
  type CustomerTable,
  customerTable,
  type DataIssue,
  type DataIssues,
  type Duration,
  deriveBtyd,
  endOf,
  type FieldMap,
  type Instant,
  type Note,
  type Occasion,
  type ParsedTransactions,
  type ParseOptions,
  parseTransactions,
  type Row,
  type RowName,
  type SummaryOptions,
  safeParseTransactions,
  summarizeCustomers,
  type Table,
  type TimeUnit,
  type Transaction,
  type TransactionLog,
  type Transactions,
  table,
  toRows,
  withColumns,
} from '@clientele/core';
export { bgNbdModel, fitBgNbd } from './bg-nbd/fit.ts';
export { type BgNbdModel, type BgNbdParameters, parseBgNbdModel } from './bg-nbd/model.ts';
export { fitGammaGamma, gammaGammaModel } from './gamma-gamma/fit.ts';
export { type GammaGammaModel, type GammaGammaParameters, parseGammaGammaModel } from './gamma-gamma/model.ts';
export { expectedSpend } from './gamma-gamma/predict.ts';
export type {
  Histories,
  HistoryColumns,
  HistoryTable,
  SpendColumns,
  Spends,
  SpendTable,
} from './histories/histories.ts';
export type { FitOptions } from './likelihood/maximize.ts';
export { fitMbgNbd, mbgNbdModel } from './mbg-nbd/fit.ts';
export { type MbgNbdModel, type MbgNbdParameters, parseMbgNbdModel } from './mbg-nbd/model.ts';
export { fitNbd, nbdModel } from './nbd/fit.ts';
export { type NbdModel, type NbdParameters, parseNbdModel } from './nbd/model.ts';
export { fitParetoNbd, paretoNbdModel } from './pareto-nbd/fit.ts';
export { type ParetoNbdModel, type ParetoNbdParameters, parseParetoNbdModel } from './pareto-nbd/model.ts';
export { compareModels, type ModelComparison } from './transactions/compare-models.ts';
export type { TransactionModelName } from './transactions/fit.ts';
export type { HistoryModel } from './transactions/history-model.ts';
export type { TransactionModel } from './transactions/model.ts';
export {
  type CountOptions,
  countProbabilitiesOfNewCustomer,
  expectedTransactionsOfNewCustomer,
} from './transactions/new-customer.ts';
export {
  expectedTransactions,
  probabilityAlive,
  probabilityOfPurchase,
  type ResidualOptions,
  residualTransactions,
} from './transactions/predict.ts';
export { type Discount, discountRate } from './value/discount.ts';
export { type LifetimeValueTable, lifetimeValue, type ValueOptions } from './value/lifetime-value.ts';
export { type LifetimeValues, type LifetimeValuesOptions, lifetimeValues } from './value/lifetime-values.ts';
export { type SimpleClvInput, simpleClv } from './value/simple-clv.ts';
