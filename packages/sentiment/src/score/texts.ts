import { collectIssues, InvalidInputError, showValue } from '@clientele/core';

/** Texts, or a table or log that holds them as `text`. */
export type Texts = readonly string[] | { readonly text: readonly string[] };

/**
 * The texts of a call, each proved to be one.
 *
 * @throws InvalidInputError (`invalid-input`) naming the rows that hold no text
 */
export function textsOf(verb: string, given: Texts): readonly string[] {
  const texts = Array.isArray(given) ? (given as readonly unknown[]) : textColumn(given);
  if (!Array.isArray(texts))
    throw new InvalidInputError(`${verb}: texts must be a list of strings, got ${showValue(given)}`);
  const issues = collectIssues();
  let wrong = 0;
  for (let row = 0; row < texts.length; row++) {
    const text: unknown = texts[row];
    if (typeof text === 'string') continue;
    const code = text === null || text === undefined ? 'missing-value' : 'invalid-text';
    issues.add({ code, row, column: 'text', expected: 'a string', received: showValue(text), action: 'dropped' });
    wrong++;
  }
  if (wrong === 0) return texts as readonly string[];
  const { listed } = issues.finish();
  const first = listed[0];
  const rows = wrong === 1 ? 'row' : `${wrong} rows, first row`;
  throw new InvalidInputError(`${verb}: ${rows} ${first?.row}: text must be a string, got ${first?.received}`, listed);
}

function textColumn(given: unknown): unknown {
  return typeof given === 'object' && given !== null && 'text' in given ? given.text : undefined;
}
