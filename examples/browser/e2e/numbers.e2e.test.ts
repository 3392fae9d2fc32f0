import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readCells, readTable } from '@clientele/io';
import { toRows } from 'clientele';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savedBy, study, superstore } from './flows.ts';
import { openStage, type Stage } from './page.ts';

const command = fileURLToPath(new URL('../../../packages/clientele/src/cli/main.ts', import.meta.url));
const map =
  'customer=Customer ID,time=Order Date,order=Order ID,product=Product ID,productName=Product Name,category=Category,amount=Sales,quantity=Quantity';

let stage: Stage;
let folder: string;
beforeAll(async () => {
  stage = await openStage();
  folder = await mkdtemp(join(tmpdir(), 'clientele-numbers-'));
}, 120_000);
afterAll(async () => {
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(csv: string): Promise<Row[]> {
  const { header } = await readCells(csv);
  const numbers = [
    'customers',
    'revenueShare',
    'recency',
    'frequency',
    'monetary',
    'lifetimeValue',
    'churnProbability',
  ];
  const columns = Object.fromEntries(header.map((name) => [name, numbers.includes(name) ? 'number' : 'text'] as const));
  return toRows((await readTable(csv, { columns })).table) as Row[];
}

/** The page's columns are some of the command's. Texts and counts are the same; engines may differ in the last bits of the rest (0021). */
function expectSame(shown: readonly Row[], written: readonly Row[]): void {
  expect(shown).toHaveLength(written.length);
  for (const [at, row] of shown.entries())
    for (const [name, value] of Object.entries(row)) {
      const other = written[at]?.[name];
      if (typeof value !== 'number') expect([at, name, value]).toEqual([at, name, other]);
      else expect(Math.abs(value - Number(other))).toBeLessThanOrEqual(1e-9 * Math.abs(value));
    }
}

describe('the numbers of the page', () => {
  it('are those that `clientele analyze` writes of the same file', async () => {
    const args = ['--conditions=@clientele/source', '--import', 'tsx', command, 'analyze', superstore, '--map', map];
    const written = promisify(execFile)(process.execPath, [...args, '--quiet', '--out', folder]);
    const page = await stage.open({ timezoneId: 'UTC' });
    await study(page);
    await written;
    for (const id of ['segments', 'customers']) {
      await page.locator(`#tab-${id}`).click();
      const saved = await savedBy(page, () => page.getByRole('button', { name: `Save ${id}.csv` }).click());
      const [shown, other] = [await rowsOf(saved.text), await rowsOf(await readFile(join(folder, saved.name), 'utf8'))];
      expect(shown.length).toBeGreaterThan(10);
      expect(Object.keys(shown[0] ?? {}).length).toBeGreaterThan(3);
      expectSame(shown, other);
    }
  });
});
