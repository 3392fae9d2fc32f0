import { toRows } from '@clientele/core';
import { readTable } from '@clientele/io';
import { writeArrow } from '@clientele/io/arrow';
import { writeParquet } from '@clientele/io/parquet';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const text = `customer,time,amount
Ada,2026-01-05,10.125
Ada,2026-02-01,1.5
"Bo, the second",2026-01-06,12
007,2026-03-06,3
`;
const { table } = await readTable(text, { columns: { customer: 'id', time: 'time', amount: 'number' } });
bench.write('lines.csv', text);
bench.write('lines.parquet', writeParquet(table, { instants: ['time'] }));
bench.write('lines.arrow', writeArrow(table, { instants: ['time'] }));
bench.write(
  'lines.jsonl',
  toRows(table)
    .map((row) => JSON.stringify({ ...row, time: new Date((row as { time: number }).time) }))
    .join('\n'),
);

describe('the same lines in any format', () => {
  it.each(['parquet', 'arrow', 'jsonl'])('give the same summary from %s', async (format) => {
    const expected = await bench.call(['derive', 'summary', 'lines.csv']);
    const found = await bench.call(['derive', 'summary', `lines.${format}`]);
    expect(found).toEqual(expected);
    expect(found.exitCode).toBe(0);
  });

  it('are chosen by --format, from standard input as well, and by --rows', async () => {
    bench.write('lines', writeParquet(table, { instants: ['time'] }));
    const chosen = await bench.call(['derive', 'rfm', 'lines', '--format', 'parquet', '--rows', 'customer=007']);
    expect(chosen.stdout).toBe('customer,recency,frequency,monetary\n007,1,1,3\n');
    const piped = await bench.call(['derive', 'rfm', '-', '--format', 'jsonl'], {
      stdin: '{"customer":"Ada","time":"2026-01-05","amount":1.234}\n',
    });
    expect(piped.stdout).toBe('customer,recency,frequency,monetary\nAda,1,1,1.234\n');
  });

  it.each([
    ['short.parquet', 'PAR1', /short\.parquet.*no Parquet file/],
    ['text.arrow', 'customer,time', /text\.arrow.*no Arrow file/],
    ['bad.jsonl', '{"customer":"Ada"}\n[1]', /bad\.jsonl line 2.*expected a JSON object/],
  ])('are refused in words where %s is none', async (name, content, message) => {
    bench.write(name, content);
    const { exitCode, stderr } = await bench.call(['derive', 'summary', name]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });
});
