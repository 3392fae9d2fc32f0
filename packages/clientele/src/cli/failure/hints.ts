import type { IssueCode } from '@clientele/core';

/** What helps against each kind of bad cell, as it is typed on the command line. */
const byIssue: Readonly<Partial<Record<IssueCode, string>>> = {
  'invalid-date': 'if dates are written another way, say how: --set dateFormat=d/M/y',
  'invalid-number': 'if numbers are written another way, say how: --set decimal=, --set thousands=.',
  'invalid-byte': 'say how the file is encoded: --set encoding=windows-1252',
};

/** @returns the option that helps, in brackets, or an empty text. */
export function hintFor(code: IssueCode): string {
  const hint = byIssue[code];
  return hint === undefined ? '' : ` (${hint})`;
}
