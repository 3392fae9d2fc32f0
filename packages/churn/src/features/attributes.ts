import {
  type CodedColumn,
  type Column,
  type CustomerTable,
  codeOf,
  encode,
  InvalidInputError,
  isNumberColumn,
  NO_CODE,
  showValue,
  textAt,
} from '@clientele/core';

/** A table of customers that may say up to when it looked. */
export type Attributes = CustomerTable & { readonly cutoff?: number; readonly asOf?: number };

/**
 * Puts what is known of each customer beside the features. The table must say up to when it looked, and not beyond the cut-off; of
 * one that does not, only the columns that are named as timeless are taken: a status of today tells who has left.
 *
 * @throws InvalidInputError (`invalid-input`) where the table looked too far, does not say, has no such column, or knows one twice
 */
export function attributeColumns(
  verb: string,
  source: Attributes,
  timeless: readonly string[] | undefined,
  customer: CodedColumn,
  cutoff: number,
): Record<string, Column> {
  const names = timeless ?? allowedNames(verb, source, cutoff);
  const rowOf = rowsByCode(verb, source.customer);
  const rows = Int32Array.from(customer.codes, (_, row) => {
    const code = codeOf(source.customer.dictionary, textAt(customer, row) as string);
    return code < 0 ? -1 : (rowOf[code] as number);
  });
  const columns = names.map((name): [string, Column] => {
    if (!Object.hasOwn(source.columns, name)) {
      const there = Object.keys(source.columns).join(', ') || 'none';
      throw new InvalidInputError(`${verb}: the customers have no column "${name}"; there are ${there}`);
    }
    return [name, picked(verb, name, source.columns[name] as Column, rows)];
  });
  return Object.fromEntries(columns);
}

function allowedNames(verb: string, source: Attributes, cutoff: number): string[] {
  const seenUntil = source.cutoff ?? source.asOf;
  if (typeof seenUntil !== 'number' || !Number.isFinite(seenUntil)) {
    throw new InvalidInputError(
      `${verb}: the customers do not say their cutoff, the exclusive end of what they saw in epoch milliseconds; name in timeless the columns that never change`,
    );
  }
  if (seenUntil <= cutoff) return Object.keys(source.columns);
  const [seen, allowed] = [showValue(new Date(seenUntil)), showValue(new Date(cutoff))];
  throw new InvalidInputError(
    `${verb}: the customers see until ${seen}, features may until ${allowed} (asOf less lead): the outcome would leak in; name in timeless the columns that never change`,
    [],
    { cutoff: seenUntil, allowed: cutoff },
  );
}

function rowsByCode(verb: string, { codes, dictionary }: CodedColumn): Int32Array {
  const rowOf = new Int32Array(dictionary.values.length).fill(-1);
  codes.forEach((code, row) => {
    if ((rowOf[code] as number) >= 0) {
      throw new InvalidInputError(
        `${verb}: customer ${showValue(dictionary.values[code])} stands twice in the customers`,
      );
    }
    rowOf[code] = row;
  });
  return rowOf;
}

/** Customers whom the table does not know have missing cells. */
function picked(verb: string, name: string, values: Column, rows: Int32Array): Column {
  if (isNumberColumn(values)) return Float64Array.from(rows, (row) => (row < 0 ? Number.NaN : (values[row] as number)));
  if ('offsets' in values) {
    throw new InvalidInputError(
      `${verb}: column "${name}" of the customers holds lists; a feature is a number or a category`,
    );
  }
  const { dictionary, codes } = 'codes' in values ? values : encode(values);
  return { dictionary, codes: Uint32Array.from(rows, (row) => (row < 0 ? NO_CODE : (codes[row] as number))) };
}
