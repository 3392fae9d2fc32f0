import { crc32 } from 'node:zlib';
import type { Itemsets } from '@clientele/association-rules';
import { referenceText } from '@clientele/testing';

/** Reads a file of the Frequent Itemset Mining Implementations repository: a basket a line, ids parted by blanks. */
export function fimiBaskets(name: string): string[][] {
  const text = referenceText(`association-rules/${name}.dat.gz`);
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n');
  return lines.map((line) => line.split(' ').filter((item) => item !== ''));
}

/** Sizes and checksum of itemsets, as the reference counts have them. */
export interface Digest {
  readonly total: number;
  /** How many sets of one item there are, of two, … */
  readonly bySize: readonly number[];
  /** Sum over all sets of crc32 of `items ascending as numbers:count`, whatever the order of the sets. */
  readonly crcsum: number;
}

export function digestOf({ length, columns }: Itemsets): Digest {
  const { dictionary, offsets, codes } = columns.items;
  const bySize: number[] = [];
  let crcsum = 0;
  for (let set = 0; set < length; set++) {
    const ids = Array.from(codes.subarray(offsets[set], offsets[set + 1]), (code) => Number(dictionary.values[code]));
    while (bySize.length < ids.length) bySize.push(0);
    bySize[ids.length - 1]! += 1;
    crcsum += crc32(`${ids.sort((a, b) => a - b).join(' ')}:${columns.count[set]}`);
  }
  return { total: length, bySize, crcsum: crcsum % 2 ** 53 };
}
