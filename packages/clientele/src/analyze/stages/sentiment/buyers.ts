import { type CodedColumn, type CustomerTable, codeOf, NO_CODE } from '@clientele/core';

/**
 * Which row of the customers each id of other data is.
 *
 * @param customers one row a customer
 * @param others ids of feedback
 * @returns a row for each code of `others`; `NO_CODE` for those who are no customer
 */
export function buyersOf({ dictionary, codes }: CodedColumn, others: CodedColumn): Uint32Array {
  const rowOf = new Uint32Array(dictionary.values.length).fill(NO_CODE);
  codes.forEach((code, row) => {
    rowOf[code] = row;
  });
  return Uint32Array.from(others.dictionary.values, (id) => {
    const code = codeOf(dictionary, id);
    return code < 0 ? NO_CODE : (rowOf[code] as number);
  });
}

/**
 * Puts a column of one table into the rows of another, by customer.
 *
 * @param to whose rows
 * @param from the table of the column
 * @param values the column
 * @returns one value a row of `to`; NaN where `from` does not know the customer
 */
export function spreadOver(to: CustomerTable, from: CustomerTable, values: Float64Array): Float64Array {
  const rows = buyersOf(to.customer, from.customer);
  const spread = new Float64Array(to.length).fill(Number.NaN);
  from.customer.codes.forEach((code, row) => {
    const at = rows[code] as number;
    if (at !== NO_CODE) spread[at] = values[row] as number;
  });
  return spread;
}
