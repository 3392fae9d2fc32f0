import { existsSync } from 'node:fs';
import { build } from 'vite';
import { configFile, executablePath } from './page.ts';

/** Builds the page once, before the test files that look at it share it. */
export async function setup(): Promise<void> {
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: apt-get install chromium`);
  await build({ configFile });
}
