import { type OptionRule, oneOf, optionRule } from '@clientele/core';

/**
 * How the cells of a column are read: `number`; `time` as epoch milliseconds; `id` as opaque texts in a dictionary (also
 * categories); `text` as free text; `list` as a JSON array of texts.
 */
export type ColumnKind = 'number' | 'time' | 'id' | 'text' | 'list';

const kind = oneOf('number', 'time', 'id', 'text', 'list');

/** Passes a record from column names to kinds. */
export const kindsByName: OptionRule = optionRule(
  'a record of columns such as { x: "number", customer: "id" }, the kinds being number, time, id, text and list',
  (value) => isRecord(value) && Object.values(value).every((each) => kind.accepts(each)),
);

/** Passes a record from column names to lists of texts. */
export const textsByName: OptionRule = optionRule(
  'a record of lists of texts such as { amount: ["n/a"] }',
  (value) =>
    isRecord(value) &&
    Object.values(value).every((texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string')),
);

/** Passes a record from column names to column names. */
export const namesByName: OptionRule = optionRule(
  'a record of column names such as { customer: "Customer ID" }',
  (value) => isRecord(value) && Object.values(value).every((name) => typeof name === 'string' && name !== ''),
);

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
