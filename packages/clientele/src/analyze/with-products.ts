import { type Column, enrich, type Note, type Table, type TransactionLog } from '@clientele/core';

/**
 * Brings names and categories of products to the lines that lack them; other facts stand beside the lines.
 *
 * @param log lines
 * @param products one row a product, where they are known
 * @returns the lines, and what the table did not know
 * @throws InvalidInputError (`invalid-input`) where a product stands twice
 */
export function withProducts(
  log: TransactionLog,
  products: Table<Record<string, Column>> | undefined,
): { readonly log: TransactionLog; readonly notes: readonly Note[] } {
  if (products === undefined) return { log, notes: [] };
  if (log.product !== undefined) return enrich(log, { products });
  const message = 'products were given, but the lines have no column of products: map product=... says which it is';
  return { log, notes: [{ code: 'products-not-used', message }] };
}
