import { fitNextItem, openNextItem, parseNextItemModel, predictNextItems, toRows } from '@clientele/association-rules';
import { IncompatibleModelError, InsufficientDataError, InvalidOptionError } from '@clientele/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const item = fc.constantFrom('a', 'b', 'c', '__proto__', 'Käse 🧀');
const lists = fc.array(fc.array(item, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

/** Witten and Bell's interpolation, written down again for sequences of single items. */
function chance(sequences: readonly (readonly string[])[], past: readonly string[], next: string): number {
  const all = sequences.flat();
  if (past.length === 0) return all.filter((one) => one === next).length / all.length;
  const key = JSON.stringify(past);
  const after = sequences.flatMap((list) =>
    list.filter((_, at) => at >= past.length && JSON.stringify(list.slice(at - past.length, at)) === key),
  );
  const shorter = chance(sequences, past.slice(1), next);
  const distinct = new Set(after).size;
  if (after.length === 0) return shorter;
  return (after.filter((one) => one === next).length + distinct * shorter) / (after.length + distinct);
}

describe('predictNextItems', () => {
  it('gives every item the chance that Witten and Bell give it, and the chances sum to 1', () => {
    fc.assert(
      fc.property(lists, fc.array(item, { maxLength: 4 }), (sequences, past) => {
        const rows = toRows(predictNextItems(fitNextItem(sequences), [past]), ['item', 'score']);
        const chances = rows.map(({ item: one }) => chance(sequences, past.slice(-3), String(one)));
        rows.forEach(({ score }, i) => {
          expect(score).toBeCloseTo(chances[i] as number, 12);
        });
        expect(rows.reduce((sum, { score }) => sum + Number(score), 0)).toBeCloseTo(1, 12);
        expect(rows.map(({ item: one }) => one).toSorted()).toEqual([...new Set(sequences.flat())].sort());
      }),
    );
  });
  it('bears out each line by counts that can be recounted', () => {
    const sequences = [
      ['a', 'b', 'c'],
      ['a', 'b', 'a'],
      ['b', 'c'],
      ['a', 'c'],
    ];
    const rows = toRows(predictNextItems(fitNextItem(sequences), [['x', 'a', 'b']]));
    expect(rows.map(({ item: one, context, count, contextCount }) => [one, context, count, contextCount])).toEqual([
      ['c', ['a', 'b'], 1, 2],
      ['a', ['a', 'b'], 1, 2],
      ['b', [], 3, 10],
    ]);
  });
  it('takes each item of a last event for itself, and the mean of what they say', () => {
    const sequences = [
      [['a'], ['c']],
      [['b'], ['d']],
      [['b'], ['c', 'd']],
    ];
    const model = fitNextItem(sequences, { order: 1 });
    const alone = (last: string): Map<unknown, number> =>
      new Map(toRows(predictNextItems(model, [[last]])).map((row) => [row.item, Number(row.score)]));
    for (const { item: one, score } of toRows(predictNextItems(model, [[['a', 'b']]]))) {
      expect(score).toBeCloseTo(((alone('a').get(one) ?? 0) + (alone('b').get(one) ?? 0)) / 2, 15);
    }
    // after b came d twice, of two events
    expect(toRows(predictNextItems(model, [['b']], { k: 1 }))[0]).toMatchObject({
      item: 'd',
      count: 2,
      contextCount: 2,
    });
  });
  it('leaves the word to popularity where it knows nothing, and says so', () => {
    const model = fitNextItem([['a', 'b', 'a']]);
    const { notes, ...found } = predictNextItems(model, [['unknown'], [], ['b']], { k: 1 });
    expect(toRows(found, ['sequence', 'item', 'context'])).toEqual([
      { sequence: '0', item: 'a', context: [] },
      { sequence: '1', item: 'a', context: [] },
      { sequence: '2', item: 'a', context: ['b'] },
    ]);
    expect(notes.map(({ code, details }) => [code, details])).toEqual([
      ['sequences-without-context', { sequences: 2 }],
    ]);
  });
  it('leaves out what the sequence holds where repeats are excluded', () => {
    const model = openNextItem(fitNextItem([['a', 'b', 'a', 'c']]));
    const rows = toRows(predictNextItems(model, [['a']], { repeats: 'exclude' }), ['item']);
    expect(rows).toEqual([{ item: 'b' }, { item: 'c' }]);
  });
  it('orders rows by their instants before it counts', () => {
    const rows = [
      { sequence: 'Ada', event: '2026-03-09', item: 'wipes' },
      { sequence: 'Ada', event: '2026-03-01', item: 'diapers' },
    ];
    expect(toRows(predictNextItems(fitNextItem(rows), [['diapers']], { k: 1 }), ['item'])).toEqual([{ item: 'wipes' }]);
  });
});

describe('fitNextItem', () => {
  it('keeps no context seen less often than minCount, and none longer than order', () => {
    fc.assert(
      fc.property(
        lists,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (sequences, order, minCount) => {
          const { contextCount, contextParent } = fitNextItem(sequences, { order, minCount }).parameters;
          const depth: number[] = [];
          for (const parent of contextParent) depth.push((depth[parent] ?? 0) + 1);
          expect(Math.max(1, ...depth)).toBeLessThanOrEqual(order);
          expect(Math.min(minCount, ...contextCount)).toBe(minCount);
        },
      ),
    );
  });
  it('does not multiply large events: beyond them no context reaches back', () => {
    const wide = Array.from({ length: 1110 }, (_, i) => `p${i}`);
    const { contextParent } = fitNextItem([['a', wide, 'b', 'c']]).parameters;
    // a, b and every p are contexts of one item; b after a wide event has no longer one
    expect(contextParent.filter((parent) => parent < 0).length).toBe(1112);
    expect(contextParent.filter((parent) => parent >= 0).length).toBe(1110);
  });
  it('refuses sequences without events, and wrong options', () => {
    expect(() => fitNextItem([[], []])).toThrow(InsufficientDataError);
    expect(() => fitNextItem([['a']], { order: 0 })).toThrow(InvalidOptionError);
    expect(() => fitNextItem([['a']], { minCount: 1.5 })).toThrow(InvalidOptionError);
    expect(() => predictNextItems(fitNextItem([['a']]), [['a']], { k: 0 })).toThrow(InvalidOptionError);
  });
});

describe('parseNextItemModel', () => {
  const model = fitNextItem([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
  it.each([
    ['items', ['b', 'a', 'c']],
    ['itemEvents', [1, 2, 9]],
    ['events', 0],
    ['contextParent', [-1, 7, 0]],
    ['contextItem', [0, 0, 9]],
    ['contextCount', [1, 2]],
    ['offsets', [0, 2, 1, 3]],
    ['followers', [9, 9, 9]],
    ['followerCount', [9, 9, 9]],
  ])('names the field %s where it cannot be', (field, value) => {
    const broken = { ...model, parameters: { ...model.parameters, [field]: value } };
    expect(() => parseNextItemModel(broken)).toThrow(IncompatibleModelError);
  });
});
