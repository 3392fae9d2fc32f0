/**
 * Measures the service that runs at the address given: `TOKEN=… node … src/load.ts http://127.0.0.1:8787 2000 16`, requests and
 * how many at once. It first keeps a purchase of each of 200 customers, then asks for decisions.
 */
export {};

const [address = 'http://127.0.0.1:8787', total = '2000', width = '16'] = process.argv.slice(2);
const { hostname } = new URL(address);
if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
  console.error('only an address of this machine is measured');
  process.exit(2);
}
const headers = { authorization: `Bearer ${process.env['TOKEN'] ?? ''}`, 'content-type': 'application/json' };
const start = Date.UTC(2026, 0, 1);

async function post(path: string, body: unknown): Promise<number> {
  const response = await fetch(new URL(path, address), { method: 'POST', headers, body: JSON.stringify(body) });
  await response.arrayBuffer();
  return response.status;
}

for (let customer = 0; customer < 200; customer++) {
  const status = await post('/v1/purchases', {
    customer: `c${customer}`,
    lines: [{ time: start, amount: 20, item: 'p1' }],
  });
  if (status !== 204) throw new Error(`purchases were answered with ${status}; is TOKEN right?`);
}

const milliseconds: number[] = [];
const statuses = new Map<number, number>();
let sent = 0;
const began = performance.now();
await Promise.all(
  Array.from({ length: Number(width) }, async () => {
    while (sent < Number(total)) {
      const n = sent++;
      const from = performance.now();
      const status = await post('/v1/decide', {
        customer: `c${n % 200}`,
        channel: 'web',
        now: start + n * 60_000,
        slots: 3,
      });
      milliseconds.push(performance.now() - from);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }),
);
const seconds = (performance.now() - began) / 1000;
milliseconds.sort((a, b) => a - b);
const at = (share: number): string => (milliseconds[Math.ceil(share * milliseconds.length) - 1] ?? 0).toFixed(1);
console.log(
  `${milliseconds.length} decisions, ${width} at once, ${(milliseconds.length / seconds).toFixed(0)} a second`,
);
console.log(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; answers by status ${JSON.stringify(Object.fromEntries(statuses))}`);
