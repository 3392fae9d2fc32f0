import type { DataIssue, DataIssues, IssueCode } from './issue.ts';

/** Collects findings: counts all of them, lists the first `limit` in full. */
export interface IssueCollector {
  add(issue: DataIssue): void;
  finish(): DataIssues;
}

/**
 * Opens a collector of findings.
 *
 * @param limit how many findings are listed in full; all are counted
 * @returns the collector
 * @example
 * import { collectIssues } from '@clientele/core';
 * const found = collectIssues(10);
 * found.add({ code: 'invalid-date', row: 3, column: 'time', expected: 'a date', received: '"soon"', action: 'dropped' });
 * found.finish().counts; // => { 'invalid-date': 1 }
 */
export function collectIssues(limit: number = 1000): IssueCollector {
  const counts = new Map<IssueCode, number>();
  const listed: DataIssue[] = [];
  return {
    add(issue) {
      counts.set(issue.code, (counts.get(issue.code) ?? 0) + 1);
      if (listed.length < limit) listed.push(Object.freeze(issue));
    },
    finish: () =>
      Object.freeze({
        counts: Object.freeze(Object.fromEntries(counts)),
        listed: Object.freeze([...listed].sort(byRow)),
      }),
  };
}

/**
 * Joins the findings of several readings into one.
 *
 * @param parts findings of each
 * @param limit how many are listed in full
 * @returns counts added up, lists joined in row order and cut at `limit`
 * @example
 * import { collectIssues, mergeIssues } from '@clientele/core';
 * mergeIssues([collectIssues().finish(), collectIssues().finish()]).listed.length; // => 0
 */
export function mergeIssues(parts: readonly DataIssues[], limit: number = 1000): DataIssues {
  const counts: Partial<Record<IssueCode, number>> = {};
  for (const part of parts) {
    for (const [code, count] of Object.entries(part.counts) as [IssueCode, number][])
      counts[code] = (counts[code] ?? 0) + count;
  }
  const listed = parts
    .flatMap((part) => part.listed)
    .sort(byRow)
    .slice(0, limit);
  return Object.freeze({ counts: Object.freeze(counts), listed: Object.freeze(listed) });
}

function byRow(a: DataIssue, b: DataIssue): number {
  return a.row - b.row;
}
