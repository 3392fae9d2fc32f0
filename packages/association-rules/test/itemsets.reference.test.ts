import { basketsOf, type ItemsetTarget, mineItemsets } from '@clientele/association-rules';
import { referencePath, referenceText } from '@clientele/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Digest, digestOf, fimiBaskets } from './fimi.ts';

const folder = 'association-rules';
const isThere = referencePath(`${folder}/reference_counts.jsonl`) !== null;

interface Reference extends Digest {
  readonly data: string;
  readonly n: number;
  readonly minsup: number;
  readonly target: 'all' | 'closed' | 'maximal';
}

const references: Reference[] = isThere
  ? referenceText(`${folder}/reference_counts.jsonl`)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Reference)
  : [];

describe.skipIf(!isThere).each(['groceries', 'retail', 'T10I4D100K', 'mushroom'])(
  '%s: totals, sizes and checksums of PyFIM (skipped where the reference folder is not there)',
  (name) => {
    let baskets: ReturnType<typeof basketsOf>;
    const wanted = references.filter(({ data }) => data === name);
    beforeAll(() => {
      baskets = basketsOf(fimiBaskets(name));
    });
    it('has every reference', () => expect(wanted.length).toBeGreaterThan(9));
    it.each(wanted)('at count $minsup, $target', (reference) => {
      const { n, minsup, total, bySize, crcsum } = reference;
      const target: ItemsetTarget = reference.target === 'all' ? 'frequent' : reference.target;
      const mined = mineItemsets(baskets, { minSupport: { count: minsup }, target, maxItemsets: 5_000_000 });
      expect(mined.n).toBe(n);
      expect(digestOf(mined)).toEqual({ total, bySize, crcsum });
    });
    const frequent = wanted.filter(({ target, total }) => target === 'all' && total < 60_000);
    it.each(frequent)('the top $total are those of count $minsup', ({ total, bySize, crcsum }) => {
      const mined = mineItemsets(baskets, { top: total });
      expect(digestOf(mined)).toEqual({ total, bySize, crcsum });
    });
  },
);
