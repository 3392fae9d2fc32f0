/**
 * Measures fits beside the Python package implicit, and one decision; writes raw numbers and docs/benchmarks/nbo.md.
 *
 *   node --conditions=@clientele/source --import tsx bench/peers.ts PYTHON [RAW] [PAGE]
 *
 * PYTHON is an interpreter that has implicit. Both sides read the same shuffled rows, ids as texts, and use one thread.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decide, fitImplicitAls, fitItemSimilarity, fitNextBasket, type Offer, openDecisions } from '@clientele/nbo';
import { openRandom } from '@clientele/stats';
import { benchmarkFile, writeRaw } from '../../../house/bench/files.ts';
import { machineWords, thisMachine } from '../../../house/bench/machine.ts';

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
}
type Runs = Readonly<Record<string, readonly Run[]>>;

const [python = 'python3', raw = benchmarkFile('raw/nbo.json'), page = benchmarkFile('nbo.md')] = process.argv.slice(2);
const size = { customers: 10_000, items: 3000, events: 500_000 };

/** Purchases of popular items far more often than of others, shuffled by how they are drawn. */
function shop(): { customer: string[]; item: string[] } {
  const random = openRandom(20260111);
  const rows = { customer: [] as string[], item: [] as string[] };
  for (let row = 0; row < size.events; row++) {
    rows.customer.push(`customer-${random.below(size.customers)}`);
    rows.item.push(`item-${Math.floor(size.items * random.uniform() ** 2.5)}`);
  }
  return rows;
}

function timed(run: () => unknown): Run {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  run();
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - wall) / 1000, cpuSeconds: (user + system) / 1e6 };
}

const thrice = (run: () => unknown): Run[] => [1, 2, 3].map(() => timed(run));
const events = shop();
const als = { factors: 64, regularization: 0.01, iterations: 5 };
const ours: Runs = {
  'item-item top 50': thrice(() => fitItemSimilarity(events, { neighbours: 50, shrinkage: 0 })),
  'implicit ALS, exact': thrice(() => fitImplicitAls(events, als)),
  'implicit ALS, gradients': thrice(() => fitImplicitAls(events, { ...als, solver: 'conjugate-gradient' })),
};

/** Microseconds of one decision on an opened model: thirty offers, a history of thirty events, three slots. */
function decisionTimes(): { p50: number; p99: number } {
  const offers = Array.from(
    { length: 30 },
    (_, at): Offer => ({
      offer: `offer-${at}`,
      kind: 'cross-sell',
      items: [`item-${at * 7}`],
      value: 5 + at,
      eligibility: { trait: 'churn', atMost: 0.9 },
    }),
  );
  const propensity = fitNextBasket(events);
  const policy = { caps: [{ scope: 'any' as const, max: 5, within: { days: 7 } }] };
  const decisions = openDecisions({ offers, propensity, policy });
  const day = 86_400_000;
  const customers = Array.from({ length: 500 }, (_, who) => ({
    customer: `customer-${who}`,
    traits: { churn: (who % 10) / 10 },
    history: Array.from({ length: 30 }, (_event, at) => ({
      item: `item-${(who * 31 + at * 17) % 600}`,
      time: at * day,
    })),
    contacts: [{ offer: 'offer-1', time: 20 * day, channel: 'web' }],
  }));
  const times: number[] = [];
  for (let round = 0; round < 24; round++) {
    for (const customer of customers) {
      const start = performance.now();
      decide(decisions, customer, { channel: 'web', now: 40 * day, slots: 3 });
      // The first rounds warm the compiler.
      if (round >= 4) times.push(1000 * (performance.now() - start));
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * times.length)] as number;
  return { p50: at(0.5), p99: at(0.99) };
}

const decision = decisionTimes();
const folder = mkdtempSync(join(tmpdir(), 'nbo-bench-'));
const file = join(folder, 'events.csv');
writeFileSync(file, events.customer.map((customer, row) => `${customer},${events.item[row]}\n`).join(''));
const script = fileURLToPath(new URL('peers.py', import.meta.url));
const peer = JSON.parse(execFileSync(python, [script, file], { encoding: 'utf8' })) as { version: string; runs: Runs };
rmSync(folder, { recursive: true });

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const machine = thisMachine();
writeRaw(raw, { machine, size, clientele: { version, runs: ours, decision }, implicit: peer });

const middle = (runs: readonly Run[]): number =>
  [...runs].map((run) => run.cpuSeconds).sort((a, b) => a - b)[1] ?? Number.NaN;
const ratioOf = (task: string): number => middle(ours[task] ?? []) / middle(peer.runs[task] ?? []);
const slower = Object.keys(ours).filter((task) => ratioOf(task) > 1);
const verdict =
  slower.length === 0
    ? 'Ours are faster in all.'
    : `Implicit is faster in ${slower.length} of ${Object.keys(ours).length}: ${slower.join('; ')}.`;
const table = Object.keys(ours).map((task) => {
  const [own, other] = [middle(ours[task] ?? []), middle(peer.runs[task] ?? [])];
  return `| ${task} | ${own.toFixed(2)} | ${other.toFixed(2)} | ${ratioOf(task).toFixed(2)} |`;
});
writeFileSync(
  page,
  `# Next best offer beside implicit

${size.events.toLocaleString('en-US')} shuffled rows of ${size.customers.toLocaleString('en-US')} customers and ${size.items.toLocaleString('en-US')} items, ids as texts. Ours read the rows; implicit is given its matrix, whose making is
not counted. Medians of three runs, in seconds of CPU time, one thread each; ALS with 64 factors and five iterations. Ratios below 1 are in our favour.

| fit | clientele ${version} | implicit ${peer.version} | ratio |
|---|---|---|---|
${table.join('\n')}

${verdict} Ours compute in 64 bits; implicit's ALS is C++ in 32 bits, its item-item was given 64.

One decision on an opened next-basket model, 30 offers, 30 events of history, a cap and three slots: **${decision.p50.toFixed(0)} µs** at the median, ${decision.p99.toFixed(0)} µs at the
99th percentile (wall clock). The aim is 50 µs.

${machineWords(machine)}; shared with other work, so read ratios rather than seconds.

Run it again: \`node --conditions=@clientele/source --import tsx bench/peers.ts PYTHON\` in packages/nbo. The raw numbers are in [raw/nbo.json](raw/nbo.json).
`,
);
