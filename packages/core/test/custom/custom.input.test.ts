import {
  InvalidInputError,
  InvalidOptionError,
  parseCustomers,
  parseFeedback,
  parseTransactions,
  safeParseCustomers,
  safeParseTransactions,
} from '@clientele/core';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { optionalText, refusing, schemaOf } from './schemas.ts';

const rows = [{ customer: 'Ada', time: '2026-01-05', amount: 12, own: 'x' }];

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('a custom field', () => {
  it.each([
    ['text', { own: 'a text' }],
    ['nothing', { own: null }],
    ['a function', { own: () => true }],
    ['an older version', { own: { '~standard': { version: 0, validate: () => ({ value: 1 }) } } }],
    ['no validate', { own: { '~standard': { version: 1, vendor: 'x' } } }],
    ['a schema in the wrong place', { own: { schema: 5 } }],
    ['an unknown word', { own: { schema: optionalText, optional: true } }],
    ['an empty column', { own: { schema: optionalText, column: '' } }],
    ['a name of ours', { amount: optionalText }],
    ['a list', [optionalText]],
  ])('that is none is refused by name: %s', (_, custom) => {
    const error = thrownBy(() => parseTransactions(rows, { custom } as never));
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect(error.message).toMatch(/custom(\.(own|amount))? must be/);
  });

  it('cannot be called __proto__, and may be called constructor', () => {
    const custom = JSON.parse('{"__proto__":1}') as never;
    expect(() => parseTransactions(rows, { custom })).toThrow(InvalidOptionError);
    const log = parseTransactions(rows, { custom: { constructor: { schema: optionalText, column: 'own' } } });
    expect(Object.keys(log.custom ?? {})).toEqual(['constructor']);
  });

  it('may be a function that is a schema', () => {
    const callable = Object.assign(() => true, optionalText);
    expect(parseTransactions(rows, { custom: { own: callable } }).custom?.['own']).toBeDefined();
  });

  it('whose column is not there is refused, with the near one named', () => {
    const error = thrownBy(() =>
      parseTransactions(rows, { custom: { tier: { schema: optionalText, column: 'owm' } } }),
    );
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.message).toContain('custom.tier needs a column "owm" that is not there');
    expect(error.message).toContain('did you mean "own"?');
    expect(() => parseCustomers(rows, { custom: { tier: optionalText } })).toThrow('custom.tier needs a column "tier"');
    const text = { ...rows[0], text: 'hm' };
    expect(() => parseFeedback([text], { custom: { tier: optionalText } })).toThrow('custom.tier needs a column');
    expect(parseTransactions([], { custom: { tier: optionalText } }).length).toBe(0);
  });

  it('has no effect on a log that was read before, and is refused there', () => {
    const log = parseTransactions(rows);
    expect(() => parseCustomers(rows, { map: { own: 'x' } } as never)).toThrow(/map.own must be left out/);
    expect(() => safeParseTransactions(log as never, { custom: { own: optionalText } })).toThrow(InvalidInputError);
  });
});

describe('a schema', () => {
  it('that answers with a promise is refused, and its failure ends nothing', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const late = {
      '~standard': { version: 1, vendor: 'test', validate: () => Promise.reject(new Error('late')) },
    } as const;
    const error = thrownBy(() => safeParseTransactions(rows, { custom: { own: late } }));
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect(error.message).toBe(
      'safeParseTransactions: custom.own must be a schema that answers at once, got "one that returns a promise"'.replaceAll(
        '"',
        '',
      ),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });

  it('of a library that must wait is refused as well', () => {
    const asks = v.pipeAsync(
      v.string(),
      v.checkAsync(async () => true),
    );
    expect(thrownBy(() => safeParseCustomers(rows, { custom: { own: asks } }))).toBeInstanceOf(InvalidOptionError);
  });

  it('that throws or answers nonsense is named with row and column, its error the cause', () => {
    const cause = new Error('no network');
    const throws = {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: () => {
          throw cause;
        },
      },
    } as const;
    const error = thrownBy(() => safeParseTransactions(rows, { custom: { own: throws } }));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.message).toContain('row 0, column "own": the schema failed on "x": no network');
    expect(error.cause).toBe(cause);
    const nonsense = { '~standard': { version: 1, vendor: 'test', validate: () => 5 } } as never;
    expect(thrownBy(() => safeParseTransactions(rows, { custom: { own: nonsense } })).message).toContain(
      'it answered 5',
    );
  });

  it('that makes what no column can hold, or two kinds of thing, is refused', () => {
    for (const made of [{ a: 1 }, [1], Number.POSITIVE_INFINITY, Symbol('s'), () => 1]) {
      const own = schemaOf(() => made);
      expect(() => safeParseTransactions(rows, { custom: { own } })).toThrow(/row 0, column "own": the schema made/);
    }
    const mixed = schemaOf((value) => (value === 'x' ? 5 : 'five'));
    const two = [...rows, { ...rows[0], own: 'y' }];
    expect(() => safeParseTransactions(two, { custom: { own: mixed } })).toThrow(
      'row 1, column "own": the schema made "five"; a column can hold a number, date, true or false as in row 0',
    );
  });

  it('that refuses without a word, or with a path, is shown as well as can be', () => {
    const quiet = safeParseTransactions(rows, { custom: { own: refusing([]) } }).issues.listed[0];
    expect(quiet?.expected).toBe('a value that its schema takes');
    const deep = refusing([{ message: 'a city', path: ['home', { key: 'city' }, 0] }, { message: 'or nothing' }]);
    expect(safeParseTransactions(rows, { custom: { own: deep } }).issues.listed[0]?.expected).toBe(
      'home.city.0: a city; or nothing',
    );
  });

  it('is given missing cells as undefined, whatever they were', () => {
    const met: unknown[] = [];
    const own = schemaOf((value) => void met.push(value));
    const cells = ['', ' \u00a0', null, undefined, 0, false];
    safeParseTransactions(
      cells.map((cell) => ({ ...rows[0], own: cell })),
      { custom: { own } },
    );
    expect(met).toEqual([undefined, undefined, undefined, undefined, 0, false]);
  });

  it('counts all it refuses and lists as many as asked', () => {
    const many = Array.from({ length: 20 }, () => rows[0] as object);
    const { issues } = safeParseTransactions(many, { custom: { own: refusing([]) }, maxIssues: 3 });
    expect([issues.counts['invalid-custom'], issues.listed.length]).toEqual([20, 3]);
  });
});
