import type { DataIssue, InvalidInputError } from '@clientele/core';
import { type FailureInFile, fileName } from './in-file.ts';
import { inFlags } from './option-flags.ts';

/** @returns the sentence that names file, line, column, what was expected there and what was met. */
export function placeOf(error: InvalidInputError, file: FailureInFile | undefined): string {
  const [first, ...others] = error.issues as [DataIssue, ...DataIssue[]];
  const line = first.line ?? (first.row >= 0 ? file?.lines?.[first.row] : undefined);
  const row = line !== undefined ? ` line ${line}` : first.row >= 0 ? ` row ${first.row + 1}` : '';
  const column = first.column === '' ? '' : `column ${first.column}`;
  const place = [`${fileName(file?.file ?? '')}${row}`.trim(), column].filter((part) => part !== '').join(', ');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${place}: expected ${inFlags(first.expected)}, got ${first.received}${more}`;
}
