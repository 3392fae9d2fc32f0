import { type Column, textAt } from '@clientele/core';

/** Reads a column of texts, coded or plain; all missing where the table has none of that name. */
export function textReader(columns: Readonly<Record<string, Column>>, name: string): (row: number) => string | null {
  const texts = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (Array.isArray(texts)) return (row) => texts[row] ?? null;
  if (texts !== undefined && 'codes' in texts && !('offsets' in texts)) return (row) => textAt(texts, row);
  return () => null;
}
