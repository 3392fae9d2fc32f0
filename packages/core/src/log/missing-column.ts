import { InvalidInputError } from '../errors/errors.ts';
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
function missingColumn(
  verb: string,
  field: MapField,
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

function nearestName(wanted: string, names: readonly string[]): string | null {
  const goal = bareName(wanted);
  const exact = names.find((name) => bareName(name) === goal);
  if (exact !== undefined) return exact;
  const within = names.find((name) => goal.length > 2 && bareName(name).includes(goal));
  if (within !== undefined) return within;
  const ranked = names
    .map((name) => ({ name, steps: editDistance(bareName(name), goal) }))
    .sort((a, b) => a.steps - b.steps);
  const [best] = ranked;
  return best !== undefined && best.steps <= goal.length / 3 ? best.name : null;
}

/** A name without case, blanks and signs, and no longer than is worth comparing. */
function bareName(name: string): string {
  return name
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Insertions, deletions and replacements from one text to another (Levenshtein 1966), two rows at a time. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] as number) + 1, (current[j - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[b.length] as number;
}
