import type { DataIssues, Note } from '@clientele/core';

const codes = ['missing-value', 'invalid-id', 'invalid-number', 'invalid-date'] as const;

/** Says how many cells put nothing into baskets or sequences that a verb made itself; those the caller made list them as `issues`. */
export function leftOutNotes({ counts, listed }: DataIssues): Note[] {
  const cells = codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
  if (cells === 0) return [];
  const first = listed.find(({ code }) => codes.includes(code as (typeof codes)[number]));
  const where =
    first === undefined ? '' : `: first ${first.line === undefined ? `row ${first.row}` : `list ${first.line}`}`;
  const why = first === undefined ? '' : `, "${first.column}": expected ${first.expected}, got ${first.received}`;
  return [
    {
      code: 'cells-left-out',
      message: `${cells} cells could not be read and were left out${where}${why}`,
      details: { cells },
    },
  ];
}
