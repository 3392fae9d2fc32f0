import { InvalidInputError, InvalidOptionError } from '../errors/errors.ts';
import { frozen } from '../frozen.ts';
import { mergeIssues } from '../issues/collect.ts';
import type { InputRows } from '../log/input-chunk.ts';
import type { FieldMap } from '../log/transaction-log.ts';
import { checkOptions } from '../options/check-options.ts';
import { type OptionRule, optionRule } from '../options/rules.ts';
import { showValue } from '../show.ts';
import { NO_CODE } from '../table/dictionary.ts';
import { table } from '../table/table.ts';
import { type BasketCells, type BasketField, readLists, readLongRows, readOneHot } from './basket-cells.ts';
import { repeatedNote } from './basket-lines.ts';
import type { Baskets } from './baskets.ts';
import { groupItems } from './group-items.ts';

/** Baskets as lists of items (arrays, sets, anything that can be iterated), or as rows or columns. */
export type BasketInput = Iterable<Iterable<unknown>> | InputRows;

/** How baskets are read. */
export interface BasketsOfOptions {
  /** Rows of one item each: the columns of the basket's id, the item, and the quantity where there is one. */
  readonly map?: FieldMap<BasketField>;
  /** Rows of one basket each: the columns that are items, true or a number above 0 where the basket holds it. */
  readonly oneHot?: readonly string[];
}

const isNames = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');

const fields: readonly string[] = ['basket', 'item', 'quantity'];
const isMap = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([key, name]) => fields.includes(key) && typeof name === 'string');

const rules: Readonly<Record<keyof BasketsOfOptions, OptionRule>> = {
  map: optionRule('a record of column names with the keys basket, item, quantity', isMap),
  oneHot: optionRule('a list of column names', isNames),
};

/**
 * Makes baskets of lists of items, of rows with one item each, or of a table with one column an item. Items are ids: texts
 * or whole numbers. A basket is a set, and an empty list is a basket without items, which counts among all baskets.
 *
 * @param input lists of items; or row objects with the columns `basket`, `item` and, where there is one, `quantity` (0 is no
 *   item), named otherwise by `map`; or row objects of which `oneHot` names the columns that are items
 * @param options `map` or `oneHot`
 * @returns one row a basket, in the order of the lists, or in which rows first name them
 * @throws InvalidInputError (`invalid-input`) where the input is neither lists nor rows, or a column is missing
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { basketsOf, toRows } from '@clientele/core';
 * toRows(basketsOf([['diapers', 'wipes'], []])); // => [{ items: ['diapers', 'wipes'] }, { items: [] }]
 * const rows = [{ receipt: 1, sku: 'wipes' }, { receipt: 1, sku: 'diapers' }];
 * basketsOf(rows, { map: { basket: 'receipt', item: 'sku' } }).length; // => 1
 * toRows(basketsOf([{ bacon: 0, eggs: 1 }], { oneHot: ['bacon', 'eggs'] })); // => [{ items: ['eggs'] }]
 */
export function basketsOf(input: BasketInput, options: BasketsOfOptions = {}): Baskets {
  checkOptions('basketsOf', options, rules);
  if (typeof input !== 'object' || input === null) {
    const message = `basketsOf: expected lists of items, or rows or columns, got ${showValue(input)}`;
    throw new InvalidInputError(message);
  }
  const { item, basketOf, baskets, issues } = readCells(input, options);
  for (let cell = 0; cell < basketOf.length; cell++) if (item.codes[cell] === NO_CODE) basketOf[cell] = NO_CODE;
  const { offsets, codes, repeated } = groupItems(basketOf, item.codes, baskets, item.dictionary.values.length);
  return Object.freeze({
    ...table({ items: Object.freeze({ dictionary: item.dictionary, offsets, codes }) }),
    issues: mergeIssues(issues),
    notes: frozen(repeatedNote(repeated)),
  });
}

function readCells(input: BasketInput, { map, oneHot }: BasketsOfOptions): BasketCells {
  if (map !== undefined && oneHot !== undefined) {
    const problem = { option: 'oneHot', allowed: 'left out where map is given', received: 'both' };
    throw new InvalidOptionError('basketsOf', [problem]);
  }
  if (oneHot !== undefined) return readOneHot(input, oneHot);
  return map === undefined && holdsLists(input) ? readLists(input) : readLongRows(input, map ?? {});
}

/** Whatever begins with something that can be iterated; a text is no list. */
function holdsLists(input: BasketInput): input is Iterable<Iterable<unknown>> {
  if (!(Symbol.iterator in input)) return false;
  if (!Array.isArray(input)) return true;
  const first: unknown = input[0];
  return first === undefined || (typeof first === 'object' && first !== null && Symbol.iterator in first);
}
