import { checkOptions, InvalidInputError, type Sequences, sequencesOf } from '@clientele/core';
import type { CsvSource } from '../source/source.ts';
import { lineRules } from './line-options.ts';
import { type LineOptions, textLines, wordsOf } from './text-lines.ts';

/** Lines that tell of the file, not of its data. */
const isRemark = (line: string): boolean => /^\s*[#%@]/.test(line);

/**
 * Reads sequences as the SPMF library keeps them: one a line, −1 ends a set of items, −2 the sequence. A number in angle
 * brackets before a set is its time; without any, sets are numbered from 0. Lines that begin with #, % or @ are remarks.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text; gzip is unpacked
 * @param options `encoding` and `signal`
 * @returns one row a sequence, in the order of the lines; `sequence` is its number, from 0
 * @throws InvalidInputError (`invalid-input`) where a line does not end in −2, a set not in −1, or only some sets have a time
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { toRows } from '@clientele/core';
 * import { readSpmf } from '@clientele/io';
 * toRows(await readSpmf('1 -1 2 3 -1 -2\n'), ['events']); // => [{ events: [['1'], ['2', '3']] }]
 * (await readSpmf('<5> 1 -1 <9> 2 -1 -2\n')).time; // => Float64Array.of(5, 9)
 */
export async function readSpmf(source: CsvSource, options: LineOptions = {}): Promise<Sequences> {
  checkOptions('readSpmf', options, lineRules);
  const lists: string[][][] = [];
  const times: number[][] = [];
  let number = 0;
  for await (const line of textLines('readSpmf', source, options)) {
    number++;
    if (line.trim() === '' || isRemark(line)) continue;
    const { sets, at } = setsOf(line, number);
    lists.push(sets);
    times.push(at);
  }
  if (times.every((at) => at.length === 0)) return sequencesOf(lists);
  const odd = lists.findIndex((sets, row) => sets.length !== times[row]?.length);
  if (odd >= 0) throw new InvalidInputError(`readSpmf: sequence ${odd} has sets without a time, others have times`);
  const cells = lists.flatMap((sets, sequence) =>
    sets.flatMap((set, i) => set.map((item) => ({ sequence, event: times[sequence]?.[i] ?? 0, item }))),
  );
  return sequencesOf(cells);
}

function setsOf(line: string, number: number): { readonly sets: string[][]; readonly at: number[] } {
  const refuse = (expected: string, received: string): never => {
    throw new InvalidInputError(`readSpmf: line ${number}: expected ${expected}, got ${received}`, [], {
      line: number,
    });
  };
  const words = wordsOf(line);
  if (words.pop() !== '-2') refuse('-2 at the end of the sequence', `"${line.slice(-20)}"`);
  const sets: string[][] = [];
  const at: number[] = [];
  let set: string[] = [];
  for (const word of words) {
    const time = /^<(-?\d+(?:\.\d+)?)>$/.exec(word)?.[1];
    if (word === '-2') refuse('one sequence a line', 'another -2');
    else if (time !== undefined) at.push(Number(time));
    else if (word !== '-1') set.push(word);
    else if (set.length > 0) {
      sets.push(set);
      set = [];
    }
  }
  if (set.length > 0) refuse('-1 at the end of each set', `"${set.join(' ')}" without it`);
  return { sets, at };
}

/** Rows of one item of a basket each, and what it is worth there. */
export interface UtilityRows extends Readonly<Record<string, readonly string[] | readonly number[]>> {
  readonly basket: readonly number[];
  readonly item: readonly string[];
  readonly utility: readonly number[];
}

/**
 * Reads baskets with utilities as SPMF keeps them: `items:total:utilities`, one basket a line.
 *
 * @param source a `File` or `Blob`, a stream of bytes, bytes, or text; gzip is unpacked
 * @param options `encoding` and `signal`
 * @returns columns of one item of a basket a row, as `utilityBasketsOf` takes them; baskets are numbered from 0
 * @throws InvalidInputError (`invalid-input`) where a line is not of three parts, or utilities are no numbers, one an item
 * @throws InvalidOptionError (`invalid-option`)
 * @example
 * import { readSpmfUtility } from '@clientele/io';
 * await readSpmfUtility('7 9:280:200 80\n'); // => { basket: [0, 0], item: ['7', '9'], utility: [200, 80] }
 */
export async function readSpmfUtility(source: CsvSource, options: LineOptions = {}): Promise<UtilityRows> {
  checkOptions('readSpmfUtility', options, lineRules);
  const rows = { basket: [] as number[], item: [] as string[], utility: [] as number[] };
  let number = 0;
  let baskets = 0;
  for await (const line of textLines('readSpmfUtility', source, options)) {
    number++;
    if (line.trim() === '' || isRemark(line)) continue;
    const parts = line.split(':');
    const [items, worth] = [wordsOf(parts[0] ?? ''), wordsOf(parts[2] ?? '').map(Number)];
    if (parts.length !== 3 || items.length !== worth.length || worth.some((value) => !Number.isFinite(value))) {
      const message = `readSpmfUtility: line ${number}: expected items:total:utilities, one number an item, got "${line.slice(0, 60)}"`;
      throw new InvalidInputError(message, [], { line: number });
    }
    for (const [i, item] of items.entries()) {
      rows.basket.push(baskets);
      rows.item.push(item);
      rows.utility.push(worth[i] as number);
    }
    baskets++;
  }
  return rows;
}
