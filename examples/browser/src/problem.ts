import { ClienteleError, InvalidInputError, InvalidOptionError } from 'clientele';
import { UnusableRows } from './analyst.ts';
import { pageWords } from './page-words.ts';
import type { Problem } from './protocol.ts';

/** @returns what the page says where there is no result: the library's own words, less the name of the function inside */
export function problemOf(error: unknown): Problem {
  if (error instanceof UnusableRows) return { message: error.message, rows: firstRows(error.issues.listed) };
  if (error instanceof ClienteleError) {
    const rows = error instanceof InvalidInputError ? firstRows(error.issues) : [];
    return { message: capital(pageWords(error.message.replace(/^\w+: /, ''))), rows, ...mending(error) };
  }
  return {
    message: `Something went wrong that should not: ${error instanceof Error ? error.message : String(error)}`,
    rows: [],
  };
}

/** Which control of the page would help. */
function mending(error: ClienteleError): Pick<Problem, 'mend'> {
  const options = error instanceof InvalidOptionError ? error.problems.map(({ option }) => option) : [];
  if (options.includes('timeZone')) return { mend: 'zone' };
  return options.includes('dateFormat') || error.message.includes('dateFormat') ? { mend: 'date-format' } : {};
}

function firstRows(issues: InvalidInputError['issues']): Problem['rows'] {
  return issues
    .filter(({ action }) => action !== 'kept')
    .slice(0, 5)
    .map((issue) => ({
      line: 'line' in issue ? `line ${issue.line}` : `row ${issue.row + 1}`,
      column: issue.column,
      expected: pageWords(issue.expected).replace(/\.$/, ''),
      received: issue.received,
    }));
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
