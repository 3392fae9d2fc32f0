/** A field of a JSON object, its value as the text has it. */
export interface RawField {
  readonly key: string;
  /** The value's text, without blanks around it. */
  readonly text: string;
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The fields of an object's outermost level, every one, so that a key that stands twice shows, and a number keeps its digits.
 *
 * @param line a text that `JSON.parse` takes, an object
 */
export function fieldsOfLine(line: string): RawField[] {
  const fields: RawField[] = [];
  let depth = 0;
  let key: string | null = null;
  let from = -1;
  for (const match of line.matchAll(tokens)) {
    const [token] = match;
    if (depth === 1 && key === null && token.startsWith('"')) {
      key = JSON.parse(token) as string;
      from = -1;
    } else if (depth === 1 && key !== null && (token === ',' || token === '}')) {
      fields.push({ key, text: line.slice(from, match.index).trim() });
      key = null;
    } else if (depth === 1 && key !== null && token !== ':' && from < 0) from = match.index;
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
  }
  return fields;
}
