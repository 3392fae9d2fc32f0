import { InvalidInputError } from '../errors/errors.ts';
import { frozen } from '../frozen.ts';
import type { Note } from '../json.ts';
import type { ParseOptions } from '../log/parse-options.ts';
import type { TransactionLog, Transactions } from '../log/transaction-log.ts';
import { type OptionRule, oneOf, optionRule } from '../options/rules.ts';
import { inputLog } from '../summary/input-log.ts';
import type { Column } from '../table/column.ts';
import { type CodedColumn, encode, growDictionary, NO_CODE, textAt } from '../table/dictionary.ts';
import { type CustomerTable, type Table, table } from '../table/table.ts';
import { takeColumn } from '../table/take-column.ts';
import { civilParts, dayKeys } from './calendar.ts';
import { countMisses, factRows, type KeyedFacts, keyColumn, type Misses, missNote } from './key-rows.ts';

/** What is known besides order lines. */
export interface EnrichOptions {
  /** Attributes of customers, one row a customer. */
  readonly customers?: CustomerTable<Record<string, Column>>;
  /** Facts of products: a column `product`, one row a product. `name` and `category` fill the log's own where it has none. */
  readonly products?: Table<Record<string, Column>>;
  /** Facts of days: a column `date` (`YYYY-MM-DD`), one row a day; or `'civil'` for weekday, month, quarter and year. */
  readonly calendar?: Table<Record<string, Column>> | 'civil';
}

/** A log with more columns, and what the tables did not know. */
export interface EnrichedTransactions {
  /** The lines given, in their order, the new columns in `custom`. */
  readonly log: TransactionLog;
  /** One row a table that was joined. */
  readonly misses: Table<{ source: CodedColumn; keys: Float64Array; lines: Float64Array; amount: Float64Array }>;
  readonly notes: readonly Note[];
}

const tableRule: OptionRule = optionRule(
  'a table',
  (value) => typeof value === 'object' && value !== null && 'columns' in value,
);
const civil = oneOf('civil');

/** Rules of these options. */
const enrichRules: Readonly<Record<keyof EnrichOptions, OptionRule>> = {
  customers: tableRule,
  products: tableRule,
  calendar: optionRule('"civil" or a table', (value) => civil.accepts(value) || tableRule.accepts(value)),
};

/**
 * Adds what is known of customers, products and days to order lines, column by column. No line is dropped: where a table
 * does not know a key the cells are missing, and the misses are counted, with their money.
 *
 * @param transactions a checked log, or row objects
 * @param options the tables; for rows also how they are read (`map`, `timeZone`, formats)
 * @returns the log with columns in `custom`, misses by table, and notes that name ids which nearly match
 * @throws InvalidInputError (`invalid-input`) where rows cannot be read, a key stands twice in a table, a table lacks its key,
 *   products are given and the log has none, or two tables have a column of one name
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { customerTable, enrich, textAt, toRows } from '@clientele/core';
 * const lines = [
 *   { customer: 'Ada', time: '2026-01-05', amount: 20 },
 *   { customer: 'Bo', time: '2026-01-06', amount: 5 },
 * ];
 * const { log, misses } = enrich(lines, { customers: customerTable(['Ada'], { age: [41] }), calendar: 'civil' });
 * log.custom?.['age']; // => Float64Array.of(41, NaN)
 * toRows(misses); // => [{ source: 'customers', keys: 1, lines: 1, amount: 5 }]
 */
export function enrich(transactions: Transactions, options: EnrichOptions & ParseOptions = {}): EnrichedTransactions {
  const { log, notes } = inputLog('enrich', transactions, options, enrichRules);
  const { customers, products, calendar } = options;
  const added = new Map<string, Column>(Object.entries(log.custom ?? {}));
  const own: { productName?: CodedColumn; category?: CodedColumn } = {};
  const found: (Misses & { readonly source: string; readonly notes: readonly Note[] })[] = [];

  function join(ids: CodedColumn, facts: KeyedFacts): void {
    const rows = factRows('enrich', ids, facts);
    for (const [name, values] of Object.entries(facts.columns)) {
      const taken = takeColumn(values, rows);
      const field = facts.source === 'products' ? ownField(name) : undefined;
      if (field === undefined) addColumn(added, log, name, taken, facts.source);
      else own[field] = filledIn(log[field], taken);
    }
    const misses = countMisses(ids, log.amount, rows);
    found.push({ source: facts.source, ...misses, notes: missNote(ids, rows, facts, misses) });
  }

  if (customers !== undefined) {
    const keys = keyColumn('enrich', 'customers', 'customer', (customers as { customer?: CodedColumn }).customer);
    join(log.customer, { source: 'customers', keys, columns: customers.columns });
  }
  if (products !== undefined) {
    if (log.product === undefined) throw new InvalidInputError('enrich: products need a log with a column "product"');
    const { product, ...columns } = products.columns;
    join(log.product, { source: 'products', keys: keyColumn('enrich', 'products', 'product', product), columns });
  }
  if (calendar === 'civil') {
    for (const [name, values] of Object.entries(civilParts(log))) addColumn(added, log, name, values, 'calendar');
  } else if (calendar !== undefined) {
    const { date, ...columns } = calendar.columns;
    join(dayKeys(log), { source: 'calendar', keys: keyColumn('enrich', 'calendar', 'date', date), columns });
  }
  return Object.freeze({
    log: Object.freeze({ ...log, ...own, custom: Object.freeze(Object.fromEntries(added)) }),
    misses: table({
      source: encode(found.map(({ source }) => source)),
      keys: Float64Array.from(found, ({ keys }) => keys),
      lines: Float64Array.from(found, ({ lines }) => lines),
      amount: Float64Array.from(found, ({ amount }) => amount),
    }),
    notes: frozen([...notes, ...found.flatMap((each) => each.notes)]),
  });
}

function ownField(name: string): 'productName' | 'category' | undefined {
  if (name === 'name') return 'productName';
  return name === 'category' ? name : undefined;
}

function addColumn(
  added: Map<string, Column>,
  log: TransactionLog,
  name: string,
  values: Column,
  source: string,
): void {
  if (added.has(name) || Object.hasOwn(log, name)) {
    throw new InvalidInputError(`enrich: column "${name}" of ${source} is there already`, [], {
      option: source,
      column: name,
    });
  }
  if (name === '__proto__') throw new InvalidInputError(`enrich: a column of ${source} is named "__proto__"`);
  added.set(name, values);
}

/** The log's own cells, and where it has none those of the facts. */
function filledIn(before: CodedColumn | undefined, facts: Column): CodedColumn {
  const texts = textsOf(facts);
  const growing = growDictionary();
  for (const text of before?.dictionary.values ?? []) growing.codeFor(text);
  const codes = Uint32Array.from({ length: texts.length }, (_, line) => {
    const code = before?.codes[line] ?? NO_CODE;
    const text = texts.at(line);
    if (code !== NO_CODE) return code;
    return text === null ? NO_CODE : growing.codeFor(text);
  });
  return Object.freeze({ dictionary: growing.finish(), codes });
}

function textsOf(column: Column): { readonly length: number; at(line: number): string | null } {
  if ('codes' in column && !('offsets' in column))
    return { length: column.codes.length, at: (line) => textAt(column, line) };
  if (Array.isArray(column)) return { length: column.length, at: (line) => (column[line] as string | null) ?? null };
  throw new InvalidInputError('enrich: name and category of products must be texts', [], { option: 'products' });
}
