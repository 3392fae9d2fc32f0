import {
  type CodedColumn,
  checkOptions,
  type DataIssues,
  type FieldMap,
  frozen,
  type InputChunk,
  type InputRows,
  InvalidInputError,
  type ListColumn,
  mergeIssues,
  NO_CODE,
  type Note,
  openInput,
  optionRule,
  readIdCells,
  readNumberCells,
  type Table,
  table,
} from '@clientele/core';

/** A column of rows that hold one item of a basket each, and what it is worth. */
export type UtilityField = 'basket' | 'item' | 'quantity' | 'price' | 'utility';

/** Baskets in which every item has a worth of its own. */
export interface UtilityBaskets extends Table<{ items: ListColumn }> {
  /** What each item of each basket is worth, beside `columns.items.codes`; 0 or more. */
  readonly utility: Float64Array;
  readonly issues: DataIssues;
  readonly notes: readonly Note[];
}

/** How rows are read. */
export interface UtilityBasketsOfOptions {
  /** The columns of the basket's id, the item, and quantity and price, or `utility` instead of these two. */
  readonly map?: FieldMap<UtilityField>;
}

const fields: readonly string[] = ['basket', 'item', 'quantity', 'price', 'utility'];
const mapRule = optionRule(
  'a record of column names with the keys basket, item, quantity, price, utility',
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([key, name]) => fields.includes(key) && typeof name === 'string'),
);

/**
 * Makes baskets whose items have a worth: quantity times price, or whatever `utility` says, such as the margin of the line. An
 * item that a basket names again adds up.
 *
 * @param input rows or columns: `basket`, `item`, `price` and, where there is one, `quantity` (1 otherwise); or `utility`
 *   instead of price and quantity
 * @param options `map`
 * @returns one row a basket, in the order in which rows first name them. Rows worth less than 0, refunds, and rows with
 *   quantity 0 put nothing in and are counted in `notes`
 * @throws InvalidInputError (`invalid-input`) where a column is missing
 * @throws InvalidOptionError (`invalid-option`) where an option is unknown or wrong
 * @example
 * import { toRows, utilityBasketsOf } from '@clientele/association-rules';
 * const lines = [{ basket: 1, item: 'wipes', quantity: 2, price: 3 }, { basket: 1, item: 'diapers', quantity: 1, price: 12 }];
 * const baskets = utilityBasketsOf(lines);
 * toRows(baskets); // => [{ items: ['wipes', 'diapers'] }]
 * [...baskets.utility]; // => [6, 12]
 */
export function utilityBasketsOf(input: InputRows, options: UtilityBasketsOfOptions = {}): UtilityBaskets {
  checkOptions('utilityBasketsOf', options, { map: mapRule });
  const { map = {} } = options;
  const chunk = openInput(input, 'utilityBasketsOf', 0);
  const ids = (field: 'basket' | 'item'): { values: CodedColumn; issues: DataIssues } => {
    const column = map[field] ?? field;
    return readIdCells(cellsOf(chunk, column), { column, verb: 'utilityBasketsOf' });
  };
  const [basket, item] = [ids('basket'), ids('item')];
  const worth = readWorth(chunk, map);
  const left = { negative: 0, zeroQuantity: 0 };
  const sums: Map<number, number>[] = basket.values.dictionary.values.map(() => new Map());
  for (let row = 0; row < chunk.length; row++) {
    const [code, value] = [item.values.codes[row] as number, worth.values[row] as number];
    const sum = sums[basket.values.codes[row] as number];
    if (sum === undefined || code === NO_CODE || Number.isNaN(value)) continue;
    if (worth.quantity?.[row] === 0) left.zeroQuantity++;
    else if (value < 0) left.negative++;
    else sum.set(code, (sum.get(code) ?? 0) + value);
  }
  const offsets = new Uint32Array(sums.length + 1);
  sums.forEach((sum, row) => {
    offsets[row + 1] = (offsets[row] as number) + sum.size;
  });
  const codes = Uint32Array.from(sums.flatMap((sum) => [...sum.keys()]));
  return Object.freeze({
    ...table({ items: Object.freeze({ dictionary: item.values.dictionary, offsets, codes }) }),
    utility: Float64Array.from(sums.flatMap((sum) => [...sum.values()])),
    issues: mergeIssues([basket.issues, item.issues, ...worth.issues]),
    notes: frozen(leftOut(left)),
  });
}

function cellsOf(chunk: InputChunk, column: string): unknown[] {
  if (chunk.length > 0 && !chunk.has(column)) {
    throw new InvalidInputError(`utilityBasketsOf: no column "${column}"; there are ${chunk.names().join(', ')}`);
  }
  const cells: unknown[] = [];
  chunk.read(column, 0, chunk.length, (cell) => cells.push(cell));
  return cells;
}

interface Worth {
  readonly values: Float64Array;
  readonly quantity: Float64Array | null;
  readonly issues: readonly DataIssues[];
}

/** The utility where it is there, else quantity times price. */
function readWorth(chunk: InputChunk, map: FieldMap<UtilityField>): Worth {
  const numbers = (column: string): { values: Float64Array; issues: DataIssues } =>
    readNumberCells(cellsOf(chunk, column), { column, verb: 'utilityBasketsOf' });
  const isGiven = (field: UtilityField): boolean => map[field] !== undefined || chunk.has(field);
  if (isGiven('utility')) {
    const { values, issues } = numbers(map.utility ?? 'utility');
    return { values, quantity: null, issues: [issues] };
  }
  const price = numbers(map.price ?? 'price');
  if (!isGiven('quantity')) return { values: price.values, quantity: null, issues: [price.issues] };
  const quantity = numbers(map.quantity ?? 'quantity');
  const values = price.values.map((value, row) => value * (quantity.values[row] as number));
  return { values, quantity: quantity.values, issues: [price.issues, quantity.issues] };
}

function leftOut({ negative, zeroQuantity }: Record<'negative' | 'zeroQuantity', number>): Note[] {
  if (negative + zeroQuantity === 0) return [];
  const message = `${negative + zeroQuantity} rows put nothing into a basket: ${negative} worth less than 0, ${zeroQuantity} with quantity 0`;
  return [{ code: 'lines-not-in-baskets', message, details: { negative, zeroQuantity } }];
}
