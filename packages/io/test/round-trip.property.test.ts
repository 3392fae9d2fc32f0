import { customerTable, encode, type ListColumn, toRows } from '@clientele/core';
import { hostileIds } from '@clientele/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, writeCsv } from '../src/index.ts';
import { bytesOf, streamOf } from './sources.ts';

/** Texts made of what CSV trips over; never blank, since a blank cell means missing. */
const hostileTexts = fc
  .string({
    unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', ' ', "'", '=', '\ufeff', '\u00a0', 'x', '0', 'é', '😀'),
    maxLength: 12,
  })
  .filter((text) => text.trim() !== '');
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const instants = fc.integer({ min: -8e12, max: 8e12 });

const rowArbitrary = fc.record({
  customer: fc.oneof(fc.constantFrom(...hostileIds), hostileTexts),
  spend: fc.option(numbers),
  last: fc.option(instants),
  segment: fc.option(hostileTexts),
  note: fc.option(hostileTexts),
  items: fc.array(fc.string({ unit: 'binary', maxLength: 5 }), { maxLength: 3 }),
});

const kinds = { customer: 'id', spend: 'number', last: 'time', segment: 'id', note: 'text', items: 'list' } as const;

function listColumn(lists: readonly (readonly string[])[]): ListColumn {
  const { dictionary, codes } = encode(lists.flat());
  const offsets = Uint32Array.from([0, ...lists.map((_, at) => lists.slice(0, at + 1).flat().length)]);
  return { dictionary, codes, offsets };
}

describe('what writeCsv wrote, readTable reads', () => {
  it('as the same table, hostile texts and extreme numbers included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowArbitrary, { maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, size) => {
          const source = customerTable(
            rows.map((row) => row.customer),
            {
              spend: Float64Array.from(rows, (row) => row.spend ?? Number.NaN),
              last: Float64Array.from(rows, (row) => row.last ?? Number.NaN),
              segment: encode(rows.map((row) => row.segment)),
              note: rows.map((row) => row.note),
              items: listColumn(rows.map((row) => row.items)),
            },
          );
          const bytes = bytesOf(writeCsv(source, { instants: ['last'] }));
          const options = { columns: kinds, decimal: '.', thousands: '', delimiter: ',', dateFormat: 'iso' } as const;
          const { table, issues } = await readTable(streamOf(bytes, size), options);
          const unreadable = Object.entries(issues.counts).filter(([code]) => code !== 'id-in-scientific-notation');
          expect(unreadable).toEqual([]);
          expect(toRows(table)).toEqual(toRows(source));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('where there is one column alone, missing cells included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(hostileTexts), { maxLength: 8 }), async (texts) => {
        const source = customerTable(
          texts.map((_, at) => String(at)),
          { only: texts },
        );
        const csv = writeCsv(source, { names: ['only'] });
        const { table } = await readTable(csv, { columns: { only: 'text' }, delimiter: ',' });
        expect(toRows(table)).toEqual(texts.map((only) => ({ only })));
      }),
      { numRuns: 300 },
    );
  });
});
