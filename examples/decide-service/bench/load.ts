/**
 * Load of the service: starts it as a process with a database on disk, keeps ten purchases of each of 1,000 customers, and asks for scores and
 * decisions, 1, 16 and 64 at once. `npx --yes pnpm@10 --silent service:load` writes docs/benchmarks/decide-service.md and its raw numbers;
 * with a number behind it, that many requests a row.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchmarkFile, writeRaw } from '../../../house/bench/files.ts';
import { machineWords, thisMachine } from '../../../house/bench/machine.ts';
import { type Load, loadOf, poster } from '../src/load.ts';

const total = Number(process.argv[2] ?? 2000);
const customers = 1000;
const start = Date.UTC(2026, 0, 1);
const minute = 60_000;
const token = 'a-token-of-the-load-test';

const home = await mkdtemp(join(tmpdir(), 'clientele-load-'));
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const settings = { TOKEN: token, PORT: '0', PER_SECOND: '1000000', DATABASE: join(home, 'records.duckdb') };
const service = spawn(process.execPath, [...process.execArgv, main], {
  env: { ...process.env, ...settings },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const post = poster(await addressOf(), token);
const rows: (Load & { readonly request: string })[] = [];
try {
  for (let n = 0; n < customers; n++) {
    const lines = Array.from({ length: 10 }, (_, visit) => ({
      time: start - (10 - visit) * 7 * 24 * 60 * minute,
      amount: 20 + visit,
      item: `P00${1 + ((n + visit) % 9)}`,
      order: `o${visit}`,
    }));
    if ((await post('/v1/purchases', { customer: `c${n}`, lines })) !== 200) throw new Error('purchases were refused');
  }
  for (const width of [1, 16, 64]) {
    const score = (n: number) => post('/v1/score', { customer: `c${n % customers}`, asOf: start });
    const decide = (n: number) =>
      post('/v1/decide', { customer: `c${n % customers}`, channel: 'web', now: start + n * minute, slots: 3 });
    rows.push({ request: 'score', ...(await loadOf(total, width, score)) });
    rows.push({ request: 'decide', ...(await loadOf(total, width, decide)) });
  }
} finally {
  service.kill('SIGTERM');
  await new Promise((resolve) => service.once('exit', resolve));
  await rm(home, { recursive: true });
}

const report = { customers, purchasesEach: 10, rows, machine: thisMachine() };
writeRaw(benchmarkFile('raw/decide-service.json'), report);
await writeFile(benchmarkFile('decide-service.md'), pageOf(report));
console.table(rows);

async function addressOf(): Promise<string> {
  let said = '';
  for await (const chunk of service.stdout) {
    said += String(chunk);
    const found = /http:\/\/[\d.:]+/.exec(said)?.[0];
    if (found !== undefined) return found;
  }
  throw new Error('the service did not start');
}

function pageOf({ machine }: typeof report): string {
  const cells = rows.map(({ request, width, requests, perSecond, p50, p99, statuses }) =>
    [
      request,
      width,
      requests.toLocaleString('en-US'),
      perSecond.toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      Object.entries(statuses)
        .map(([status, count]) => `${count.toLocaleString('en-US')} × ${status}`)
        .join(', '),
    ].join(' | '),
  );
  return `# Load of the service that decides

The [example service](../../examples/decide-service/README.md), one process with its DuckDB on disk; ${customers.toLocaleString('en-US')} customers with ten purchases each. \`score\` reads the history and answers with
scores, segment and value; \`decide\` reads history and contacts, decides over the catalogue, and writes down what it shows. The client runs on the same machine and takes its share of the
cores; times are the client's, from sending to the last byte.

| request | at once | requests | a second | p50, ms | p99, ms | answers |
| --- | --- | --- | --- | --- | --- | --- |
${cells.map((row) => `| ${row} |`).join('\n')}

Customers asked about lately are held in memory; what is shown is on the disk before it is answered, and writes that come while a commit waits for the disk share the next one. Requests for one customer go one after the other by design.

${machineWords(machine)}.

Run it again: \`npx --yes pnpm@10 --silent service:load\`. The raw numbers are in [raw/decide-service.json](raw/decide-service.json).
`;
}
