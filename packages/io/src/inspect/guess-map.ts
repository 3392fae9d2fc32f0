import { type FieldMap, InvalidInputError, showValue, type TransactionField } from '@clientele/core';
import { priceNames, roleNames } from './role-names.ts';

/**
 * Guesses from their names which columns of a file are which columns of a transaction log. It is an offer to a person; nothing
 * is ever read by it unasked.
 *
 * @param header column names
 * @returns our column names to the file's, the roles that were recognised only; ready to be looked over and given as `map`
 * @throws InvalidInputError (`invalid-input`) where the header is no list of texts
 * @example
 * import { guessMap } from '@clientele/io';
 * guessMap(['Row ID', 'Kunden-Nr.', 'Bestelldatum', 'Umsatz (EUR)']);
 * // => { customer: 'Kunden-Nr.', time: 'Bestelldatum', amount: 'Umsatz (EUR)' }
 */
export function guessMap(header: readonly string[]): FieldMap<TransactionField> {
  if (!Array.isArray(header) || !header.every((name) => typeof name === 'string')) {
    throw new InvalidInputError(`guessMap: expected the names of a header, got ${showValue(header)}`);
  }
  const bare = header.map(bareName);
  const taken = new Set<number>();
  const map = new Map<TransactionField, string>();
  const take = (role: TransactionField, names: readonly string[]): void => {
    const name = names.find((candidate) => bare.some((own, index) => own === candidate && !taken.has(index)));
    if (name === undefined) return;
    const index = bare.findIndex((own, at) => own === name && !taken.has(at));
    taken.add(index);
    map.set(role, header[index] as string);
  };
  for (const [role, names] of Object.entries(roleNames) as [TransactionField, readonly string[]][]) take(role, names);
  if (!map.has('amount') && !map.has('quantity')) take('amount', priceNames);
  return Object.fromEntries(map);
}

/** Lower case, without accents, blanks and signs, and without what stands in brackets, such as a unit. */
function bareName(name: string): string {
  return name
    .slice(0, 100)
    .replace(/[([][^)\]]*[)\]]/g, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
