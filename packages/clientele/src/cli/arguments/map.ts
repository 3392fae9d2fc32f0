import { UsageError } from './usage-error.ts';

/**
 * Reads `--map role=Column,…`: our column names to the file's. A column name that holds a comma stands in double quotes.
 *
 * @param texts one text a `--map`
 * @returns the map; a role given twice is refused
 * @throws UsageError (`invalid-option`) where a pair has no `=`
 */
export function parseMap(texts: readonly string[]): Readonly<Record<string, string>> {
  const map = new Map<string, string>();
  for (const pair of texts.flatMap(splitOutsideQuotes)) {
    const equals = pair.indexOf('=');
    const role = pair.slice(0, equals).trim();
    if (equals < 1 || role === '') {
      throw new UsageError(
        `--map: "${pair}" is not role=Column; put a column name that holds a comma in double quotes, as in 'product="Name, first"'`,
      );
    }
    if (role === '__proto__' || map.has(role)) throw new UsageError(`--map: ${role} is given twice or not a role`);
    map.set(role, withoutQuotes(pair.slice(equals + 1)));
  }
  return Object.fromEntries(map);
}

/** @returns a map as text that `parseMap` reads back, ready to copy into a shell. */
export function showMap(map: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(map).map(([role, name]) => `${role}=${/[",]/.test(name) ? quoted(name) : name}`);
  const text = pairs.join(',');
  return /^[\w=,.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function splitOutsideQuotes(text: string): string[] {
  return [...text.matchAll(/(?:[^",]|"(?:[^"]|"")*"?)+/g)].map(([pair]) => pair);
}

function withoutQuotes(name: string): string {
  return /^".*"$/s.test(name) ? name.slice(1, -1).replaceAll('""', '"') : name;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
