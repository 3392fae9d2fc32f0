import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './call.ts';

let bench: Workbench;
beforeEach(() => {
  bench = openWorkbench();
  bench.write('orders.csv', 'customer,time,amount\n=1+1,2026-01-05,10\n@home,2026-01-06,12\n=1+1,2026-02-01,15\n');
});
afterEach(() => bench.remove());

const inside = (name: string): string => join(bench.folder, name);

describe('--out', () => {
  it('leaves a folder alone that holds anything else, before any work is done', async () => {
    mkdirSync(inside('photos'));
    writeFileSync(inside('photos/beach.jpg'), 'x');
    const { exitCode, stderr } = await bench.call(['analyze', 'orders.csv', '--out', 'photos']);
    expect(stderr).toMatch(/holds beach\.jpg, which no earlier run wrote: name a new folder, or empty this one\n$/);
    expect(exitCode).toBe(2);
    expect(readFileSync(inside('photos/beach.jpg'), 'utf8')).toBe('x');
  });

  it('replaces what an earlier run wrote, files of stages that no longer run included', async () => {
    await bench.call(['analyze', 'orders.csv', '--out', 'result']);
    expect(readFileSync(inside('result/models/clv-bg-nbd.json'), 'utf8')).toContain('clv/bg-nbd');
    bench.write('orders.csv', 'customer,time,amount\nAda,2026-01-05,10\n');
    await bench.call(['analyze', 'orders.csv', '--out', 'result']);
    expect(() => readFileSync(inside('result/models/clv-bg-nbd.json'))).toThrow('ENOENT');
    expect(bench.names()).toEqual(['orders.csv', 'result']);
  });

  it('makes the folders on the way, or says that it cannot', async () => {
    const made = await bench.call(['analyze', 'orders.csv', '--out', 'a/b/c', '--quiet']);
    expect(made.exitCode).toBe(0);
    const refused = await bench.call(['analyze', 'orders.csv', '--out', 'orders.csv/x', '--quiet']);
    expect(refused.stderr).toMatch(/^clientele analyze: --out .*orders\.csv\/x cannot be written \(ENOTDIR\)\n$/);
    expect(refused.exitCode).toBe(2);
  });

  it('writes a file whole or not at all', async () => {
    await bench.call(['derive', 'rfm', 'orders.csv', '--out', 'rfm.csv', '--quiet']);
    expect(readFileSync(inside('rfm.csv'), 'utf8')).toMatch(/^customer,recency,frequency,monetary\n/);
    const refused = await bench.call(['derive', 'rfm', 'orders.csv', '--out', 'nowhere/rfm.csv', '--quiet']);
    expect(refused.stderr).toMatch(/^clientele derive rfm: --out nowhere\/rfm\.csv cannot be written \(ENOENT\)\n$/);
    expect(bench.names()).toEqual(['orders.csv', 'rfm.csv']);
  });
});

describe('the name of --out', () => {
  it('compresses where it ends in .gz, and such a file reads back', async () => {
    await bench.call(['derive', 'rfm', 'orders.csv', '--out', 'rfm.csv.gz', '--quiet']);
    const plain = await bench.call(['derive', 'rfm', 'orders.csv', '--quiet']);
    expect(gunzipSync(readFileSync(inside('rfm.csv.gz'))).toString()).toBe(plain.stdout);
    const fit = await bench.call(['fit', 'rfm/scores', 'rfm.csv.gz', '--quiet']);
    expect(fit.stdout).toContain('"rows": 2');
  });

  it('is standard output for -, and refused where it is empty', async () => {
    const plain = await bench.call(['derive', 'rfm', 'orders.csv', '--quiet']);
    expect(await bench.call(['derive', 'rfm', 'orders.csv', '--quiet', '--out', '-'])).toEqual(plain);
    const refused = await bench.call(['derive', 'rfm', 'orders.csv', '--out', '']);
    expect(refused.stderr).toBe(
      'clientele derive rfm: --out is empty: name a file, or leave it out for standard output\n',
    );
    expect(bench.names()).toEqual(['orders.csv']);
  });

  it('may be that of the table made, which is no input', async () => {
    expect((await bench.call(['derive', 'rfm', 'orders.csv', '--out', 'rfm'])).exitCode).toBe(0);
    expect(bench.names()).toEqual(['orders.csv', 'rfm']);
  });
});

describe('text that a spreadsheet would run', () => {
  it('is made harmless in customers.csv and campaign.csv, and nowhere else', async () => {
    await bench.call(['analyze', 'orders.csv', '--out', 'result', '--quiet']);
    expect(readFileSync(inside('result/customers.csv'), 'utf8')).toContain("\n'=1+1,");
    expect(readFileSync(inside('result/campaign.csv'), 'utf8')).toContain("\n'@home,");
    const { stdout } = await bench.call(['derive', 'rfm', 'orders.csv']);
    expect(stdout).toContain('\n=1+1,');
  });
});

describe('findings beyond those listed', () => {
  it('are counted, and said to be', async () => {
    bench.write('orders.csv', `customer,time,amount\n${'Ada,2026-01-05,10\n'.repeat(6)}`);
    const { stdout, stderr } = await bench.call(['derive', 'issues', 'orders.csv', '--set', 'maxIssues=2']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr).toBe('note: the first 2 of 5 findings are listed; --set maxIssues=5 lists them all\n');
  });
});

describe('standard error', () => {
  it('has notes unless --quiet, and progress only where somebody watches', async () => {
    const args = ['derive', 'rfm', 'orders.csv'];
    bench.write('orders.csv', 'customer,time,amount\nAda,2026-01-05,10\nAda,2026-01-05,11\n');
    expect((await bench.call(args)).stderr).toMatch(/^(?:note: .*\n){2}$/);
    expect((await bench.call([...args, '--quiet'], { terminal: true })).stderr).toBe('');
    expect((await bench.call(args, { terminal: true })).stderr).toContain('read: 2 rows');
  });
});
