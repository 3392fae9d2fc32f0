import { type Tree, treeFault, treeFields } from '@clientele/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const numbers = (length: number): number[] => new Array(length).fill(0);
/** Asks for a visit count, then on the right for a city. */
const sound: Tree = {
  column: [0, -1, 1, -1, -1],
  threshold: [5, 0, 0, 0, 0],
  right: [2, 0, 4, 0, 0],
  missingLeft: numbers(5),
  levelsFrom: [0, 0, 0, 1, 1, 1],
  levels: [1],
  weight: [4, 2, 2, 1, 1],
  gain: numbers(5),
  mean: numbers(5),
};
const features = [{}, { levels: ['Rome', 'Oslo'] }];

describe('a tree from a file', () => {
  it('is sound where a walk down it ends, and asks about what there is', () => {
    expect(treeFault(sound, features)).toBeNull();
    expect(Object.keys(treeFields).sort()).toEqual(Object.keys(sound).sort());
  });

  it.each<[string, Partial<Tree>]>([
    ['column', { column: [] }],
    ['threshold', { threshold: numbers(4) }],
    ['mean', { mean: numbers(6) }],
    ['levelsFrom', { levelsFrom: numbers(5) }],
    ['column[0]', { column: [2, -1, 1, -1, -1] }],
    ['column[0]', { column: [0.5, -1, 1, -1, -1] }],
    ['column[1]', { column: [0, -2, 1, -1, -1] }],
    ['levelsFrom[2]', { levelsFrom: [0, 0, 1, 0, 1, 1] }],
    ['levelsFrom[4]', { levelsFrom: [0, 0, 0, 1, 1, 2] }],
    ['right[0]', { right: [0, 0, 4, 0, 0] }],
    ['right[0]', { right: [1, 0, 4, 0, 0] }],
    ['right[2]', { right: [2, 0, 2, 0, 0] }],
    ['right[2]', { right: [2, 0, 5, 0, 0] }],
    ['levels[0]', { levels: [2] }],
    ['levels[0]', { levels: [-1] }],
  ])('with a fault in %s is refused there: %j', (field, damage) => {
    expect(treeFault({ ...sound, ...damage }, features)?.field).toBe(field);
  });

  it('is never walked for ever: every walk of a tree without a fault ends at a leaf', () => {
    const number = fc.integer({ min: -2, max: 6 });
    const lists = fc.record({
      column: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 5, maxLength: 5 }),
      right: fc.array(number, { minLength: 5, maxLength: 5 }),
    });
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.boolean()), (damage, turns) => {
        const tree = { ...sound, ...damage };
        if (treeFault(tree, features) !== null) return;
        let node = 0;
        for (let steps = 0; (tree.column[node] as number) >= 0; steps++) {
          expect(steps).toBeLessThan(5);
          node = turns.next().value ? node + 1 : (tree.right[node] as number);
          expect(node).toBeLessThan(5);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
