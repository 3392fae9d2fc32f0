import {
  type CodedColumn,
  type Column,
  deriveBtyd,
  IncompatibleModelError,
  type Instant,
  InvalidInputError,
  InvalidOptionError,
  isTransactionLog,
  type Note,
  showValue,
  splitBtyd,
  summarizeCustomers,
  type Table,
  type TimeUnit,
  type TransactionLog,
} from '@clientele/core';
import { asTable } from './cells.ts';

/** Histories when the model was fitted, what the same customers did since, and histories of today where they are known. */
export interface PurchaseWindow {
  /** With `holdoutX` and, where money is known, `holdoutSpend`. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly length: number;
  readonly unit: TimeUnit;
  readonly holdoutLength: number;
  readonly later: Table | null;
  readonly notes: readonly Note[];
}

/** Where the window comes from. */
export interface WindowOptions {
  readonly before?: object;
  readonly since?: Instant;
  readonly asOf?: Instant | 'end';
}

/**
 * Finds the window between the fit and today: given as a holdout, as a log and the day of the fit, or as histories of both days.
 *
 * @throws InvalidInputError (`invalid-input`) where it cannot be told
 */
export function windowOf(verb: string, unit: TimeUnit, data: object, options: WindowOptions): PurchaseWindow {
  if (Array.isArray(data) || isTransactionLog(data)) return windowOfLog(verb, unit, data as TransactionLog, options);
  if (options.since !== undefined) throw refused(verb, 'since', 'left out: it is for order lines', options.since);
  if (options.asOf !== undefined) throw refused(verb, 'asOf', 'left out: it is for order lines', options.asOf);
  const source = asTable(verb, fieldsOf(data));
  const facts = data as { unit?: TimeUnit; holdoutLength?: number };
  if (Object.hasOwn(source.columns, 'holdoutX')) {
    if (options.before !== undefined) throw refused(verb, 'before', 'left out: a holdout has its own', options.before);
    const { holdoutLength = Number.NaN, unit: own = unit } = facts;
    return { ...source, unit: own, holdoutLength, later: null, notes: [] };
  }
  if (options.before === undefined) {
    const help = 'give the histories of the fit as before, or a log and since, or what splitBtyd gives';
    throw new InvalidInputError(`${verb}: what came since the fit is not known: ${help}`);
  }
  return windowBetween(verb, unit, options.before as CustomerRows, data as CustomerRows);
}

/** Plain arrays stand beside facts that are no columns. */
function fieldsOf(data: object): Table | Record<string, never> {
  if ('columns' in data) return data as Table;
  const { unit: _unit, holdoutLength: _length, ...columns } = data as Record<string, never>;
  return columns;
}

function windowOfLog(verb: string, unit: TimeUnit, log: TransactionLog, options: WindowOptions): PurchaseWindow {
  const { since, asOf = 'end', before } = options;
  if (since === undefined) throw refused(verb, 'since', 'the end of the data that the model was fitted on', since);
  if (before !== undefined) throw refused(verb, 'before', 'left out: a log tells both', before);
  const split = splitBtyd(log, { split: since, asOf, unit });
  if (split.holdoutLength <= 0) throw refused(verb, 'since', 'before the end of the log', since);
  const later = deriveBtyd(summarizeCustomers(log, { asOf }), { unit });
  return { ...split, later, notes: split.notes ?? [] };
}

type CustomerRows = Table & { readonly customer?: CodedColumn; readonly unit?: TimeUnit };

/** Both tables hold the whole history of a customer, so that the difference is what came between. */
function windowBetween(verb: string, unit: TimeUnit, before: CustomerRows, later: CustomerRows): PurchaseWindow {
  for (const [name, { customer, unit: own = unit }] of Object.entries({ before, later })) {
    if (customer === undefined) {
      throw new InvalidInputError(
        `${verb}: the histories ${name === 'before' ? 'before' : 'of today'} name no customer: deriveBtyd's do`,
      );
    }
    if (own !== unit) throw new IncompatibleModelError(verb, 'model.unit', `"${own}" as in the data`, showValue(unit));
  }
  const [then, now] = [columnsOf(verb, before), columnsOf(verb, later)];
  const rowOf = new Map(idsOf(later.customer).map((id, row) => [id, row]));
  const ids = idsOf(before.customer);
  const kept = ids.flatMap((id, row) => (rowOf.has(id) ? [[id, row, rowOf.get(id) as number] as const] : []));
  const [first] = kept;
  const holdoutLength = first === undefined ? Number.NaN : (now.T[first[2]] as number) - (then.T[first[1]] as number);
  for (const [id, a, b] of kept) {
    const grown = (now.T[b] as number) - (then.T[a] as number);
    if (!(grown > 0) || Math.abs(grown - holdoutLength) > 1e-6) {
      throw oddRow(
        verb,
        b,
        'T',
        `${holdoutLength > 0 ? `${holdoutLength} more than before` : 'more than before'}, as of all customers`,
        id,
        grown,
      );
    }
    if ((now.x[b] as number) < (then.x[a] as number))
      throw oddRow(verb, b, 'x', 'no fewer purchases than before', id, now.x[b] as number);
  }
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, ([, a]) => column[a] as number);
  const money = ({ x, meanRepeatSpend }: HistoryCells, row: number): number =>
    (x[row] as number) * ((meanRepeatSpend ?? x)[row] as number);
  const hasMoney = then.meanRepeatSpend !== undefined && now.meanRepeatSpend !== undefined;
  const columns = {
    ...Object.fromEntries(Object.entries(then).map(([name, cells]) => [name, pick(cells)])),
    holdoutX: Float64Array.from(kept, ([, a, b]) => (now.x[b] as number) - (then.x[a] as number)),
    ...(hasMoney ? { holdoutSpend: Float64Array.from(kept, ([, a, b]) => money(now, b) - money(then, a)) } : {}),
  };
  const [gone, arrived] = [ids.length - kept.length, rowOf.size - kept.length];
  const notes = [
    ...note(gone, 'customers-gone', 'customers of the fit are not among those of today: they are left out'),
    ...note(arrived, 'customers-after-split', 'customers came since the fit: nothing was foretold of them'),
  ];
  return { columns, length: kept.length, unit, holdoutLength, later, notes };
}

type HistoryCells = { readonly x: Float64Array; readonly T: Float64Array; readonly meanRepeatSpend?: Float64Array };

function columnsOf(verb: string, { columns }: Table): HistoryCells {
  for (const name of ['x', 'tx', 'T']) {
    if (columns?.[name] instanceof Float64Array) continue;
    throw new InvalidInputError(
      `${verb}: no column "${name}" of numbers; there are ${Object.keys(columns ?? {}).join(', ') || 'none'}`,
    );
  }
  const numbers = Object.entries(columns).filter(([, cells]) => cells instanceof Float64Array);
  return Object.fromEntries(numbers) as unknown as HistoryCells;
}

function idsOf(customer: CodedColumn | undefined): string[] {
  return customer === undefined ? [] : Array.from(customer.codes, (code) => customer.dictionary.values[code] as string);
}

function oddRow(
  verb: string,
  row: number,
  column: string,
  expected: string,
  id: string,
  received: number,
): InvalidInputError {
  const message = `${verb}: row ${row}, column ${column}: expected ${expected}, got ${received} (customer ${showValue(id)})`;
  const action = 'kept';
  return new InvalidInputError(message, [
    { code: 'invalid-number', row, column, expected, received: String(received), action },
  ]);
}

function note(customers: number, code: string, words: string): Note[] {
  return customers === 0 ? [] : [{ code, message: `${customers} ${words}`, details: { customers } }];
}

function refused(verb: string, option: string, allowed: string, received: unknown): InvalidOptionError {
  return new InvalidOptionError(verb, [{ option, allowed, received: showValue(received) }]);
}
