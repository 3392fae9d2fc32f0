import { InvalidInputError } from '@clientele/core';
import type { CutFailure } from './cut-records.ts';

/** The error that ends a reading. */
export function failureError(verb: string, { problem, line }: CutFailure, maxFieldLength: number): InvalidInputError {
  return new InvalidInputError(`${verb}: line ${line}: ${sentence(problem, maxFieldLength)}`, [], { problem, line });
}

function sentence(problem: CutFailure['problem'], maxFieldLength: number): string {
  switch (problem) {
    case 'quote-not-closed':
      return 'a quote opens a field here and is never closed';
    case 'text-after-quote':
      return 'a quoted field ends here and more text follows before the delimiter; a quote inside a quoted field is written twice';
    case 'field-too-long':
      return `a field that begins here is longer than ${maxFieldLength} characters; is a quote never closed? The option maxFieldLength allows more`;
  }
}
