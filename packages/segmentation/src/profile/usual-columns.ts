import type { ColumnSource } from '../features/columns.ts';

/** What is told of clusters where nobody says: every column of numbers, and of texts that customers share. */
export function usualColumns(source: ColumnSource, cluster: string): string[] {
  const others = new Set(['customer', 'distance', cluster]);
  return source.names.filter((name) => !others.has(name) && source.isFeature(name));
}
