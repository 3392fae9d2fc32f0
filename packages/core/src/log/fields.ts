import type { FieldMap, TransactionField } from './transaction-log.ts';

/** How the cells of a column are read. */
export type FieldKind = 'id' | 'time' | 'number';

/** A key of `map`: a column of the log, or `currency`, whose column names the one currency of the log. */
export type MapField = TransactionField | 'currency';

/** The columns of a transaction log that every row must have. */
export const requiredFields: readonly MapField[] = Object.freeze(['customer', 'time', 'amount']);

/** The keys of `map`, required ones first. */
export const mapFields: readonly MapField[] = Object.freeze([
  ...requiredFields,
  'order',
  'product',
  'productName',
  'quantity',
  'category',
  'channel',
  'currency',
]);

/** Whether a row that lacks this field cannot be used. */
export function isRequired(field: MapField): boolean {
  return requiredFields.includes(field);
}

/** How the cells of a field are read. */
export function kindOf(field: MapField): FieldKind {
  if (field === 'time') return 'time';
  return field === 'amount' || field === 'quantity' ? 'number' : 'id';
}

/** The name of a field's column in the user's data. */
export function sourceName(map: FieldMap<MapField> | undefined, field: MapField): string {
  return map?.[field] ?? field;
}
