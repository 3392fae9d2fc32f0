import { type Baskets, basketsOf, checkOptions } from '@clientele/core';
import type { CsvSource } from '../source/source.ts';
import { lineRules } from './line-options.ts';
import { type LineOptions, textLines, wordsOf } from './text-lines.ts';

/**
 * Reads baskets as the Frequent Itemset Mining Implementations repository keeps them: one basket a line, items parted by blanks.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text; gzip is unpacked
 * @param options `encoding` and `signal`
 * @returns one row a line; a blank line is a basket without items, which counts
 * @throws InvalidInputError (`invalid-input`) where the source is empty or no text
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { toRows } from '@clientele/core';
 * import { readFimi } from '@clientele/io';
 * toRows(await readFimi('1 2 5\n\n2 5\n')); // => [{ items: ['1', '2', '5'] }, { items: [] }, { items: ['2', '5'] }]
 */
export async function readFimi(source: CsvSource, options: LineOptions = {}): Promise<Baskets> {
  checkOptions('readFimi', options, lineRules);
  const baskets: string[][] = [];
  for await (const line of textLines('readFimi', source, options)) baskets.push(wordsOf(line));
  return basketsOf(baskets);
}
