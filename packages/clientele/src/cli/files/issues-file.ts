import { type Column, type DataIssues, encode, type Table, table } from '@clientele/core';

/** The columns of issues.csv. */
export const issueColumns: readonly string[] = ['code', 'line', 'row', 'column', 'expected', 'received', 'action'];

/** @returns the findings that are listed in full, one row each. A finding about the whole file has neither line nor row. */
export function issuesTable({ listed }: DataIssues): Table<Record<string, Column>> {
  return table({
    code: encode(listed.map((issue) => issue.code)),
    line: Float64Array.from(listed, (issue) => issue.line ?? Number.NaN),
    row: Float64Array.from(listed, (issue) => (issue.row < 0 ? Number.NaN : issue.row)),
    column: encode(listed.map((issue) => issue.column)),
    expected: encode(listed.map((issue) => issue.expected)),
    received: encode(listed.map((issue) => issue.received)),
    action: encode(listed.map((issue) => issue.action)),
  });
}
