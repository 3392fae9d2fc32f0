import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contrasts } from './contrast.ts';
import { inMemory, picture, study } from './flows.ts';
import { openStage, type Stage } from './page.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

const lines = Array.from(
  { length: 300 },
  (_, at) => `c${(at * 7) % 40},2025-${String(1 + (at % 12)).padStart(2, '0')}-1${at % 9},o${at},p${at % 5},${5 + at}`,
);
const shop = inMemory('shop.csv', `customer,date,order,product,amount\n${lines.join('\n')}\n`);
const tabs = ['segments', 'customers', 'value', 'risk', 'rules', 'campaign', 'findings', 'notes'];

/** @returns what axe finds against WCAG 2.2, levels A and AA, one line a rule */
async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await checker.run(document, { runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
}

/** @returns role and name of what a screen reader would read, by Chromium's accessibility tree */
async function spoken(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => `${String(role?.value)} ${String(name?.value ?? '')}`.trim());
}

describe.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('the page in %s, %i wide', (colorScheme, width) => {
  it('keeps WCAG AA on every screen: by axe, and by contrasts worked out for each text', async () => {
    const page = await stage.open({ colorScheme, viewport: { width, height: 800 } });
    const check = async (screen: string): Promise<void> => {
      await picture(page, `${colorScheme}-${width}-${screen}`);
      expect([screen, await axeFindings(page)]).toEqual([screen, []]);
      const { seen, pale } = await page.evaluate(contrasts);
      expect([screen, pale]).toEqual([screen, []]);
      expect(seen).toBeGreaterThan(5);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([screen, wide]).toEqual([screen, Math.min(wide, width)]);
    };
    await check('start');
    await page.setInputFiles('#file-input', inMemory('empty.csv', ''));
    await page.locator('#problem p').waitFor();
    await check('problem');
    await page.setInputFiles('#file-input', shop);
    await page.locator('summary').click();
    await check('columns');
    await study(page, shop);
    for (const id of tabs) {
      await page.locator(`#tab-${id}`).click();
      await check(id);
    }
  });
});

describe('what a screen reader is told', () => {
  it('names every control, heading and table, and says nothing of the mere pictures', async () => {
    const page = await stage.open();
    await study(page, shop);
    await page.locator('#tab-customers').click();
    const said = await spoken(page);
    for (const expected of [
      'heading Who are your customers?',
      'heading 3 What it says',
      'button Choose a file',
      'combobox Customer (needed)',
      'button Show what it says',
      'tablist Results',
      'tab Customers',
      'tabpanel Customers',
      'region Customers, table',
      'searchbox Find',
      'button Save customers.csv',
      'columnheader Monetary',
      'rowheader c0',
    ])
      expect(said).toContain(expected);
    const nameless = said.filter((line) => /^(button|combobox|textbox|searchbox|tab|link|heading|region)$/.test(line));
    expect(nameless).toEqual([]);
    expect(said.filter((line) => /^(image|img)\b/.test(line))).toEqual([]);
  });

  it('is told of problems at once, and of progress politely', async () => {
    const page = await stage.open();
    await page.setInputFiles('#file-input', inMemory('empty.csv', ''));
    await page.locator('#problem p').waitFor();
    const said = await spoken(page);
    expect(said.some((line) => line.startsWith('alert'))).toBe(true);
    expect(said.some((line) => line.startsWith('status'))).toBe(true);
  });
});

describe('the checks themselves', () => {
  it('notice a pale text, a pale edge and a control without a name', async () => {
    const page = await stage.open();
    await page.evaluate(() => {
      const pale = document.createElement('p');
      pale.textContent = 'hardly to be read';
      pale.style.color = '#aaa';
      const field = document.createElement('input');
      field.style.borderColor = '#ddd';
      document.querySelector('main')?.append(pale, field);
    });
    const { pale } = await page.evaluate(contrasts);
    expect(pale.map(({ text }) => text)).toEqual(['hardly to be read', 'edge of ']);
    expect((await axeFindings(page)).map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['color-contrast', 'label']),
    );
  });
});
