import * as rules from '@clientele/association-rules';
import { ClienteleError } from '@clientele/core';
import * as datasets from '@clientele/datasets';
import * as io from '@clientele/io';
import * as nbo from '@clientele/nbo';
import * as report from '@clientele/report';
import * as sentiment from '@clientele/sentiment';
import { describe, expect, it } from 'vitest';

/** What callers without a type checker hand over: nothing, the wrong kind, records without their fields, holes. */
const oddities: readonly unknown[] = [
  ...[undefined, null, 0, -1, Number.NaN, '', 'text', true, 10n, Symbol('s')],
  ...[[], {}, [null], [undefined], [1], ['x'], [[]], [[null]], [[1]], [{}], [[{}]], new Array(3)],
  ...[new Map(), new Set(['a']), new Date(Number.NaN), [new Date(Number.NaN)], { length: -1 }, { length: 2 }],
  ...[Object.create(null), [Object.create(null)], { columns: {} }, { columns: null, length: 1 }],
  ...[new Float64Array([1, Number.NaN]), [['\0']], [['\ud800']], [{ customer: 'a', item: '__proto__' }]],
  ...[[JSON.parse('{"__proto__":null,"customer":"a"}')], [{ customer: 'a', time: '2020-01-01', amount: 1 }]],
  [{ customer: 'a', time: 'x', amount: 'y', text: 5 }],
  [{ customer: {}, item: [], text: {}, basket: {}, sequence: {}, event: {}, time: {}, amount: {} }],
];
const seconds: readonly unknown[] = [undefined, null, { nosuch: 1 }];
const calls = oddities.flatMap((first) => seconds.map((second) => [first, second] as const));

/** Small readers of one cell, which trust their table: they are called a million times over. */
const trusting = new Set(['textAt', 'listAt', 'codeOf', 'encode', 'column', 'showValue']);
/** A whole shop at each call, which its own tests make. `openJsonLines` takes any value that `Response` reads. */
const elsewhere = new Set(['simulateShop', 'openJsonLines']);

type Verb = (...args: readonly unknown[]) => unknown;
const rooms = { rules, datasets, io, nbo, report, sentiment } as const;
const verbs = Object.entries(rooms).flatMap(([room, exports]) =>
  Object.entries(exports as Readonly<Record<string, unknown>>)
    .filter(([name, value]) => typeof value === 'function' && !/^[A-Z]/.test(name))
    .filter(([name]) => !trusting.has(name) && !elsewhere.has(name))
    .map(([name, value]) => [room, name, value as Verb] as const),
);

/** The error of a call that is none of ours, as text; null where the call was answered, or refused by name. */
async function untyped(verb: Verb, args: readonly unknown[]): Promise<string | null> {
  try {
    await verb(...args);
  } catch (error) {
    if (!(error instanceof ClienteleError)) return String(error);
    if (error.message === '' || /undefined is not|cannot read/i.test(error.message)) return error.message;
  }
  return null;
}

describe('whatever a verb is given, it answers or refuses with an error of its own', () => {
  it.each(verbs)('%s: %s', async (_room, _name, verb) => {
    for (const args of calls) expect([args[0], await untyped(verb, args)]).toEqual([args[0], null]);
  });

  it('options that are no object are named as such, never passed over', () => {
    for (const options of [null, 5, 'k', [], true]) {
      expect(() => rules.mineRules([['a', 'b']], options as never)).toThrow('mineRules: options must be an object');
    }
  });
});
