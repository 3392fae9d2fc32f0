import { ClienteleError, readCsv } from 'clientele';
import { describe, expect, it } from 'vitest';
import { below, eachMutation, mutated, mutations, patience } from './mutate.ts';
import { checkLog } from './sound-log.ts';

const file = `customer,time,amount,order,product
Ada,2026-01-05,12.5,1,tea
Bo,2026-01-06,7,2,"pot, blue"
007,2026-01-31,-3.25,3,
"Łukasz ""Ł""",2026-02-28,1000,4,tea
Ada,2026-03-01,0.01,5,milk
`;
const plain = file.replaceAll(/"[^\n]*?",|"[^\n]*"/g, 'x,').replace('pot, blue"', 'pot');
const encoder = new TextEncoder();
const stated = { timeZone: 'UTC', delimiter: ',', decimal: '.', dateFormat: 'iso' } as const;

/** What a reader with a ruler makes of a row without quotes. */
function cellsOf(text: string): string[][] {
  const records = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  return records.map((line) => line.split(','));
}

describe('mutated CSV files', () => {
  it(
    'give a sound log or a typed error, whatever was done to them',
    () =>
      eachMutation(1, mutations(0.3), async (random) => {
        const bytes = mutated(encoder.encode(file), random);
        const guessed = below(random, 2) === 0;
        const found = await readCsv(bytes, guessed ? { timeZone: 'UTC' } : stated).catch((error: unknown) => error);
        if (found instanceof Error) return void expect(found).toBeInstanceOf(ClienteleError);
        const { log, rows, rowsDropped, issues, origin } = found as Awaited<ReturnType<typeof readCsv>>;
        checkLog(log);
        expect(log.length + rowsDropped).toBe(rows);
        expect(issues.listed.filter(({ action }) => action === 'dropped').length).toBeGreaterThanOrEqual(rowsDropped);
        expect((origin.rows ?? log.customer.codes).length).toBe(log.length);
      }),
    patience,
  );

  it(
    'never give another amount or customer than stands in the row',
    () =>
      eachMutation(2, mutations(0.3), async (random) => {
        const bytes = mutated(encoder.encode(plain), random);
        let text = '';
        try {
          text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          return; // damaged bytes are the business of the test above
        }
        const found = await readCsv(bytes, stated).catch((error: unknown) => error);
        if (found instanceof Error || text.includes('"')) return;
        const { log, header, origin } = found as Awaited<ReturnType<typeof readCsv>>;
        const [, ...records] = cellsOf(text);
        const [who, what] = [header.indexOf('customer'), header.indexOf('amount')];
        for (let line = 0; line < log.length; line++) {
          const record = records[origin.rows?.[line] ?? line] as string[];
          expect(log.customer.dictionary.values[log.customer.codes[line] as number]).toBe(record[who]);
          const cell = (record[what] as string).trim();
          if (/^-?\d+(\.\d+)?$/.test(cell)) expect(log.amount[line]).toBe(Number(cell) + 0);
        }
      }),
    patience,
  );
});
