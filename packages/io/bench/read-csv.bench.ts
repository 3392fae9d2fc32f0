import { parse } from 'csv-parse/browser/esm/sync';
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
import { bench, describe } from 'vitest';
import { readCells, readCsv } from '../src/index.ts';

const rows = 20_000;

/** Order lines as a shop system writes them; `quoted` has doubled quotes in one column. */
function orderLines(quoted: boolean): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const time = `2024-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`;
    const product = quoted ? `"P ""${row % 300}"""` : `P ${row % 300}`;
    return `C${(row * 7919) % 5000},${time},${((row * 37) % 10_000) / 100},O${row >> 2},${product}`;
  });
  return `customer,time,amount,order,product\n${lines.join('\n')}\n`;
}

// The peers split fields of a text held whole, and neither count lines nor cap fields; `readCsv` makes a log besides.
describe.each([
  ['without quotes', orderLines(false)],
  ['with quotes', orderLines(true)],
])('20,000 order lines %s', (_, text) => {
  bench('readCells', async () => {
    await readCells(text);
  });
  bench('readCsv, to a log', async () => {
    await readCsv(text);
  });
  bench('papaparse', () => {
    Papa.parse(text, { delimiter: ',', newline: '\n', quoteChar: '"' });
  });
  bench('csv-parse', () => {
    parse(text);
  });
  bench('udsv', () => {
    initParser(inferSchema(text)).stringArrs(text);
  });
});
