import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inputs } from './program.ts';

/** Debian's, as `apt-get install chromium` puts it there. */
const chromium = '/usr/bin/chromium';

/** The page asks for the inputs, runs the program and sends back what came of it. */
const page = `<!doctype html><script type="module">
const send = (body) => fetch('/answer', { method: 'POST', body });
try {
  const { program } = await import('/program.mjs');
  await send(JSON.stringify(await program(await (await fetch('/inputs')).json())));
} catch (error) {
  await send(JSON.stringify({ error: String(error?.stack ?? error) }));
}
</script>`;

/** @returns the JSON that the program answers in a page of Chromium */
export async function runInChromium(program: string, inputs: Inputs): Promise<string> {
  if (!existsSync(chromium)) throw new Error(`no browser at ${chromium}: apt-get install chromium`);
  const profile = await mkdtemp(join(tmpdir(), 'clientele-chromium-'));
  const { server, answer } = serve({ '/': page, '/program.mjs': program, '/inputs': JSON.stringify(inputs) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', `--user-data-dir=${profile}`];
  const browser = spawn(chromium, [...flags, `http://127.0.0.1:${port}/`], { stdio: 'ignore', detached: true });
  try {
    return await Promise.race([answer, ended(browser)]);
  } finally {
    await close(browser);
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const types: Readonly<Record<string, string>> = { '/': 'text/html', '/program.mjs': 'text/javascript' };

function serve(texts: Readonly<Record<string, string>>): { server: Server; answer: Promise<string> } {
  let answered: (text: string) => void;
  const answer = new Promise<string>((resolve) => {
    answered = resolve;
  });
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (path === '/answer') answered(await bodyOf(request));
    const text = texts[path];
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': types[path] ?? 'application/json' });
    response.end(text);
  });
  return { server, answer };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

async function ended(browser: ChildProcess): Promise<never> {
  const status = await new Promise((resolve, reject) => {
    browser.once('error', reject);
    browser.once('exit', resolve);
  });
  throw new Error(`the browser ended with ${status} and gave no answer`);
}

/** Ends the browser and the processes it has started, which are of its group. */
async function close(browser: ChildProcess): Promise<void> {
  if (browser.pid === undefined || browser.exitCode !== null) return;
  const gone = new Promise((resolve) => browser.once('exit', resolve));
  process.kill(-browser.pid, 'SIGKILL');
  await gone;
}
