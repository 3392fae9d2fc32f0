import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '@clientele/core';
import { writeArrow } from '@clientele/io/arrow';
import { writeParquet } from '@clientele/io/parquet';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const lines = bench.write(
  'lines.csv',
  `customer,time,amount,order
,2026-01-04,1,0
Ada,2026-01-05,10,1
Ada,2026-01-05,10,1
ada ,2026-01-06,12,2
ADA,2026-01-08,-12,2
Bo,2026-02-01,15,3
`,
);
const rules = [
  '--set',
  'clean.exactDuplicates=remove',
  '--set',
  'clean.cancellations=remove',
  '--set',
  'clean.ids=lower',
];

describe('order lines that are cleaned first', () => {
  it('give the table of what is left, and a note a rule', async () => {
    const { exitCode, stdout, stderr } = await bench.call(['derive', 'summary', lines, '--max-bad', '0.2', ...rules]);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(1, 3)).toEqual([
      'ada,1,1,2026-01-05,2026-01-05,10,10,0,0',
      'bo,1,1,2026-02-01,2026-02-01,15,15,0,0',
    ]);
    expect(stderr).toContain('note: exactDuplicates: 1 lines of 10 in all: 1 removed');
    expect(stderr).toContain('note: cancellations: 2 lines of 0 in all: 2 removed');
  });

  it('are listed by record and physical line', async () => {
    const { stdout } = await bench.call(['derive', 'issues', lines, ...rules]);
    expect(stdout).toContain('exact-duplicate,4,2,amount,a line that differs from row 1,10,dropped');
    expect(stdout).toContain('cancelled-purchase,5,3,amount,a purchase that was not paid back,12,dropped');
    expect(stdout).toContain('tidied-id,5,3,customer,"""ada""","""ada """,repaired');
  });

  it('make an analysis, whose notes and findings tell of it', async () => {
    const found = await bench.call(['analyze', lines, '--max-bad', '0.2', ...rules, '--out', 'all', '--json']);
    expect(found.exitCode).toBe(0);
    const summary = JSON.parse(readFileSync(join(bench.folder, 'all', 'summary.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(summary).toMatchObject({ lines: 2, customers: 2, sales: 25 });
    expect(summary['issues']).toEqual({
      'missing-value': 1,
      'tidied-id': 5,
      'exact-duplicate': 1,
      'cancelled-purchase': 2,
    });
    expect(readFileSync(join(bench.folder, 'all', 'report.html'), 'utf8')).toContain('Cancelled purchase');
  });

  it('are converted to one currency by the rates given', async () => {
    const mixed = bench.write('mixed.csv', 'customer,time,amount,cur\nAda,2026-01-05,10,EUR\nBo,2026-01-05,10,USD\n');
    const args = ['derive', 'rfm', mixed, '--map', 'currency=cur', '--currency', 'EUR'];
    const { stdout } = await bench.call([...args, '--set', 'rates.USD=0.5']);
    expect(stdout).toBe('customer,recency,frequency,monetary\nAda,1,1,10\nBo,1,1,5\n');
    const lacking = await bench.call([...args, '--set', 'rates.GBP=0.5']);
    expect([lacking.exitCode, lacking.stderr]).toEqual([2, expect.stringContaining('no rate of "USD" to EUR')]);
  });

  it('are cleaned alike whether they came as CSV, JSON lines, Parquet or Arrow', async () => {
    const columns = {
      customer: ['', 'Ada', 'Ada', 'ada ', 'ADA', 'Bo'],
      time: ['2026-01-04', '2026-01-05', '2026-01-05', '2026-01-06', '2026-01-08', '2026-02-01'],
      amount: [1, 10, 10, 12, -12, 15],
      order: ['0', '1', '1', '2', '2', '3'],
    };
    const names = Object.keys(columns) as (keyof typeof columns)[];
    const rows = columns.time.map((_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])));
    const files = [
      bench.write('lines.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')),
      bench.write('lines.parquet', writeParquet(table(columns))),
      bench.write('lines.arrow', writeArrow(table(columns))),
    ];
    const summarized = ['derive', 'summary', lines, '--max-bad', '0.2', ...rules];
    const expected = await bench.call(summarized);
    for (const file of files) {
      const { exitCode, stdout, stderr } = await bench.call(summarized.with(2, file));
      expect([exitCode, stdout, stderr]).toEqual([0, expected.stdout, expected.stderr]);
      const issues = await bench.call(['derive', 'issues', file, ...rules]);
      expect(issues.stdout).toContain(',2,amount,a line that differs from row 1,10,dropped');
    }
  });

  it('are cleaned here, not by an engine: with one, cleaning is refused', async () => {
    const args = ['derive', 'summary', lines, '--engine', 'duckdb', ...rules];
    const { exitCode, stderr } = await bench.call(args);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/clean/)]);
  });

  it('get the amounts that they lack by the rule given, counted beside the others', async () => {
    const gaps = bench.write(
      'gaps.csv',
      'customer,time,amount,product,quantity\nAda,2026-01-05,10,tea,2\nBo,2026-01-06,,tea,3\nCy,2026-01-07,,pot,1\n',
    );
    const args = ['derive', 'rfm', gaps, '--max-bad', '1', '--set', 'missingAmount=median-price'];
    const { stdout, stderr } = await bench.call([...args, '--set', 'clean={}']);
    expect(stdout).toBe('customer,recency,frequency,monetary\nAda,2,1,10\nBo,1,1,15\n');
    expect(stderr).toContain('note: missingAmounts: 1 lines of 15 in all: 1 changed');
    const { stdout: issues } = await bench.call(['derive', 'issues', gaps, '--set', 'missingAmount=median-price']);
    expect(issues).toContain('missing-value,3,1,amount,"15, the median-price",nothing,repaired');
    const wrong = await bench.call(['derive', 'rfm', gaps, '--set', 'missingAmount=mean']);
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('missingAmount must be "drop"')]);
  });

  it.each([
    [['--set', 'clean=yes'], /--set clean: name a rule/],
    [['--set', 'clean.outliers=delete'], /outliers must be one of "off", "flag", "remove"/],
    [['--set', 'clean.duplicates=remove'], /duplicates/],
  ])('refuse %j', async (args, message) => {
    const { exitCode, stderr } = await bench.call(['derive', 'summary', lines, '--max-bad', '0.2', ...args]);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
