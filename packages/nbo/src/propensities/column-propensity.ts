import {
  type CodedColumn,
  type Column,
  type CustomerTable,
  checkOptions,
  encode,
  frozen,
  InvalidInputError,
  InvalidOptionError,
  isNumberColumn,
  listAt,
  type Note,
  nonEmptyText,
  type OptionRule,
  optionRule,
  showValue,
  type Table,
  type TextColumn,
  textAt,
} from '@clientele/core';

/** Propensities as columns: what a rule, a classifier or a model of one's own says of customers and items. */
export type PropensityTable = CustomerTable<{
  /** An item, or the id of an offer that names no items. */
  item: CodedColumn;
  /** The probability that the customer takes it, 0 to 1. */
  propensity: Float64Array;
  /** Why; `null` where nothing is told. */
  reason: TextColumn;
}> & { readonly notes: readonly Note[] };

/** Options of `columnPropensity`. */
export interface ColumnPropensityOptions {
  /** The column of scores, each from 0 to 1. */
  readonly score: string;
  /** The column of items. `item` unless told otherwise. */
  readonly item?: string;
  /** The one item or offer that all rows are about, where there is no such column: what a classifier was taught. */
  readonly about?: string;
  /** The column that says why: a text, or the items that speak for it. */
  readonly because?: string;
  /** Whose each basket is, where the rows name baskets and not customers. */
  readonly customers?: readonly string[];
}

const rules: Readonly<Record<keyof ColumnPropensityOptions, OptionRule>> = {
  score: nonEmptyText,
  item: nonEmptyText,
  about: nonEmptyText,
  because: nonEmptyText,
  customers: optionRule('a list of ids', (value) => Array.isArray(value)),
};

/**
 * Makes propensities of a table of scores, whatever made it: recommendations of association rules, the predictions of a
 * classifier, a file. `openDecisions` takes them as `scores`, beside a model or alone; `rankPropensities` makes lists of them.
 *
 * A shrunk confidence of rules, or the probability of a classifier that learnt who accepts, is a probability; a lift, or a
 * score that only ranks, is none.
 *
 * @param scores a table with one row a customer (or basket) and item
 * @param options which columns, and whose they are
 * @returns one row a score; rows without one are left out, and counted in `notes`
 * @throws InvalidInputError (`invalid-input`) where a column is missing, or naming row and column of a cell
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { columnPropensity, customerTable, decide, openDecisions } from '@clientele/nbo';
 * // A classifier that learnt who stays when asked to: one score a customer, all about one offer.
 * const told = customerTable(['Ada', 'Bo'], { probability: [0.4, 0.05] });
 * const scores = columnPropensity(told, { score: 'probability', about: 'stay' });
 * const decisions = openDecisions({ offers: [{ offer: 'stay', kind: 'retention', value: 20, cost: 1 }], scores: [scores] });
 * decide(decisions, { customer: 'Ada' }, { channel: 'email', now: 0 }).offers[0].expectedValue; // => 7
 */
export function columnPropensity(scores: Table | CustomerTable, options: ColumnPropensityOptions): PropensityTable {
  const verb = 'columnPropensity';
  checkOptions(verb, { ...options, score: options?.score ?? null }, rules);
  const { columns } = readTable(verb, scores);
  const score = columnNamed(verb, columns, options.score);
  if (!isNumberColumn(score)) throw wrongColumn(verb, options.score, 'numbers');
  const items = itemsOf(verb, columns, options, score.length);
  const whose = customersOf(verb, scores, options.customers);
  const reasons = options.because === undefined ? null : columnNamed(verb, columns, options.because);
  const rows = Array.from(score.keys()).filter((row) => !Number.isNaN(score[row]));
  for (const row of rows) refuseShare(verb, options.score, row, score[row] as number);
  return Object.freeze({
    length: rows.length,
    customer: encode(rows.map((row) => idAt(verb, 'customer', whose, row))),
    columns: Object.freeze({
      item: encode(rows.map((row) => idAt(verb, options.item ?? 'item', items, row))),
      propensity: Float64Array.from(rows, (row) => score[row] as number),
      reason: Object.freeze(rows.map((row) => (reasons === null ? null : reasonAt(reasons, row)))),
    }),
    notes: frozen(missingNotes(score.length - rows.length, score.length)),
  });
}

function readTable(verb: string, scores: unknown): Table {
  const { columns } = (scores ?? {}) as Partial<Table>;
  if (typeof columns === 'object' && columns !== null) return scores as Table;
  throw new InvalidInputError(`${verb}: scores must be a table, got ${showValue(scores)}`);
}

function columnNamed(verb: string, columns: Readonly<Record<string, Column>>, name: string): Column {
  const found = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (found !== undefined) return found;
  const there = Object.keys(columns).map((one) => `"${one}"`);
  throw new InvalidInputError(`${verb}: no column "${name}"; there are ${there.join(', ') || 'none'}`, [], {
    column: name,
  });
}

function wrongColumn(verb: string, column: string, expected: string): InvalidInputError {
  return new InvalidInputError(`${verb}: column "${column}" must hold ${expected}`, [], { column });
}

type IdAt = (row: number) => string | null | undefined;

function itemsOf(
  verb: string,
  columns: Readonly<Record<string, Column>>,
  { item, about }: ColumnPropensityOptions,
  length: number,
): IdAt {
  if (about === undefined) return idsOf(verb, item ?? 'item', columnNamed(verb, columns, item ?? 'item'), length);
  if (item === undefined) return () => about;
  const allowed = 'left out where about is given';
  throw new InvalidOptionError(verb, [{ option: 'item', allowed, received: showValue(item) }]);
}

function customersOf(verb: string, scores: Table | CustomerTable, customers: readonly string[] | undefined): IdAt {
  if ('customer' in scores) {
    if (customers === undefined) return (row) => textAt(scores.customer, row);
    const allowed = 'left out where the rows name customers';
    throw new InvalidOptionError(verb, [{ option: 'customers', allowed, received: 'given' }]);
  }
  const { columns } = scores;
  if (customers === undefined) return idsOf(verb, 'customer', columnNamed(verb, columns, 'customer'), scores.length);
  const basket = columnNamed(verb, columns, 'basket');
  if (!isNumberColumn(basket)) throw wrongColumn(verb, 'basket', 'numbers of baskets');
  return (row) => customers[basket[row] as number];
}

function idsOf(verb: string, name: string, column: Column, length: number): IdAt {
  if (isNumberColumn(column) || 'offsets' in column) throw wrongColumn(verb, name, 'ids');
  const rows = 'codes' in column ? column.codes.length : column.length;
  if (rows !== length) {
    throw new InvalidInputError(`${verb}: column "${name}" has ${rows} rows, the scores have ${length}`);
  }
  return (row) => ('codes' in column ? textAt(column, row) : column[row]);
}

function idAt(verb: string, column: string, ids: IdAt, row: number): string {
  const id = ids(row);
  if (typeof id === 'string' && id.trim() !== '') return id;
  const received = showValue(id);
  throw new InvalidInputError(`${verb}: row ${row}, column "${column}": expected an id, got ${received}`, [
    { code: 'missing-value', row, column, expected: 'an id', received, action: 'kept' },
  ]);
}

function refuseShare(verb: string, column: string, row: number, share: number): void {
  if (share >= 0 && share <= 1) return;
  const [expected, received] = ['a number from 0 to 1', String(share)];
  throw new InvalidInputError(`${verb}: row ${row}, column "${column}": expected ${expected}, got ${received}`, [
    { code: 'invalid-number', row, column, expected, received, action: 'kept' },
  ]);
}

function reasonAt(column: Column, row: number): string | null {
  if (isNumberColumn(column)) return null;
  if ('offsets' in column) return `because of ${listAt(column, row).flat().join(', ')}`;
  return 'codes' in column ? textAt(column, row) : (column[row] ?? null);
}

function missingNotes(missing: number, rows: number): Note[] {
  if (missing === 0) return [];
  const message = `${missing} of ${rows} rows have no score: they say nothing`;
  return [{ code: 'rows-without-score', message, details: { missing, rows } }];
}
