import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inMemory, picture, savedBy, study, superstore } from './flows.ts';
import { openStage, type Stage } from './page.ts';
import { superstoreParquet } from './superstore-parquet.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

describe('the page with the superstore file', () => {
  it('guesses the columns, and shows segments, customers and what can be saved', async () => {
    const page = await stage.open();
    await page.setInputFiles('#file-input', superstore);
    await page.locator('#role-customer').waitFor();
    expect(await page.locator('#role-customer').inputValue()).toBe('Customer ID');
    expect(await page.locator('#role-amount').inputValue()).toBe('Sales');
    await picture(page, 'columns');
    await study(page);
    expect(await page.locator('.facts').innerText()).toContain('793');
    expect(await page.locator('#panel-segments').innerText()).toContain('Champions');
    await picture(page, 'segments');
    await page.getByRole('tab', { name: 'Customers' }).click();
    await page.getByRole('button', { name: 'Monetary' }).click();
    const first = page.locator('#panel-customers tbody tr').first();
    expect(await first.innerText()).toContain('SM-20320');
    await page.getByRole('button', { name: 'Monetary' }).click();
    expect(await first.innerText()).not.toContain('SM-20320');
    await page.locator('#search-customers').fill('AA-10315');
    expect(await page.locator('#panel-customers tbody tr').count()).toBe(1);
    await picture(page, 'customers');
    await page.locator('#search-customers').fill('nobody at all');
    expect(await page.locator('#panel-customers').innerText()).toContain('Nothing here holds “nobody at all”');
    const saved = await savedBy(page, () => page.getByRole('button', { name: 'Save the whole report' }).click());
    expect(saved.text).toContain('superstore.csv');
    await page.getByRole('tab', { name: 'Risk' }).click();
    expect(await page.locator('#panel-risk [aria-sort]').getAttribute('aria-sort')).toBe('descending');
    expect(await page.locator('#panel-risk .bars li').count()).toBe(10);
    await picture(page, 'risk');
    await page.getByRole('tab', { name: 'Value' }).click();
    expect(await page.locator('#panel-value tbody tr').first().innerText()).toContain('TC-20980');
    await picture(page, 'value');
  });

  it('fits a phone, in the dark as well', async () => {
    const page = await stage.open({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await study(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    await picture(page, 'phone-dark');
    expect(wide).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(20, 22, 26)',
    );
  });
});

describe('the page with other files', () => {
  it('finds the same customers in a Parquet file as in the CSV file', async () => {
    const page = await stage.open();
    await study(page, await superstoreParquet());
    expect(await page.locator('.facts').innerText()).toContain('793');
    expect(await page.locator('#panel-segments').innerText()).toContain('Champions');
  });

  it('makes up a shop for whoever has no file, whose result has something in every tab of numbers', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Try a made-up shop' }).click();
    await page.getByRole('button', { name: 'Show what it says' }).click();
    await page.locator('#result-section').waitFor({ timeout: 80_000 });
    expect(await page.locator('#file-name').innerText()).toBe('Chosen: made-up-shop.csv');
    for (const id of ['segments', 'customers', 'value', 'risk', 'rules', 'campaign']) {
      await page.locator(`#tab-${id}`).click();
      expect([id, await page.locator(`#panel-${id} tbody tr`).count()]).not.toEqual([id, 0]);
      if (id === 'rules') await picture(page, 'rules');
    }
  });

  it('says how far it is with 200,000 rows, can be stopped, and begins again without a reload', async () => {
    const rows = Array.from({ length: 200_000 }, (_, at) => {
      const day = String(1 + ((at * 7) % 28)).padStart(2, '0');
      return `c${(at * 7919) % 20_011},2025-${String(1 + (at % 12)).padStart(2, '0')}-${day},${1 + (at % 97)}`;
    });
    const page = await stage.open();
    await page.setInputFiles('#file-input', inMemory('large.csv', `customer,date,amount\n${rows.join('\n')}\n`));
    await page.getByRole('button', { name: 'Show what it says' }).click();
    await page.locator('progress[value]').waitFor({ timeout: 60_000 });
    expect(await page.locator('#status').innerText()).toMatch(/…$/);
    await picture(page, 'working');
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(await page.locator('#problem').innerText()).toMatch(/^Stopped/);
    expect(await page.locator('body').getAttribute('aria-busy')).toBeNull();
    await page.getByRole('button', { name: 'Show what it says' }).click();
    await page.locator('#result-section').waitFor({ timeout: 150_000 });
    expect(await page.locator('.facts').innerText()).toContain('200,000');
  }, 240_000);

  it('sends nothing anywhere', () => {
    expect(stage.strayRequests).toEqual([]);
  });
});
