import { InvalidInputError, showValue } from '@clientele/core';
import type { CutFailure } from './cut-records.ts';

/** The error that ends a reading; `header` is empty where the header itself cannot be read. */
export function failureError(
  verb: string,
  { problem, line, column }: CutFailure,
  header: readonly string[],
  maxFieldLength: number,
): InvalidInputError {
  const name = header[column];
  const place = name === undefined ? `column ${column + 1}` : `column ${showValue(name)}`;
  const message = `${verb}: line ${line}, ${place}: ${sentence(problem, maxFieldLength)}`;
  const details = { problem, line, column: name ?? column + 1 };
  return new InvalidInputError(
    message,
    [],
    problem === 'field-too-long' ? { ...details, option: 'maxFieldLength' } : details,
  );
}

function sentence(problem: CutFailure['problem'], maxFieldLength: number): string {
  switch (problem) {
    case 'quote-not-closed':
      return 'a quote opens a field here and is never closed';
    case 'text-after-quote':
      return 'a quoted field begins here and text follows its closing quote; a quote inside a quoted field is written twice';
    case 'field-too-long':
      return `a field begins here that is longer than ${maxFieldLength} characters; is a quote never closed? The option maxFieldLength allows more`;
  }
}
