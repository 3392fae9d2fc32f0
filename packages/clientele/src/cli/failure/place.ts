import type { DataIssue, InvalidInputError } from '@clientele/core';
import { type FailureInFile, fileName } from './in-file.ts';
import { inFlags } from './option-flags.ts';

/** @returns the sentence that names file, line, column, what was expected there and what was met. */
export function placeOf(error: InvalidInputError, file: FailureInFile | undefined): string {
  const [first, ...others] = error.issues as [DataIssue, ...DataIssue[]];
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${issueSentence(first, file?.file, file?.lines)}${more}`;
}

/** @returns one finding: its place, what was expected there and what was met. */
export function issueSentence(issue: DataIssue, file: string = '', lines?: ArrayLike<number>): string {
  const line = issue.line ?? (issue.row >= 0 ? lines?.[issue.row] : undefined);
  const row = line !== undefined ? ` line ${line}` : issue.row >= 0 ? ` row ${issue.row + 1}` : '';
  const column = issue.column === '' ? '' : `column ${issue.column}`;
  const place = [`${fileName(file)}${row}`.trim(), column].filter((part) => part !== '').join(', ');
  return `${place}: expected ${inFlags(issue.expected)}, got ${issue.received}`;
}
