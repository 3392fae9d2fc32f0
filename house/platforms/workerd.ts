import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Inputs } from './program.ts';

/** What is used here of miniflare, whose types are outside the workspace's install. */
interface MiniflareModule {
  readonly Miniflare: new (
    options: object,
  ) => {
    dispatchFetch(url: string, init: object): Promise<{ readonly status: number; text(): Promise<string> }>;
    dispose(): Promise<void>;
  };
}

const worker = `import { program } from './program.mjs';
export default {
  async fetch(request) {
    try {
      return new Response(JSON.stringify(await program(await request.json())));
    } catch (error) {
      return new Response(JSON.stringify({ error: String(error?.stack ?? error) }));
    }
  },
};`;

/** @returns the JSON that the program answers in a worker of the real workerd */
export async function runInWorkerd(program: string, inputs: Inputs): Promise<string> {
  if (!existsSync(fileURLToPath(new URL('node_modules/miniflare', import.meta.url)))) {
    throw new Error('no workerd: npm ci --prefix house/platforms');
  }
  const { Miniflare } = createRequire(import.meta.url)('miniflare') as MiniflareModule;
  const module = (path: string, contents: string): object => ({ type: 'ESModule', path, contents });
  const miniflare = new Miniflare({
    host: '127.0.0.1',
    compatibilityDate: '2026-04-01',
    modules: [module('worker.mjs', worker), module('program.mjs', program)],
  });
  try {
    const response = await miniflare.dispatchFetch('http://localhost/', {
      method: 'POST',
      body: JSON.stringify(inputs),
    });
    return await response.text();
  } finally {
    await miniflare.dispose();
  }
}
