import { InvalidInputError } from '../errors/errors.ts';
import { nearestName } from '../nearest-name.ts';
import { isRequired, type MapField, mapFields, sourceName } from './fields.ts';
import type { FieldMap } from './transaction-log.ts';

/**
 * Refuses input that lacks a required column, or one that the map names.
 *
 * @param has whether the input has a field's column
 * @param names all columns there are
 * @throws InvalidInputError (`invalid-input`) naming the columns there are, and the option that helps
 */
export function checkColumns(
  verb: string,
  map: FieldMap<MapField> | undefined,
  has: (field: MapField) => boolean,
  names: ReadonlySet<string>,
): void {
  for (const field of mapFields) {
    const isMapped = map?.[field] !== undefined;
    if (has(field) || !(isMapped || isRequired(field))) continue;
    throw missingColumn(verb, field, sourceName(map, field), isMapped, [...names]);
  }
}

/**
 * The refusal of input that lacks a column: it names the columns there are, the nearest one, and the option that helps.
 *
 * @param wanted the name that was looked for
 * @param isMapped whether the user's map asked for that name
 */
export function missingColumn(
  verb: string,
  field: string,
  wanted: string,
  isMapped: boolean,
  names: readonly string[],
): InvalidInputError {
  const near = nearestName(isMapped ? wanted : field, names);
  const lack = isMapped ? `map.${field} names a column "${wanted}" that is not there` : `no column "${wanted}"`;
  const help = isMapped ? '' : `; name the one that holds it: map: { ${field}: "${near ?? '…'}" }`;
  const hint = isMapped && near !== null ? `; did you mean "${near}"?` : help;
  const there = names.length === 0 ? 'no columns' : names.map((name) => `"${name}"`).join(', ');
  const message = `${verb}: ${lack}; there are ${there}${hint}`;
  return new InvalidInputError(message, [], { option: `map.${field}`, column: wanted, columns: [...names] });
}
