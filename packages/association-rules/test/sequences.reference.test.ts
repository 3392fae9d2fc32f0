import { type MineSequencesOptions, mineSequences } from '@clientele/association-rules';
import { filterRows } from '@clientele/core';
import { referencePath, referenceText } from '@clientele/testing';
import { describe, expect, it } from 'vitest';
import { patternDigest, spmfSequences } from './spmf.ts';

const file = 'association-rules/reference_sequences.jsonl';
const isThere = referencePath(file) !== null;

interface Reference {
  readonly algo: string;
  readonly file: string;
  readonly minsup: number;
  readonly param: number;
  readonly total: number;
  readonly crcsum: number;
  readonly byItems: readonly number[];
}

const references = isThere
  ? referenceText(file)
      .split('\n')
      .filter((line) => line !== '' && !line.includes('"fail"'))
      .map((line) => JSON.parse(line) as Reference)
  : [];

const optionsOf = ({ algo, minsup, param }: Reference): MineSequencesOptions => {
  if (algo === 'tks') return { top: minsup };
  const target = algo === 'bide' ? 'closed' : algo === 'vmsp' ? 'maximal' : 'frequent';
  return { minSupport: { count: minsup }, target, ...(param > 0 ? { maxGap: param } : {}) };
};

describe.skipIf(!isThere)(
  'sign: totals, sizes and checksums of SPMF (skipped where the reference folder is not there)',
  () => {
    const sequences = isThere ? spmfSequences('sign') : [];
    it('has every reference', () => expect(references.length).toBeGreaterThan(12));
    const isCutAmongTies = ({ algo, minsup }: Reference): boolean => algo === 'tks' && minsup === 1000;
    it.each(references.filter((reference) => !isCutAmongTies(reference)))(
      '$algo at $minsup, parameter $param',
      (reference) => {
        const { total, crcsum, byItems } = reference;
        expect(patternDigest(mineSequences(sequences, optionsOf(reference)))).toEqual({ total, crcsum, byItems });
      },
    );
    it('tks at 1000: 999 stand above 17 of one count, of which one is taken, here the first by length and name', () => {
      const { total, crcsum, byItems } = references.find(isCutAmongTies) as Reference;
      const mined = mineSequences(sequences, { top: total });
      const least = mined.minCount;
      const ours = patternDigest(mined);
      expect([ours.total, ours.byItems]).toEqual([total, byItems]);
      const tied = mineSequences(sequences, { minSupport: { count: least } });
      const rows = [...tied.columns.count.keys()];
      const above = patternDigest(
        filterRows(
          tied,
          rows.map((row) => (tied.columns.count[row] as number) > least),
        ),
      );
      const alone = rows.slice(above.total).map(
        (row) =>
          patternDigest(
            filterRows(
              tied,
              rows.map((one) => one === row),
            ),
          ).crcsum,
      );
      expect([above.total, alone.length]).toEqual([999, 17]);
      expect(alone).toContain(crcsum - above.crcsum);
    });
    it('a gap too wide to matter changes nothing: two searches, one answer', () => {
      const minSupport = { count: 146 } as const;
      const free = patternDigest(mineSequences(sequences, { minSupport }));
      expect(patternDigest(mineSequences(sequences, { minSupport, maxGap: 10_000 }))).toEqual(free);
    });
  },
);
