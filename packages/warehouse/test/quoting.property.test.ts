import { InvalidOptionError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectNamed, dialectNames } from '../src/dialect/dialects.ts';
import { numberOf } from '../src/dialect/words.ts';
import { hostileTexts } from './corpus.ts';

/**
 * Reads one quoted token as the manuals of the engines tell: a quote ends it unless it is doubled, or, where a backslash
 * escapes, unless one stands before it. Returns what it says, and what follows.
 */
function readToken(sql: string, escapes: boolean): { value: string; rest: string } {
  const quote = sql[0] as string;
  let value = '';
  for (let at = 1; at < sql.length; at++) {
    if (escapes && sql[at] === '\\') {
      const unicode = /^\\u([0-9a-f]{4})/i.exec(sql.slice(at));
      value += unicode === null ? sql[at + 1] : String.fromCharCode(Number.parseInt(unicode[1] as string, 16));
      at += unicode === null ? 1 : 5;
    } else if (sql[at] !== quote) value += sql[at];
    else if (sql[at + 1] === quote) value += sql[at++];
    else return { value, rest: sql.slice(at + 1) };
  }
  return { value, rest: 'never closed' };
}

/** What Spark would fill in. */
const template = '$' + '{';

const escapesTexts = new Set(['spark', 'clickhouse']);
const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: fc.constantFrom("'", '"', '`', '\\', '$', '{', '}', 'u', 'a', ';', '-', '\n', 'é', '👩') }),
);

describe.each(dialectNames)('%s', (name) => {
  const dialect = dialectNamed('test', name);

  it('reads every text literal back as it was, and nothing behind it', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(readToken(dialect.text(value), escapesTexts.has(name))).toEqual({ value, rest: '' });
      }),
    );
  });

  it('reads every name back as it was, and nothing behind it', () => {
    const names = text.filter((value) => value !== '' && !(name === 'spark' && value.includes(template)));
    fc.assert(
      fc.property(names, (value) => {
        expect(readToken(dialect.identifier(value), name === 'clickhouse')).toEqual({ value, rest: '' });
      }),
    );
  });

  it('leaves no template for an engine to fill in', () => {
    expect(name === 'spark' && dialect.text(`${template}env:HOME}`).includes(template)).toBe(false);
  });

  it.each(['', 'a\0b', '\ud800'])('refuses the name %j', (value) => {
    expect(() => dialect.identifier(value)).toThrow(InvalidOptionError);
  });

  it('refuses a text with U+0000', () => {
    expect(() => dialect.text('a\0b')).toThrow(InvalidOptionError);
  });

  it('writes every finite number so that it reads back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const literal = /^CAST\((\S+) AS /.exec(numberOf(dialect, value))?.[1];
        expect(Number(literal)).toBe(value + 0);
        expect(literal).toMatch(/E/);
      }),
    );
  });
});

it('spark refuses a name that it would fill in', () => {
  expect(() => dialectNamed('test', 'spark').identifier(`${template}env:HOME}`)).toThrow(InvalidOptionError);
});

it('there is no other dialect', () => {
  expect(() => dialectNamed('toSql', 'mysql' as 'spark')).toThrow('toSql: dialect must be one of "duckdb"');
});
