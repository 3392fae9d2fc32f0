import { InvalidInputError, toRows } from '@clientele/core';
import { readJsonLines, readJsonLinesTable } from '@clientele/io';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOfLine } from '../../src/jsonl/fields-of-line.ts';

const line = (record: object): string => JSON.stringify(record);
const good = [
  line({ customer: 'Ada', time: '2026-01-05', amount: 20 }),
  '',
  line({ amount: 12.5, customer: 'Bo', time: '2026-01-06', note: { any: ['thing'] } }),
].join('\r\n');

describe('JSON lines', () => {
  it('are read by key, whatever its place, blank lines left out', async () => {
    const { log, rows, header } = await readJsonLines(`\ufeff${good}\n`);
    expect([rows, [...log.amount], header]).toEqual([2, [20, 12.5], ['customer', 'time', 'amount', 'note']]);
    expect((await readJsonLines(new Blob([good]))).log).toEqual(log);
  });

  it('keep every digit of a whole number that a double cannot hold', async () => {
    const text = '{"customer": 12345678901234567890, "time": "2026-01-05", "amount": 1}';
    expect((await readJsonLines(text)).log.customer.dictionary.values).toEqual(['12345678901234567890']);
  });

  it('set rows aside whose cells are missing or of another kind, each with its row', async () => {
    const text = `${good}\n${line({ customer: 'Cy', time: '2026-01-07' })}\n${line({ customer: 'Di', time: '2026-01-08', amount: [1] })}`;
    const { issues, rowsDropped } = await readJsonLines(text);
    expect(rowsDropped).toBe(2);
    expect(issues.listed.map(({ row, column }) => [row, column])).toEqual([
      [2, 'amount'],
      [3, 'amount'],
    ]);
  });

  it.each([
    ['nothing', '\n\n', 'the source is empty'],
    ['a text', 'customer,time\n', 'line 1: expected a JSON object'],
    ['an array around', '[\n{"customer":"Ada"}\n]', 'line 1: expected a JSON object'],
    ['an array in one line', '[{"customer":"Ada"}]', 'one object a line, without brackets'],
    ['a line cut short', `${good}\n{"customer":"Cy`, 'line 4: expected a JSON object'],
    ['a key twice', '{"customer":"Ada","customer":"Bo"}', 'line 1: the key "customer" stands there twice'],
    ['the same key in other letters', '{"customer":"Ada","\\u0063ustomer":"Bo"}', 'stands there twice'],
  ])('refuse %s', async (_, text, message) => {
    await expect(readJsonLines(text)).rejects.toThrow(InvalidInputError);
    await expect(readJsonLines(text)).rejects.toThrow(message);
  });

  it('make tables by the rules of readTable', async () => {
    const { table } = await readJsonLinesTable('{"customer":"007","vip":true}\n{"customer":"008","vip":null}');
    expect(toRows(table)).toEqual([
      { customer: '007', vip: 'true' },
      { customer: '008', vip: null },
    ]);
  });

  it('have the fields that JSON.parse finds, whatever stands inside', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }),
        fc.nat(3),
        (record, blanks) => {
          const text = JSON.stringify(record, null, blanks);
          const fields = fieldsOfLine(text);
          expect(fields.map(({ key }) => key)).toEqual(Object.keys(JSON.parse(text) as object));
          for (const { key, text: value } of fields)
            expect(JSON.parse(value)).toEqual((JSON.parse(text) as Record<string, unknown>)[key]);
        },
      ),
    );
  });
});
