import { type DataIssues, frozen } from '@clientele/core';

/** Renumbers the rows of issues. */
export function whereRows(issues: DataIssues, rowOf: (place: number) => number): DataIssues {
  const listed = issues.listed.map((issue) => (issue.row < 0 ? issue : { ...issue, row: rowOf(issue.row) }));
  return frozen({ counts: issues.counts, listed });
}
