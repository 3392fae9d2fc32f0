import { agreeOnCurrency, severalCurrencies } from '../cells/currency.ts';
import { customOfRows, unusableRows } from '../custom/growing-custom.ts';
import { InvalidInputError } from '../errors/errors.ts';
import { mergeIssues } from '../issues/collect.ts';
import type { DataIssues } from '../issues/issue.ts';
import { type CodedColumn, NO_CODE } from '../table/dictionary.ts';
import { convertAmounts } from './convert-currency.ts';
import { type MapField, mapFields, requiredFields, sourceName } from './fields.ts';
import { type FilledAmounts, fillAmounts } from './fill-amounts.ts';
import { findIssues } from './find-issues.ts';
import type { GrowingLog } from './growing-log.ts';
import { refuseHugeAmounts } from './huge-amounts.ts';
import type { ParseOptions } from './parse-options.ts';
import type { LogOrigin, ParsedTransactions } from './parsed-transactions.ts';
import type { TransactionLog } from './transaction-log.ts';
import { idsOfRows, numbersOfRows, usableRows } from './usable-rows.ts';

/** What finishing a log needs to know beside its columns. */
interface Task {
  readonly growing: GrowingLog;
  readonly options: ParseOptions;
  readonly verb: string;
  readonly lines: Uint32Array | undefined;
  readonly rowsRead: number;
}

type Values = Float64Array | CodedColumn;

/** Settles a column once, its issues noted; whoever asks again gets the same. */
type Settle = (
  name: MapField,
  how?: { readonly currency?: string | undefined; readonly onMissing?: (row: number) => void },
) => { readonly values: Values; readonly currency?: string };

/** Reads the gathered columns one by one, sets aside the rows that cannot be used, and looks the rest over if asked to. */
export function finishLog(task: Task, lookOver: boolean): ParsedTransactions {
  const { growing, options, lines, rowsRead } = task;
  const issues: DataIssues[] = [];
  const settle = settler(task, issues);
  const customer = settle('customer').values as CodedColumn;
  const time = settle('time').values as Float64Array;
  const missing: number[] = [];
  const { amount: read, currency } = readAmounts(task, settle, time, missing, issues);
  const filled = filledAmounts(task, settle, { customer, time, amount: read }, missing);
  if (filled !== undefined) issues.push(filled.issues);
  const amount = filled?.values ?? read;
  const custom = growing.settleCustom();
  for (const [, cells] of custom) issues.push(cells.issues);
  const unusable = unusableRows(custom);
  const rows = usableRows(customer, time, amount, unusable);

  const optional: Partial<Record<MapField, Values>> = {};
  for (const name of mapFields) {
    if (requiredFields.includes(name) || name === 'currency' || !growing.has(name)) continue;
    const column = settle(name).values;
    optional[name] = 'codes' in column ? idsOfRows(column, rows) : numbersOfRows(column, rows);
  }
  const log = Object.freeze({
    length: rows?.length ?? rowsRead,
    timeZone: options.timeZone ?? 'UTC',
    ...(currency === undefined ? {} : { currency }),
    customer: idsOfRows(customer, rows),
    time: numbersOfRows(time, rows),
    amount: numbersOfRows(amount, rows),
    ...optional,
    ...(custom.length === 0 ? {} : { custom: customOfRows(custom, rows) }),
  }) as TransactionLog;
  if (lookOver) {
    const { map, maxIssues } = options;
    issues.push(findIssues(log, { map, maxIssues, lines, rows: rows ?? undefined }));
  }
  return Object.freeze({
    log,
    issues: mergeIssues(issues, options.maxIssues),
    rowsRead,
    rowsDropped: rowsRead - log.length,
    origin: originOf(rows, lines),
    ...(filled === undefined ? {} : { filledAmounts: filled.filled.filter((row) => !unusable.has(row)) }),
  });
}

/** Columns are only held on to where amounts are filled from them, so that their cells can go. */
function settler({ growing, options, lines }: Task, issues: DataIssues[]): Settle {
  const settled = new Map<MapField, ReturnType<Settle>>();
  return (name, how = {}) => {
    const before = settled.get(name);
    if (before !== undefined) return before;
    const column = growing.settle(name, { ...how, lines });
    issues.push(column.issues);
    if (fills(options)) settled.set(name, column);
    return column;
  };
}

/** Amounts in the one currency of the log; rows that have none are added to `missing` where a rule fills them. */
function readAmounts(
  { growing, options, verb, lines, rowsRead }: Task,
  settle: Settle,
  time: Float64Array,
  missing: number[],
  issues: DataIssues[],
): { readonly amount: Float64Array; readonly currency?: string | undefined } {
  const currencies = growing.has('currency') ? (settle('currency').values as CodedColumn) : undefined;
  const converts = options.rates !== undefined && rowsRead > 0;
  const stated = currencies === undefined || converts ? options.currency : statedCurrency(currencies, options, verb);
  const read = settle('amount', {
    currency: converts ? undefined : stated,
    ...(fills(options) && { onMissing: (row: number) => missing.push(row) }),
  });
  const place = { column: sourceName(options.map, 'amount'), lines, maxIssues: options.maxIssues };
  issues.push(refuseHugeAmounts(read.values as Float64Array, place));
  if (!converts) return { amount: read.values as Float64Array, currency: read.currency ?? stated };
  const { amount, issues: ofRates } = converted(read, currencies, time, options, verb, lines);
  issues.push(ofRates);
  return { amount, currency: stated };
}

function fills({ missingAmount = 'drop' }: ParseOptions): boolean {
  return missingAmount !== 'drop';
}

function filledAmounts(
  { growing, options, lines }: Task,
  settle: Settle,
  { customer, time, amount }: { customer: CodedColumn; time: Float64Array; amount: Float64Array },
  missing: readonly number[],
): FilledAmounts | undefined {
  const { missingAmount: rule = 'drop', map, maxIssues } = options;
  if (rule === 'drop') return undefined;
  const has = (name: MapField): boolean => missing.length > 0 && growing.has(name);
  const columns = {
    time,
    amount,
    quantity: has('quantity') ? (settle('quantity').values as Float64Array) : undefined,
    product: has('product') ? (settle('product').values as CodedColumn) : undefined,
    isUsable: (row: number) => customer.codes[row] !== NO_CODE && !Number.isNaN(time[row]),
  };
  return fillAmounts(columns, missing, rule, { column: sourceName(map, 'amount'), lines, maxIssues });
}

function originOf(rows: Uint32Array | null, lines: Uint32Array | undefined): LogOrigin {
  if (rows === null) return Object.freeze(lines === undefined ? {} : { lines });
  return Object.freeze(lines === undefined ? { rows } : { rows, lines: rows.map((row) => lines[row] ?? 0) });
}

/** Amounts brought to the stated currency by the rates given. */
function converted(
  read: { readonly values: Float64Array | CodedColumn; readonly currency?: string },
  currencies: CodedColumn | undefined,
  time: Float64Array,
  options: ParseOptions,
  verb: string,
  lines: Uint32Array | undefined,
): { readonly amount: Float64Array; readonly issues: DataIssues } {
  const { rates = {}, currency: target = '', timeZone = 'UTC', maxIssues } = options;
  const column = sourceName(options.map, 'currency');
  if (currencies === undefined) {
    throw new InvalidInputError(
      `${verb}: rates need a column that names the currency of each row; map.currency says which`,
    );
  }
  if (read.currency !== undefined) {
    throw severalCurrencies(
      verb,
      sourceName(options.map, 'amount'),
      `"${read.currency}"`,
      `those of column "${column}"`,
    );
  }
  const known = { verb, target, rates, timeZone, column, lines, maxIssues };
  const { values, issues } = convertAmounts(read.values as Float64Array, currencies, time, known);
  return { amount: values, issues };
}

/** The one currency of a mapped column of currencies, checked against the stated one. */
function statedCurrency(column: Float64Array | CodedColumn, options: ParseOptions, verb: string): string | undefined {
  const texts = 'codes' in column ? column.dictionary.values : [];
  const met = new Map(texts.map((text) => [text.trim(), text]));
  return agreeOnCurrency(met, options.currency, verb, sourceName(options.map, 'currency'));
}
