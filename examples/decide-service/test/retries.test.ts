import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshLines } from '../src/fresh-lines.ts';
import { openModels } from '../src/models.ts';
import { prepareModels } from '../src/prepare.ts';
import { createService } from '../src/service.ts';
import { openStore, type Store } from '../src/store.ts';

const token = 'a-token-of-the-tests';
const start = Date.UTC(2026, 0, 1);
let home = '';
let database = '';
let store: Store;
let service: ReturnType<typeof createService>;

async function open(): Promise<void> {
  store = await openStore(database);
  service = createService({
    store,
    models: await openModels(join(home, 'v1')),
    openVersion: () => Promise.reject(new Error('there is one')),
    tokens: [token],
    rate: { perSecond: 1e6, burst: 1e6 },
    clock: () => 0,
  });
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clientele-retries-'));
  database = join(home, 'records.duckdb');
  await prepareModels({ customers: 300, folder: home });
  await open();
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(home, { recursive: true });
});

async function post(path: string, body: unknown, key?: string) {
  const response = await service.request(path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  });
  const replayed = response.headers.get('idempotency-replayed') === 'true';
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, replayed };
}

const line = { time: start, amount: 20, item: 'tea' };

describe('a request that is sent again', () => {
  it('with its key counts once, also where many come at once', async () => {
    const body = { customer: 'Ada', lines: [line, line] };
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/v1/purchases', body, 'k1')));
    expect(answers.map(({ status, body: told }) => [status, told['kept']])).toEqual(answers.map(() => [200, 2]));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect((await store.of('Ada')).lines).toHaveLength(2);
  });

  it('counts once across a restart', async () => {
    const body = { customer: 'Bo', lines: [line] };
    const first = await post('/v1/purchases', body, 'k1');
    await store.close();
    await open();
    const second = await post('/v1/purchases', body, 'k1');
    expect([first.replayed, second.replayed, second.body]).toEqual([false, true, first.body]);
    expect((await store.of('Bo')).lines).toHaveLength(1);
  });

  it('shows an offer once and says the same, whatever chance would say now', async () => {
    const traits = { churn: 0.9, advocate: true };
    const body = { customer: 'Cy', channel: 'email', now: start, slots: 3, traits };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('/v1/decide', body, 'd1')));
    const offers = answers[0]?.body['offers'] as unknown[];
    expect(offers.length).toBeGreaterThan(0);
    for (const { body: told } of answers) expect(told).toEqual(answers[0]?.body);
    expect((await store.of('Cy')).contacts).toHaveLength(offers.length);
  });

  it('is refused where the key was for something else', async () => {
    await post('/v1/purchases', { customer: 'Di', lines: [line] }, 'k1');
    const other = await post('/v1/purchases', { customer: 'Di', lines: [{ ...line, amount: 21 }] }, 'k1');
    expect([other.status, other.body['code']]).toEqual([422, 'key-reused']);
    const elsewhere = await post('/v1/decide', { customer: 'Di', channel: 'web', now: start }, 'k1');
    expect(elsewhere.status).toBe(422);
    expect((await store.of('Di')).lines).toHaveLength(1);
  });

  it('is known by its orders where it has no key', async () => {
    const order = [
      { ...line, order: 'o1' },
      { ...line, order: 'o1' },
      { ...line, item: 'cake', order: 'o1' },
    ];
    const answers = await Promise.all([1, 2, 3].map(() => post('/v1/purchases', { customer: 'Ed', lines: order })));
    expect(answers.map(({ body }) => body)).toEqual([
      { kept: 3, known: 0 },
      { kept: 0, known: 3 },
      { kept: 0, known: 3 },
    ]);
    const more = await post('/v1/purchases', { customer: 'Ed', lines: [...order, { ...line, order: 'o2' }] });
    expect(more.body).toEqual({ kept: 1, known: 3 });
    expect((await store.of('Ed')).lines).toHaveLength(4);
  });

  it('without key and order counts as often as it is sent', async () => {
    for (let i = 0; i < 2; i++) await post('/v1/purchases', { customer: 'Flo', lines: [line] });
    expect((await store.of('Flo')).lines).toHaveLength(2);
  });

  it.each(['', ' ', 'x'.repeat(201)])('is refused with the key "%s"', async (key) => {
    expect((await post('/v1/purchases', { customer: 'Gil', lines: [line] }, key)).status).toBe(400);
  });
});

describe('lines', () => {
  const kept = { time: 1, amount: 2, item: 'tea', order: 'o' };
  it.each([
    ['one known', [kept], [kept], 0],
    ['one more of the same', [kept], [kept, kept], 1],
    ['fewer of the same', [kept, kept], [kept], 0],
    ['another amount, a correction', [kept], [{ ...kept, amount: -2 }], 1],
    ['no order', [{ ...kept, order: null }], [{ ...kept, order: null }], 1],
    ['names that only look alike', [{ ...kept, order: 'a","b' }], [{ ...kept, order: 'a' }], 1],
  ])('%s', (_, before, sent, fresh) => {
    expect(freshLines(before, sent)).toHaveLength(fresh);
  });
});

describe('the store', () => {
  it('keeps what many requests bring at once, each whole, and leaves out alone what cannot be kept', async () => {
    const lines = [{ ...line, order: null }];
    const broken = [...lines, { ...lines[0], item: null }];
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => store.add(`n${n}`, { lines: (n === 25 ? broken : lines) as typeof lines })),
    );
    expect(results.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([25]);
    await store.close();
    await open();
    const counts = await Promise.all(results.map(async (_, n) => (await store.of(`n${n}`)).lines.length));
    expect(counts).toEqual(counts.map((_, n) => (n === 25 ? 0 : 1)));
  });

  it('answers the same from memory and from the disk, however few it holds', async () => {
    const few = await openStore(':memory:', { customers: 2 });
    for (const n of [3, 1, 2]) {
      for (const customer of ['a', 'b', 'c', 'd']) {
        await few.add(customer, { lines: [{ time: n, amount: n, item: `i${n}`, order: null }] });
      }
    }
    for (const customer of ['a', 'b', 'c', 'd', 'd']) {
      expect((await few.of(customer)).lines.map(({ time }) => time)).toEqual([1, 2, 3]);
    }
    await few.close();
  });
});

describe('the service, killed', () => {
  it('has kept all that it answered', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clientele-killed-'));
    const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
    const child = spawn(process.execPath, ['--conditions=@clientele/source', '--import', 'tsx', main, home, 'v1'], {
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      env: { ...process.env, PORT: '0', TOKEN: token, DATABASE: join(folder, 'records.duckdb') },
    });
    const address = await new Promise<string>((resolve) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /http:\/\/[\d.:]+/.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      });
    });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const sent = Array.from({ length: 30 }, async (_, n) => {
      const body = JSON.stringify({ customer: `k${n}`, lines: [line] });
      return (await fetch(`${address}/v1/purchases`, { method: 'POST', headers, body })).status;
    });
    expect(new Set(await Promise.all(sent))).toEqual(new Set([200]));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    const kept = await openStore(join(folder, 'records.duckdb'));
    for (let n = 0; n < 30; n++) expect((await kept.of(`k${n}`)).lines).toHaveLength(1);
    await kept.close();
    await rm(folder, { recursive: true });
  });
});
