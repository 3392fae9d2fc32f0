import { crc32 } from 'node:zlib';
import { mineUtilityItemsets, toRows, type UtilityBaskets, utilityBasketsOf } from '@clientele/association-rules';
import { referencePath, referenceText } from '@clientele/testing';
import { describe, expect, it } from 'vitest';

const file = 'association-rules/reference_huim.jsonl';
const isThere = referencePath(file) !== null;

interface Reference {
  readonly algo: string;
  readonly minutil: number;
  readonly total: number;
  readonly crcsum: number;
}

const references = isThere
  ? referenceText(file)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Reference)
  : [];

/** SPMF's utility format: items, the utility of the whole, the utility of each. */
function readBaskets(): UtilityBaskets {
  const lines = referenceText('association-rules/online_retail.utility40.gz').trim().split('\n');
  const rows = lines.flatMap((line, basket) => {
    const [items = '', , utilities = ''] = line.split(':');
    const worth = utilities.split(' ');
    return items.split(' ').map((item, i) => ({ basket, item, utility: Number(worth[i]) }));
  });
  return utilityBasketsOf(rows);
}

describe.skipIf(!isThere)(
  'online retail: totals and checksums of FHM, HUI-Miner and EFIM (skipped where the reference folder is not there)',
  () => {
    const baskets = isThere ? readBaskets() : utilityBasketsOf([]);
    it('has every reference', () => expect(references.length).toBeGreaterThan(5));
    it.each(references)('$algo at $minutil pence', ({ minutil, total, crcsum }) => {
      const rows = toRows(mineUtilityItemsets(baskets, { minUtility: minutil }));
      const lines = rows.map(
        ({ items, utility }) =>
          `${[...items]
            .map(Number)
            .sort((a, b) => a - b)
            .join(' ')}:${utility}`,
      );
      expect(lines.length).toBe(total);
      expect(lines.reduce((sum, text) => sum + crc32(text), 0)).toBe(crcsum);
    });
  },
);
