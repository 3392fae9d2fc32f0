import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';

/** Debian's, as `apt-get install chromium` puts it there. */
export const executablePath = '/usr/bin/chromium';
/** How the page is built. */
export const configFile: string = fileURLToPath(new URL('../vite.config.ts', import.meta.url));

/** The built page, served on loopback, and a browser to look at it. */
export interface Stage {
  open(options?: BrowserContextOptions): Promise<Page>;
  /** Addresses that pages asked for, other than the page's own files. */
  readonly strayRequests: string[];
  close(): Promise<void>;
}

/** Serves the built page and starts Chromium. */
export async function openStage(): Promise<Stage> {
  const server: PreviewServer = await preview({ configFile, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const strayRequests: string[] = [];
  return {
    strayRequests,
    async open(options = {}) {
      const page = await (await browser.newContext({ acceptDownloads: true, ...options })).newPage();
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(address) && !/^(?:data|blob):/.test(url)) strayRequests.push(url);
        if (request.method() !== 'GET') strayRequests.push(`${request.method()} ${url}`);
      });
      await page.goto(address);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
