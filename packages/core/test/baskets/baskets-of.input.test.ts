import { basketsOf, InvalidInputError, InvalidOptionError, toRows } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const itemsOf = (...given: Parameters<typeof basketsOf>): unknown[] =>
  toRows(basketsOf(...given)).map((row) => row['items']);

describe('basketsOf', () => {
  it('takes lists of any kind, empty ones too', () => {
    function* lists(): Generator<Iterable<unknown>> {
      yield ['a', 'b'];
      yield new Set(['b']);
      yield [];
    }
    expect(itemsOf(lists())).toEqual([['a', 'b'], ['b'], []]);
    expect(itemsOf([])).toEqual([]);
  });
  it('writes whole numbers and bigints as ids, and takes hostile names as they are', () => {
    expect(itemsOf([[7, 8n, '007', '__proto__', 'constructor', 'Käse 🧀']])).toEqual([
      ['7', '8', '007', '__proto__', 'constructor', 'Käse 🧀'],
    ]);
  });
  it('lists the cells that are no item, with the list they stand in', () => {
    const { issues, columns } = basketsOf([['a'], ['', null, 1.5, 'b']]);
    expect(columns.items.codes).toHaveLength(2);
    expect(issues.counts).toEqual({ 'missing-value': 2, 'invalid-id': 1 });
    expect(issues.listed.map(({ line, received }) => [line, received])).toEqual([
      [2, 'nothing'],
      [2, 'nothing'],
      [2, '1.5'],
    ]);
  });
  it('takes rows of one item each; quantity 0 is no item, a basket that is named counts', () => {
    const rows = [
      { basket: 1, item: 'a', quantity: '2' },
      { basket: 2, item: 'a', quantity: 0 },
      { basket: 1, item: 'b', quantity: null },
    ];
    expect(itemsOf(rows)).toEqual([['a', 'b'], []]);
    const renamed = rows.map(({ basket, item }) => ({ bon: basket, sku: item }));
    expect(itemsOf(renamed, { map: { basket: 'bon', item: 'sku' } })).toEqual([['a', 'b'], ['a']]);
    expect(itemsOf({ basket: [1, 1, 2], item: ['a', 'b', 'b'] })).toEqual([['a', 'b'], ['b']]);
  });
  it('leaves out rows without a basket, and lists them', () => {
    const baskets = basketsOf([
      { basket: 1, item: 'a' },
      { basket: '', item: 'b' },
    ]);
    expect(toRows(baskets)).toEqual([{ items: ['a'] }]);
    expect(baskets.issues.listed.map(({ row, column }) => [row, column])).toEqual([[1, 'basket']]);
  });
  it('takes a declared table of flags: 0, false and empty are absence, Bacon is in 2 of 5', () => {
    const bacon = [1, 0, 'false', true, ''];
    const rows = bacon.map((value, i) => ({ Bacon: value, Eggs: i % 2 === 0 ? '1' : '0', note: 'x' }));
    expect(itemsOf(rows, { oneHot: ['Bacon', 'Eggs'] })).toEqual([
      ['Bacon', 'Eggs'],
      [],
      ['Eggs'],
      ['Bacon'],
      ['Eggs'],
    ]);
  });
  it('makes the same baskets of flags, of rows and of lists', () => {
    const some = fc.array(fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd')), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(some, (lists) => {
        const sorted = lists.map((list) => [...list].sort());
        const flags = sorted.map((list) => Object.fromEntries('abcd'.split('').map((id) => [id, list.includes(id)])));
        const long = sorted.flatMap((list, basket) => list.map((item) => ({ basket, item })));
        expect(itemsOf(flags, { oneHot: ['a', 'b', 'c', 'd'] })).toEqual(sorted);
        const bySize = (given: unknown[]): string[] =>
          given.map((items) => (items as string[]).toSorted().join()).sort();
        const filled = sorted.filter((list) => list.length > 0);
        if (long.length > 0) expect(bySize(itemsOf(long))).toEqual(bySize(filled));
        expect(itemsOf(sorted).map((items) => (items as string[]).toSorted())).toEqual(sorted);
      }),
    );
  });
  it('merges repeated items, and counts them', () => {
    const baskets = basketsOf([['b', 'a', 'b', 'b'], ['b']]);
    expect(toRows(baskets)).toEqual([{ items: ['b', 'a'] }, { items: ['b'] }]);
    expect(baskets.notes.map(({ details }) => details)).toEqual([{ repeated: 2 }]);
  });
});

describe('basketsOf refuses', () => {
  const refused: [string, Parameters<typeof basketsOf>, string][] = [
    ['a list among which stands a text', [[['a'], 'b']], 'basketsOf: basket 1 must be a list of items, got "b"'],
    ['rows without the column', [[{ basket: 1, sku: 'a' }]], 'basketsOf: no column "item"; there are basket, sku'],
    ['a flag that is no column', [[{ a: 1 }], { oneHot: ['b'] }], 'basketsOf: no column "b"; there are a'],
    ['a number', [3 as never], 'basketsOf: expected lists of items, or rows or columns, got 3'],
  ];
  it.each(refused)('%s', (_, given, message) => {
    expect(() => basketsOf(...given)).toThrow(InvalidInputError);
    expect(() => basketsOf(...given)).toThrow(message);
  });
  it.each([
    { map: { product: 'sku' } },
    { oneHot: [] },
    { oneHot: 'a' },
    { delimiter: ' ' },
    { map: {}, oneHot: ['a'] },
  ])('the options %j', (options) => {
    expect(() => basketsOf([{ basket: 1, item: 'a' }], options as never)).toThrow(InvalidOptionError);
  });
});
