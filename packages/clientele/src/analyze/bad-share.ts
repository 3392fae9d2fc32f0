import { type DataIssue, type DataIssues, InvalidInputError } from '@clientele/core';

/** Share of rows that may be set aside before a run ends. */
export const defaultMaxBad = 0.05;

/** Rows that were read, and what became of them. */
export interface RowCounts {
  readonly rows: number;
  /** Rows that could not be used. */
  readonly aside: number;
}

/**
 * Ends a run when more rows cannot be used than the user allows.
 *
 * @param verb begins the message
 * @param counts rows read and rows set aside
 * @param issues why they were
 * @param maxBad the share allowed, 0 to 1
 * @throws InvalidInputError (`invalid-input`) with the issues of the rows set aside
 */
export function checkBadShare(
  verb: string,
  { rows, aside }: RowCounts,
  issues: DataIssues,
  maxBad: number = defaultMaxBad,
): void {
  if (aside === 0 || aside / rows <= maxBad) return;
  const bad = issues.listed.filter((issue) => issue.action === 'dropped');
  const message = `${verb}: ${aside} of ${rows} rows cannot be used, more than maxBad ${maxBad} allows${firstOf(bad)}`;
  throw new InvalidInputError(message, bad, { option: 'maxBad', maxBad, rows, aside });
}

function firstOf([first]: readonly DataIssue[]): string {
  if (first === undefined) return '';
  const { row, column, expected, received } = first;
  return `; the first is row ${row}, column "${column}": expected ${expected}, got ${received}`;
}
