/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse';
import type { CutFailure, RecordBlock } from './cut-records.ts';

/** Records split into their fields, each with the physical line where it starts. */
export interface Records {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly failure: CutFailure | null;
}

/** papaparse takes one byte order mark off the front of every text; this is the one for it to take. */
const sacrifice = '\ufeff';

/**
 * Splits a block of whole records into fields.
 *
 * @throws Error where papaparse sees other records than the cutter, which would be a bug
 */
export function splitFields(block: RecordBlock, delimiter: string): Records {
  const { lines, failure } = block;
  if (lines.length === 0) return { rows: [], lines, failure };
  const { data, errors } = Papa.parse(`${sacrifice}${block.text}\n`, { delimiter, newline: '\n', quoteChar: '"' });
  data.pop(); // the empty record behind the last line end
  if (data.length !== lines.length || errors.length > 0)
    throw new Error(`papaparse found ${data.length} records where there are ${lines.length}: ${errors[0]?.message}`);
  return { rows: data, lines, failure };
}
