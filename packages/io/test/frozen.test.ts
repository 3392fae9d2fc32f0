import { firstUnfrozen } from '@clientele/testing';
import { expect, it } from 'vitest';
import { inspectCsv, readCsv, readTable } from '../src/index.ts';

/** A number, a date and a surplus cell that cannot be used, a list and a text. */
const text = `customer,time,amount,note,items
007,2026-01-05,3,hi,"[""a""]"
008,soon,3,,[]
009,2026-01-07,much,x,[]
010,2026-01-08,4,y,[],z
`;
const readings = {
  'a log': () => readCsv(text, { maxIssues: 2 }),
  'a table': () => readTable(text, { columns: { customer: 'id', amount: 'number', note: 'text', items: 'list' } }),
  'a table of guessed columns': () => readTable(text),
  'a table with rows left out': () =>
    readTable(text, { columns: { amount: 'number' }, required: ['amount'], others: 'infer' }),
  'a look over the file': () => inspectCsv(text),
};

it.each(Object.entries(readings))('%s is frozen in depth, its findings too, and can be cloned', async (_, read) => {
  const reading = await read();
  expect(firstUnfrozen(reading)).toBe(null);
  expect(structuredClone(reading)).toEqual(reading);
});
