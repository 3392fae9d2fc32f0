import { gzipSync } from 'node:zlib';
import { InvalidInputError, InvalidOptionError, toRows } from '@clientele/core';
import { readFimi, readSpmf, readSpmfUtility } from '@clientele/io';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const itemsOf = async (...given: Parameters<typeof readFimi>): Promise<unknown[]> =>
  toRows(await readFimi(...given)).map(({ items }) => items);
const eventsOf = async (text: string): Promise<unknown[]> => toRows(await readSpmf(text)).map(({ events }) => events);

describe('readFimi', () => {
  it('reads a basket a line, blank lines and repeated items as they are meant', async () => {
    expect(await itemsOf('1 2 2\t3 \r\n\n9')).toEqual([['1', '2', '3'], [], ['9']]);
    expect((await readFimi('1 1\n')).notes.map(({ code }) => code)).toEqual(['repeated-items']);
  });
  it('unpacks gzip, and takes names in any script', async () => {
    expect(await itemsOf(gzipSync('Käse __proto__\n'))).toEqual([['Käse', '__proto__']]);
  });
  it('gives back what was written, however the bytes are cut', async () => {
    const basket = fc.uniqueArray(fc.nat(99).map(String), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(basket, { minLength: 1 }), fc.integer({ min: 1, max: 7 }), async (baskets, size) => {
        const bytes = new TextEncoder().encode(`${baskets.map((items) => items.join(' ')).join('\n')}\n`);
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.slice(i * size, (i + 1) * size),
        );
        const read = (await itemsOf(new Blob(pieces).stream() as ReadableStream<Uint8Array>)) as string[][];
        expect(read.map((items) => new Set(items))).toEqual(baskets.map((items) => new Set(items)));
      }),
    );
  });
  it('refuses an empty source and unknown options', async () => {
    await expect(readFimi('')).rejects.toThrow(InvalidInputError);
    await expect(readFimi('1', { delimiter: ',' } as never)).rejects.toThrow(InvalidOptionError);
  });
});

describe('readSpmf', () => {
  it('reads sets and sequences, remarks and blank lines aside', async () => {
    expect(await eventsOf('# made by hand\n1 -1 2 3 -1 -2\n\n-2\n@ITEM=1=tea\n4 -1 -2')).toEqual([
      [['1'], ['2', '3']],
      [],
      [['4']],
    ]);
  });
  it('reads times', async () => {
    expect(await readSpmf('<10> 1 -1 <-2.5> 2 -1 -2\n')).toMatchObject({
      timed: 'numbers',
      time: Float64Array.of(-2.5, 10),
    });
  });
  it.each([
    ['1 -1 2 -1', 'line 1: expected -2 at the end'],
    ['1 -1 -2\n2 -2', 'line 2: expected -1 at the end of each set, got "2" without it'],
    ['1 -1 -2 3 -1 -2', 'line 1: expected one sequence a line'],
    ['<1> 1 -1 2 -1 -2', 'sequence 0 has sets without a time'],
  ])('refuses %j, naming the line', async (text, message) => {
    await expect(readSpmf(text)).rejects.toThrow(InvalidInputError);
    await expect(readSpmf(text)).rejects.toThrow(message);
  });
});

describe('readSpmfUtility', () => {
  it('reads an item a row', async () => {
    expect(await readSpmfUtility('7 9:280:200 80\n7:3:3\n')).toEqual({
      basket: [0, 0, 1],
      item: ['7', '9', '7'],
      utility: [200, 80, 3],
    });
  });
  it.each(['1 2:3', '1 2:3:3', '1:3:dear'])('refuses %j', async (line) => {
    await expect(readSpmfUtility(line)).rejects.toThrow('readSpmfUtility: line 1: expected items:total:utilities');
  });
});
