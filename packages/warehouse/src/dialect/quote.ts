import { InvalidOptionError, showValue } from '@clientele/core';

/** Doubles a quote within quotes: the one escape of standard SQL. */
export function doubled(quote: string): (text: string) => string {
  return (text) => `${quote}${whole(text).replaceAll(quote, quote + quote)}${quote}`;
}

/** Escapes by a backslash, as ClickHouse reads names and texts, and Spark texts. */
export function backslashed(quote: string): (text: string) => string {
  return (text) => `${quote}${whole(text).replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
}

/** No engine stores U+0000 or half a surrogate pair; drivers written in C would end the statement there. */
function whole(text: string): string {
  if (typeof text === 'string' && !text.includes('\0') && !/\p{Surrogate}/u.test(text)) return text;
  const allowed = 'names and texts of whole characters without U+0000';
  throw new InvalidOptionError('toSql', [{ option: 'text', allowed, received: showValue(text) }]);
}

/** @returns a name that is not empty, as an identifier */
export function named(quote: (text: string) => string): (name: string) => string {
  return (name) => {
    if (name !== '') return quote(name);
    throw new InvalidOptionError('toSql', [{ option: 'name', allowed: 'a name that is not empty', received: '""' }]);
  };
}
