export type { Analysis, AnalysisTotals, StageName } from './analysis/analysis.ts';
export type { BasketField } from './baskets/basket-cells.ts';
export type { Baskets, LogBaskets } from './baskets/baskets.ts';
export { type BasketInput, type BasketsOfOptions, basketsOf } from './baskets/baskets-of.ts';
export { type DeriveBasketsOptions, deriveBaskets } from './baskets/derive-baskets.ts';
export type {
  CellOptions,
  DateFormatOptions,
  DecimalSign,
  NumberFormatOptions,
  ThousandsSign,
} from './cells/cell-options.ts';
export { type DateCellOptions, type DateCells, readDateCells } from './cells/date-cells.ts';
export type { CalendarFormat, DateFormat, DigitFormat } from './cells/date-format.ts';
export { type IdCells, readIdCells } from './cells/id-cells.ts';
export { type NumberCellOptions, type NumberCells, readNumberCells } from './cells/number-cells.ts';
export type { NumberFormat } from './cells/number-format.ts';
export type {
  CleanOptions,
  LineAction,
  MissingRule,
  OptionalField,
  ShortSpan,
} from './clean/clean-options.ts';
export { type CleanedTransactions, cleanTransactions, type ReadBefore } from './clean/clean-transactions.ts';
export type { CleaningReport, CleaningRule } from './clean/cleaning-report.ts';
export { type FilledTable, type FillMissingOptions, type FillRule, fillMissing } from './clean/fill-missing.ts';
export { type MatchedCancellations, matchCancellations } from './clean/match-cancellations.ts';
export {
  type CustomColumn,
  type CustomColumns,
  type CustomField,
  type CustomFields,
  type CustomOutput,
  type NamedField,
  namedFields,
} from './custom/custom-fields.ts';
export {
  type CustomersOptions,
  type ParsedCustomers,
  parseCustomers,
  safeParseCustomers,
} from './custom/parse-customers.ts';
export type { StandardIssue, StandardResult, StandardSchema } from './custom/standard-schema.ts';
export { type EnrichedTransactions, type EnrichOptions, enrich } from './enrich/enrich.ts';
export {
  ClienteleError,
  EngineError,
  type EngineFailure,
  type ErrorCode,
  IncompatibleModelError,
  InsufficientDataError,
  InvalidInputError,
  InvalidOptionError,
  type OptionProblem,
} from './errors/errors.ts';
export { frozen } from './frozen.ts';
export { collectIssues, type IssueCollector, mergeIssues } from './issues/collect.ts';
export type { DataIssue, DataIssues, IssueAction, IssueCode } from './issues/issue.ts';
export type { JsonValue, Note } from './json.ts';
export { asTransactionLog, pickParseOptions } from './log/as-transaction-log.ts';
export type { CurrencyRates, DatedRate } from './log/convert-currency.ts';
export type { EventOptions } from './log/events/event-options.ts';
export {
  type Feedback,
  type FeedbackField,
  type FeedbackLog,
  type FeedbackOptions,
  feedbackRules,
  type ParsedFeedback,
} from './log/events/feedback-log.ts';
export type {
  Interaction,
  InteractionField,
  InteractionLog,
  InteractionOptions,
  Interactions,
  ParsedInteractions,
} from './log/events/interaction-log.ts';
export type { ParsedEvents } from './log/events/parse-events.ts';
export { asFeedbackLog, parseFeedback, safeParseFeedback } from './log/events/parse-feedback.ts';
export { asInteractionLog, parseInteractions, safeParseInteractions } from './log/events/parse-interactions.ts';
export { type MapField, mapFields, requiredFields } from './log/fields.ts';
export type { MissingAmount } from './log/fill-amounts.ts';
export { type FindIssuesOptions, findIssues } from './log/find-issues.ts';
export { type InputChunk, type InputColumns, type InputRows, openInput } from './log/input-chunk.ts';
export { isTransactionLog } from './log/is-transaction-log.ts';
export { type TransactionLogBuilder, transactionLogBuilder } from './log/log-builder.ts';
export { type ParseOptions, parseRules } from './log/parse-options.ts';
export { parseTransactions, safeParseTransactions } from './log/parse-transactions.ts';
export type { LogOrigin, ParsedTransactions } from './log/parsed-transactions.ts';
export type { FieldMap, Transaction, TransactionField, TransactionLog, Transactions } from './log/transaction-log.ts';
export { type AnyLog, before, ofCustomers } from './log/views.ts';
export { checkKind } from './model/check-kind.ts';
export { jsonRecordShape } from './model/json-shape.ts';
export type { AnyModel, FeatureSchema, FitDiagnostics, FitStatus, Model, OnProgress } from './model/model.ts';
export { diagnosticsShape, parseModelRecord, refusalOf } from './model/parse-model-record.ts';
export {
  countShape,
  finiteShape,
  listOf,
  nullOr,
  optional,
  positiveShape,
  type Refuse,
  recordOf,
  type Shape,
  textShape,
  unitShape,
  wordShape,
} from './model/shape.ts';
export { checkOptions } from './options/check-options.ts';
export { refuseOptions } from './options/refuse-options.ts';
export {
  anyFunction,
  anyRecord,
  finiteNumber,
  fraction,
  nonEmptyText,
  nonNegativeNumber,
  type OptionRule,
  oneOf,
  optionRule,
  positiveNumber,
  trueOrFalse,
  wholeNumber,
} from './options/rules.ts';
export type { SequenceField } from './sequences/sequence-cells.ts';
export type { Sequences } from './sequences/sequences.ts';
export { type SequenceInput, type SequencesOfOptions, sequencesOf } from './sequences/sequences-of.ts';
export { showValue } from './show.ts';
export { checkSummary } from './summary/check-summary.ts';
export { type CustomerProducts, type CustomerProductsOptions, customerProducts } from './summary/customer-products.ts';
export type { BtydTable, CustomerSummary, Observation } from './summary/customer-summary.ts';
export { deriveBtyd } from './summary/derive-btyd.ts';
export {
  type CohortOptions,
  type CohortTable,
  cohortCalendar,
  cohortTable,
  deriveCohorts,
} from './summary/derive-cohorts.ts';
export { exactSum } from './summary/exact-sum.ts';
export type { Occasion } from './summary/fold-customers.ts';
export { noPurchases } from './summary/no-purchases.ts';
export { type OrderTotals, orderTotals } from './summary/order-totals.ts';
export { type SalesByMonth, type SalesByMonthOptions, salesByMonth } from './summary/sales-by-month.ts';
export { type SalesByWeekday, salesByWeekday } from './summary/sales-by-weekday.ts';
export { type SplitBtydTable, type SplitOptions, splitBtyd } from './summary/split-btyd.ts';
export { type SummaryOptions, summarizeCustomers } from './summary/summarize-customers.ts';
export {
  type AccumulatorOptions,
  type AccumulatorState,
  type SummaryAccumulator,
  summaryAccumulator,
} from './summary/summary-accumulator.ts';
export {
  type Column,
  type ColumnInput,
  type Columns,
  column,
  columnLength,
  isNumberColumn,
  type Numbers,
  type TextColumn,
  toColumn,
} from './table/column.ts';
export { countBelow, countUpTo } from './table/count-sorted.ts';
export {
  type CodedColumn,
  codeOf,
  type Dictionary,
  encode,
  encodeLevels,
  type GrowingDictionary,
  growDictionary,
  type ListColumn,
  listAt,
  NO_CODE,
  type SequenceColumn,
  textAt,
} from './table/dictionary.ts';
export { expectRecord, expectTable } from './table/expect-table.ts';
export { filterRows, type RowMask, type Rows } from './table/filter-rows.ts';
export { type JoinedTable, type JoinOptions, joinTables } from './table/join-tables.ts';
export { type Cell, eachRow, type Row, type RowName, toRows } from './table/rows.ts';
export {
  type Beside,
  beside,
  type CustomerTable,
  customerTable,
  type Table,
  table,
  withColumns,
} from './table/table.ts';
export { endOf, resolveAsOf, type TimedLog } from './time/as-of.ts';
export type { Calendar, CalendarPeriod, WeekStart } from './time/calendar-period.ts';
export { type CivilDate, civilDate, civilDayOf, formatCivilDay, isCivilDate } from './time/civil-date.ts';
export { civilDay, civilDays, startOfCivilDay } from './time/civil-day.ts';
export {
  type Duration,
  daysPerUnit,
  duration,
  durationIn,
  isDuration,
  type TimeUnit,
  timeUnit,
} from './time/duration.ts';
export type { Instant } from './time/instant.ts';
export { localInstant } from './time/local-instant.ts';
export { instant, instantOrEnd, parseInstant } from './time/parse-instant.ts';
export { ianaTimeZone, openZone, type Zone } from './time/zone.ts';
