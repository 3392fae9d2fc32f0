import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'clientele-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo', () => {
  let demo: { status: number | null; stdout: string; stderr: string };
  beforeAll(() => {
    const script = join(repository, 'examples/superstore/src/demo.ts');
    demo = spawnSync(process.execPath, ['--conditions=@clientele/source', '--import', 'tsx', script], {
      cwd: repository,
      env: { ...process.env, INIT_CWD: folder },
      encoding: 'utf8',
    });
  });

  it('prints what it found, and nothing goes wrong', () => {
    expect(demo.stderr).toBe('');
    expect(demo.status).toBe(0);
    expect(demo.stdout).toContain('793 customers, 5,009 orders, 9,994 lines, sales 2,297,200.86');
    expect(demo.stdout).toMatch(/Champions +\d+ +\d+\.\d % +\S/);
    expect(demo.stdout).toContain('findings: 1 exact-duplicate, 32 product-with-several-names');
    // The lines hold no sign of leavers, and whoever reads the value must be told.
    expect(demo.stdout).toContain('caution: clv/bg-nbd, boundary: BG/NBD: no customer shows a sign of having left');
  });

  it('leaves a folder with a report, tables and models', () => {
    const result = join(folder, 'clientele-demo');
    expect(readdirSync(result).sort()).toEqual([
      'campaign.csv',
      'customers.csv',
      'issues.csv',
      'models',
      'report.html',
      'rules.csv',
      'segments.csv',
      'summary.json',
    ]);
    expect(readFileSync(join(result, 'report.html'), 'utf8')).toContain('<svg');
  });
});
