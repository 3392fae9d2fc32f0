import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inMemory, savedBy } from './flows.ts';
import { openStage, type Stage } from './page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

/** Presses Tab until a thing has the focus, and checks that it can be seen there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
    if (here) return;
  }
  throw new Error(`60 presses of Tab did not reach ${selector}`);
}

/** @returns the outline around what has the focus; for the hidden field of files, around its label */
function ring(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const drawn = focused?.id === 'file-input' ? focused.nextElementSibling : focused;
    if (drawn === null || drawn === undefined) return 'nothing';
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
    return `${outlineStyle} ${outlineWidth}`;
  });
}

const rows = Array.from({ length: 60 }, (_, at) => `c${at % 20},2026-0${1 + (at % 6)}-1${at % 9},note,${5 + at}`).join(
  '\n',
);

describe('the whole way by keys alone', () => {
  it('gives a file, mends a column, sorts a table, turns to another and saves it', async () => {
    const page = await stage.open();
    page.on('filechooser', (chooser) =>
      chooser.setFiles(inMemory('orders.csv', `client,date,remark,total\n${rows}\n`)),
    );
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await tabTo(page, '#file-input');
    expect(await ring(page)).toBe('solid 3px');
    await page.keyboard.press('Enter');
    await page.locator('#role-customer').waitFor();

    await tabTo(page, '#role-customer');
    expect(await ring(page)).toBe('solid 3px');
    await page.keyboard.type('client');
    expect(await page.locator('#role-customer').inputValue()).toBe('client');
    await tabTo(page, '#role-amount');
    await page.keyboard.type('total');
    expect(await page.locator('#role-amount').inputValue()).toBe('total');
    await tabTo(page, 'button[type="submit"]');
    await page.keyboard.press('Enter');
    await page.locator('#result-section').waitFor({ timeout: 60_000 });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('result-title');

    await tabTo(page, '[role="tab"]');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#tab-customers').getAttribute('aria-selected')).toBe('true');
    expect(await ring(page)).toBe('solid 3px');
    await page.keyboard.press('End');
    expect(await page.locator('#panel-notes').isVisible()).toBe(true);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');

    const first = page.locator('#panel-customers tbody tr').first();
    await tabTo(page, '#panel-customers th:nth-child(5) .head');
    await page.keyboard.press('Enter');
    expect(await page.locator('#panel-customers th:nth-child(5)').getAttribute('aria-sort')).toBe('descending');
    expect(await first.innerText()).toMatch(/^c19\b/);
    await page.keyboard.press('Space');
    expect(await first.innerText()).toMatch(/^c0\b/);

    await page.keyboard.press('Shift+Tab');
    for (let back = 0; back < 20; back += 1) {
      const here = await page.evaluate(() => document.activeElement?.textContent);
      if (here === 'Save customers.csv') break;
      await page.keyboard.press('Shift+Tab');
    }
    const saved = await savedBy(page, () => page.keyboard.press('Enter'));
    expect(saved.name).toBe('customers.csv');
    expect(saved.text.split('\n')).toHaveLength(22);
  });
});
