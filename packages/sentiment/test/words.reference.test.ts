import { referenceCsv, referencePath } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { toldByReviews } from '../src/improved/words.ts';

const isThere = referencePath('sentiment/pros_cons.csv.gz') !== null;

/** Texts that hold each word: [cons, pros], and how many texts there are. */
function counts(): { readonly of: ReadonlyMap<string, readonly [number, number]>; readonly all: readonly number[] } {
  const columns = referenceCsv('sentiment/pros_cons.csv.gz');
  const labels = columns.get('label') as readonly string[];
  const of = new Map<string, [number, number]>();
  const all = [0, 0];
  (columns.get('text') as readonly string[]).forEach((text, row) => {
    const side = labels[row] === '1' ? 1 : 0;
    all[side] = (all[side] as number) + 1;
    for (const word of new Set(text.toLowerCase().match(/[a-z]+(?:['-][a-z]+)*/g))) {
      const met = of.get(word) ?? [0, 0];
      met[side]++;
      of.set(word, met);
    }
  });
  return { of, all };
}

describe.skipIf(!isThere)('words told by reviews (skipped where the reference folder is not there)', () => {
  it('are told apart by Pros and Cons, each, by the rule of decision 0019', () => {
    const { of, all } = counts();
    const words = toldByReviews.split('\n').flatMap((line) => {
      const [valence, ...named] = line.split(' ');
      return named.map((word) => ({ word, sign: Math.sign(Number(valence)) }));
    });
    const failing = words.filter(({ word, sign }) => {
      const [cons, pros] = (of.get(word) ?? [0, 0]).map((count) => count + 0.5) as [number, number];
      const odds = Math.log(pros / ((all[1] as number) - pros)) - Math.log(cons / ((all[0] as number) - cons));
      const error = Math.sqrt(1 / pros + 1 / cons);
      return cons + pros < 21 || sign * odds < 1 || (sign * odds) / error < 3.29;
    });
    expect([words.length, failing]).toEqual([52, []]);
  });
});
