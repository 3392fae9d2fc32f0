import {
  before,
  cleanTransactions,
  findIssues,
  InvalidInputError,
  isTransactionLog,
  listAt,
  parseCustomers,
  parseFeedback,
  parseTransactions,
  safeParseCustomers,
  safeParseInteractions,
  safeParseTransactions,
  textAt,
  toRows,
  transactionLogBuilder,
} from '@clientele/core';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { anyNumber, optionalText, schemaOf } from './schemas.ts';

const lines = [
  { customer: 'Ada', time: '2026-01-05', amount: 12, Tier: 'gold', margin: '0.25' },
  { customer: 'Bo', time: '2026-01-06', amount: 7, Tier: 'silver', margin: '' },
  { customer: 'Cy', time: '2026-02-06', amount: 9, Tier: 'brass', margin: 'much' },
];
const tier = v.picklist(['gold', 'silver']);
const margin = v.optional(v.pipe(v.string(), v.transform(Number), v.number()));

describe('custom columns of transactions', () => {
  it('hold what schemas of a library made, and name what these refused', () => {
    const { log, issues, rowsDropped } = safeParseTransactions(lines, {
      custom: { tier: { schema: tier, column: 'Tier' }, margin },
    });
    expect(rowsDropped).toBe(0);
    const { tier: tiers, margin: margins } = log.custom ?? {};
    expect([0, 1, 2].map((row) => textAt(tiers as never, row))).toEqual(['gold', 'silver', null]);
    expect(margins).toEqual(Float64Array.of(0.25, Number.NaN, Number.NaN));
    expect(issues.counts).toEqual({ 'invalid-custom': 2 });
    expect(issues.listed[0]).toMatchObject({ row: 2, column: 'Tier', received: '"brass"', action: 'repaired' });
    expect(issues.listed[1]).toMatchObject({ row: 2, column: 'margin', received: '"much"' });
    expect(issues.listed[0]?.expected).not.toBe('');
  });

  it('set a row aside where they are required', () => {
    const custom = { tier: { schema: tier, column: 'Tier', required: true }, margin: optionalText };
    const { log, issues, origin } = safeParseTransactions(lines, { custom });
    expect(log.customer.dictionary.values).toEqual(['Ada', 'Bo']);
    expect(issues.listed.map(({ action }) => action)).toEqual(['dropped']);
    expect([...(origin.rows ?? [])]).toEqual([0, 1]);
    expect(log.custom?.['margin']).toMatchObject({ codes: Uint32Array.of(0, 0xffffffff) });
  });

  it('end a strict parse, by row, column and the message of the schema', () => {
    const custom = { margin: anyNumber };
    expect(() => parseTransactions(lines, { custom })).toThrow(InvalidInputError);
    expect(() => parseTransactions(lines, { custom })).toThrow(
      'row 1, column "margin": expected a number, got nothing; row 2, column "margin": expected a number, got "much"',
    );
    expect(parseTransactions(lines.slice(0, 1), { custom }).custom?.['margin']).toEqual(Float64Array.of(0.25));
  });

  it('are the same whatever the rows came in: objects, columns, pieces', () => {
    const custom = { tier: { schema: optionalText, column: 'Tier' }, margin: optionalText };
    const whole = safeParseTransactions(lines, { custom }).log;
    const names = ['customer', 'time', 'amount', 'Tier', 'margin'] as const;
    const columns = Object.fromEntries(names.map((name) => [name, lines.map((line) => line[name])]));
    expect(safeParseTransactions(columns, { custom }).log).toEqual(whole);
    const builder = transactionLogBuilder({ custom });
    for (const line of lines) builder.append([line]);
    expect(builder.finish().log).toEqual(whole);
  });

  it('stay with their lines in views and clones', () => {
    const log = safeParseTransactions(lines, { custom: { margin, Tier: optionalText } }).log;
    expect(before(log, '2026-02-01').custom?.['margin']).toEqual(Float64Array.of(0.25, Number.NaN));
    expect(isTransactionLog(structuredClone(log))).toBe(true);
  });

  it('tell lines apart that are equal in all else', () => {
    const twin = [lines[0], { ...lines[0], margin: '0.5' }, { ...lines[0] }] as object[];
    const tags = schemaOf((value) => [String(value), 'tag']);
    expect(findIssues(parseTransactions(twin)).counts).toEqual({ 'exact-duplicate': 2 });
    expect(findIssues(parseTransactions(twin, { custom: { margin } })).counts).toEqual({ 'exact-duplicate': 1 });
    expect(findIssues(parseTransactions(twin, { custom: { margin: tags } })).counts).toEqual({ 'exact-duplicate': 1 });
    const clean = cleanTransactions(twin as never, { custom: { margin }, exactDuplicates: 'remove' });
    expect(clean.log.custom?.['margin']).toEqual(Float64Array.of(0.25, 0.5));
  });

  it('hold dates as epoch milliseconds, booleans as 1 and 0, bigints as ids, lists as lists', () => {
    const rows = [
      { customer: 'Ada', time: 0, amount: 1, born: '1990-02-03', vip: 'yes', code: '9007199254740993', tags: 'a b' },
      { customer: 'Bo', time: 0, amount: 1, born: '', vip: 'no', code: '2', tags: '' },
    ];
    const { custom = {} } = parseTransactions(rows, {
      dateFormat: 'epoch-ms',
      custom: {
        born: schemaOf((value) => (value === undefined ? null : new Date(String(value)))),
        vip: schemaOf((value) => value === 'yes'),
        code: schemaOf((value) => BigInt(String(value))),
        tags: schemaOf((value) => (value === undefined ? [] : String(value).split(' '))),
      },
    });
    expect(custom['born']).toEqual(Float64Array.of(Date.UTC(1990, 1, 3), Number.NaN));
    expect(custom['vip']).toEqual(Float64Array.of(1, 0));
    expect(textAt(custom['code'] as never, 0)).toBe('9007199254740993');
    expect([0, 1].map((row) => listAt(custom['tags'] as never, row))).toEqual([['a', 'b'], []]);
  });

  it('make of any numbers and gaps the column that they are (law)', () => {
    const cell = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 50 }), (cells) => {
        const rows = cells.map((own) => ({ customer: 'Ada', time: '2026-01-05', amount: 1, own }));
        const maybe = schemaOf((value) => value as number | undefined);
        const read = safeParseTransactions(rows, { custom: { own: maybe } }).log.custom?.['own'];
        const expected = cells.every((value) => value === undefined)
          ? { dictionary: { values: [] }, codes: new Uint32Array(cells.length).fill(0xffffffff) }
          : Float64Array.from(cells, (value) => value ?? Number.NaN);
        expect(read).toEqual(expected);
      }),
    );
  });
});

describe('custom columns of events', () => {
  it('stand in their logs, and set rows aside where they are required', () => {
    const feedback = parseFeedback([{ customer: 'Ada', time: '2026-01-05', text: 'Lovely!', stars: '4' }], {
      custom: { stars: anyNumber },
    });
    expect(feedback.custom?.['stars']).toEqual(Float64Array.of(4));
    const rows = [
      { customer: 'Ada', time: '2026-01-05', kind: 'call', minutes: 3 },
      { customer: 'Bo', time: '2026-01-05', kind: 'call', minutes: 'long' },
    ];
    const minutes = { schema: anyNumber, required: true };
    const { log, issues, rowsDropped } = safeParseInteractions(rows, { custom: { minutes } });
    expect([log.length, rowsDropped, issues.counts]).toEqual([1, 1, { 'invalid-custom': 1 }]);
    expect(log.custom?.['minutes']).toEqual(Float64Array.of(3));
  });
});

describe('customers', () => {
  const rows = [
    { id: 7, Age: '41', city: 'Rome', since: '2020-01-01' },
    { id: 8, Age: 'old', city: '', since: '2021-01-01' },
    { id: '', Age: '3', city: 'Oslo', since: '' },
    { id: 7, Age: '42', city: 'Paris', since: '' },
  ];
  const custom = { age: { schema: anyNumber, column: 'Age' }, city: optionalText };

  it('become a table with typed columns, one row a customer', () => {
    const { table, issues, rowsRead, rowsDropped } = safeParseCustomers(rows, { map: { customer: 'id' }, custom });
    const ages: Float64Array = table.columns.age;
    expect(ages).toEqual(Float64Array.of(41, Number.NaN));
    expect(toRows(table)).toEqual([
      { customer: '7', age: 41, city: 'Rome' },
      { customer: '8', age: null, city: null },
    ]);
    expect([rowsRead, rowsDropped]).toEqual([4, 2]);
    expect(issues.counts).toEqual({ 'invalid-custom': 1, 'missing-value': 1, 'repeated-customer': 1 });
    expect(issues.listed.find(({ code }) => code === 'repeated-customer')).toMatchObject({
      row: 3,
      column: 'id',
      expected: 'a customer other than that of row 0',
    });
  });

  it('are refused by a strict parse with row and column', () => {
    expect(() => parseCustomers(rows, { map: { customer: 'id' }, custom })).toThrow(
      'parseCustomers: row 1, column "Age": expected a number, got "old"; of 4 rows 2 cannot be used',
    );
    expect(parseCustomers(rows.slice(0, 1), { map: { customer: 'id' } }).length).toBe(1);
    expect(parseCustomers([]).length).toBe(0);
  });

  it('whose first row a required column refuses are those of their next', () => {
    const asked = { age: { schema: anyNumber, column: 'Age', required: true } };
    const twice = [
      { customer: 'Ada', Age: 'x' },
      { customer: 'Ada', Age: '5' },
    ];
    const { table, rowsDropped } = safeParseCustomers(twice, { custom: asked });
    expect([toRows(table), rowsDropped]).toEqual([[{ customer: 'Ada', age: 5 }], 1]);
  });
});
