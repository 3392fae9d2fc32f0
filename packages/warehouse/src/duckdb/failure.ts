import { ClienteleError, EngineError, type EngineFailure } from '@clientele/core';

/** What DuckDB's messages begin with or hold, and what that means. */
const signs: readonly (readonly [RegExp, EngineFailure])[] = [
  [
    /^Catalog Error: .*\bTable\b.* does not exist|^IO Error: No files found|^IO Error: Cannot open file/s,
    'missing-table',
  ],
  [/^Binder Error: .*(?:Referenced column|Table .* does not have a column)/s, 'missing-column'],
  [/^Out of Memory Error|could not allocate|max_temp_directory_size|No space left/s, 'too-large'],
  [/^Connection Error|has been invalidated/s, 'unavailable'],
];

/** @returns the error that stands for what DuckDB threw; errors of ours pass as they are. */
export function failureOf(verb: string, error: unknown): unknown {
  // DuckDB throws plain errors; a TypeError and its kin are bugs.
  if (error instanceof ClienteleError || !(error instanceof Error) || error.constructor !== Error) return error;
  const reason = signs.find(([sign]) => sign.test(error.message))?.[1] ?? 'statement';
  const [first = error.message] = error.message.split('\n', 1);
  return new EngineError(verb, reason, `DuckDB says: ${first}`, { engine: 'duckdb', message: error.message }, error);
}
