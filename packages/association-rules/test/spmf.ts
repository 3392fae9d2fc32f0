import { crc32 } from 'node:zlib';
import type { SequencePatterns } from '@clientele/association-rules';
import { listAt } from '@clientele/core';
import { referenceText } from '@clientele/testing';

/** Reads sequences of SPMF's format: −1 ends a set, −2 a sequence. */
export function spmfSequences(name: string): string[][][] {
  const lines = referenceText(`association-rules/seq_${name}.spmf.gz`).trim().split('\n');
  return lines.map((line) =>
    line
      .replace(/-2\s*$/, '')
      .split(/ ?-1 ?/)
      .map((set) => set.split(' ').filter((item) => item !== ''))
      .filter((set) => set.length > 0),
  );
}

/** Sum over all patterns of crc32 of `items|items:count`, items of a set ascending as numbers, whatever the order. */
export function patternDigest({ length, columns }: SequencePatterns): {
  readonly total: number;
  readonly crcsum: number;
  readonly byItems: readonly number[];
} {
  const byItems: number[] = [];
  let crcsum = 0;
  for (let row = 0; row < length; row++) {
    const sets = listAt(columns.pattern, row).map((set) => set.map(Number).sort((a, b) => a - b));
    const size = sets.flat().length;
    while (byItems.length < size) byItems.push(0);
    byItems[size - 1]! += 1;
    crcsum += crc32(`${sets.map((set) => set.join(' ')).join('|')}:${columns.count[row]}`);
  }
  return { total: length, crcsum: crcsum % 2 ** 53, byItems };
}
