import { fitNextItem, predictNextItems, toRows } from '@clientele/association-rules';
import { referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { spmfSequences } from './spmf.ts';

/** Learns from the first four fifths, and guesses the last item of the others. */
function guessed(
  name: string,
  order: number,
): { readonly tried: number; readonly first: number; readonly ten: number } {
  const all = spmfSequences(name);
  const cut = Math.floor(all.length * 0.8);
  const tried = all.slice(cut).filter((list) => list.length > 1);
  const model = fitNextItem(all.slice(0, cut), { order });
  const rows = toRows(
    predictNextItems(
      model,
      tried.map((list) => list.slice(0, -1)),
    ),
    ['sequence', 'rank', 'item'],
  );
  const hits = rows.filter(({ sequence, item }) => tried[Number(sequence)]?.at(-1)?.[0] === item);
  return { tried: tried.length, first: hits.filter(({ rank }) => rank === 1).length, ten: hits.length };
}

describe.skipIf(referencePath('association-rules/seq_sign.spmf.gz') === null)(
  'the last items of held-out sequences',
  () => {
    it.each([
      ['leviathan', 1, 0.046, 0.171],
      ['leviathan', 3, 0.111, 0.254],
      ['sign', 1, 0.103, 0.329],
      ['sign', 3, 0.089, 0.308],
    ])('of %s at order %d are the first guess in %d, and among ten in %d of the cases', (name, order, first, ten) => {
      const { tried, ...hits } = guessed(name, order);
      expect(hits.first / tried).toBeCloseTo(first, 3);
      expect(hits.ten / tried).toBeCloseTo(ten, 3);
    });
  },
);
