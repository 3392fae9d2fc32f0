import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from '../call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const file = bench.write(
  'p.csv',
  'id,when,amount,city\n001,2026-01-05,12.5,Ulm\n002,2026-02-05,,Ulm\n003,2026-03-05,7,\n',
);

describe('derive profile', () => {
  it('says of each column what it holds, dates as dates', async () => {
    const { stdout, exitCode } = await bench.call(['derive', 'profile', file]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      `column,type,rows,missing,distinct,min,quartile1,median,quartile3,max,mean
id,text,3,0,3,,,,,,
when,time,3,0,3,2026-01-05,2026-01-20T12:00:00.000Z,2026-02-05,2026-02-19,2026-03-05,2026-02-04
amount,number,3,1,2,7,8.375,9.75,11.125,12.5,9.75
city,text,3,1,1,,,,,,
`,
    );
  });

  it('keeps numbers as numbers in JSON', async () => {
    const { stdout } = await bench.call(['derive', 'profile', file, '--json']);
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    expect(rows[1]).toMatchObject({ column: 'when', min: '2026-01-05' });
    expect(rows[2]).toMatchObject({ column: 'amount', missing: 1, mean: 9.75 });
    expect(rows[3]).toMatchObject({ column: 'city', min: null });
  });

  it('takes a header without rows, and refuses options that it does not know', async () => {
    const empty = bench.write('empty.csv', 'a,b\n');
    expect((await bench.call(['derive', 'profile', empty])).stdout).toContain('\na,text,0,0,0,,,,,,\n');
    expect((await bench.call(['derive', 'profile', file, '--set', 'most=3'])).exitCode).toBe(2);
  });
});
