import { before, parseTransactions, safeParseTransactions, summarizeCustomers } from 'clientele';
import type { Export } from './exercises.ts';

export function usableRows(rows: Export): { used: number; aside: number } {
  const { log, rowsDropped } = safeParseTransactions(rows);
  return { used: log.length, aside: rowsDropped };
}

export function worstColumn(rows: Export): string | null {
  const counts = new Map<string, number>();
  for (const { column } of safeParseTransactions(rows).issues.listed) counts.set(column, (counts.get(column) ?? 0) + 1);
  const [worst] = [...counts].sort(([, a], [, b]) => b - a);
  return worst?.[0] ?? null;
}

export function netSales(rows: Export, day: string): number {
  const seen = before(parseTransactions(rows), day);
  return summarizeCustomers(seen, { asOf: day }).columns.totalSpend.reduce((sum, spend) => sum + spend, 0);
}
