/**
 * Asks the server what an assistant would ask, and prints the answers: `npx --yes pnpm@10 --silent assistant` for the demo's analysis, or with another
 * folder behind it. It starts the server as an assistant does, over standard input and output.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), process.argv[2] ?? 'clientele-demo');
const server = fileURLToPath(new URL('main.ts', import.meta.url));
const client = new Client({ name: 'clientele-ask', version: '0.1.0' });

async function ask(question: string, tool: string, given: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const { content } = await client.callTool({ name: tool, arguments: { ...given } });
  const [answer] = content as { readonly text?: string }[];
  console.log(`> ${question}   (${[tool, ...Object.entries(given).map((entry) => entry.join(' = '))].join(', ')})\n`);
  console.log(`${answer?.text ?? ''}\n`);
}

async function firstAtRisk(): Promise<string | undefined> {
  const { structuredContent } = await client.callTool({ name: 'customers_at_risk', arguments: { limit: 1 } });
  const { customers = [] } = (structuredContent ?? {}) as {
    readonly customers?: readonly { readonly customer: string }[];
  };
  return customers[0]?.customer;
}

try {
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [...process.execArgv, server, folder],
      stderr: 'inherit',
    }),
  );
  await ask('What is this shop?', 'overview');
  await ask('Whom should I call today, and what should I offer?', 'who_to_contact', { limit: 3 });
  await ask('Who is about to leave, and why?', 'customers_at_risk', { limit: 3 });
  const customer = await firstAtRisk();
  if (customer !== undefined) {
    await ask('Who is the first of them?', 'find_customer', { customer });
    await ask('What do we offer next?', 'next_offer', { customer });
  }
  await client.close();
} catch {
  console.error(
    `the server did not start on ${folder}: make that folder first, by "npx --yes pnpm@10 demo" or "clientele analyze --out"`,
  );
  process.exitCode = 2;
}
