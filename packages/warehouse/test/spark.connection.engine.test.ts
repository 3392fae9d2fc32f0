import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { collect, type Engine } from '../src/index.ts';
import { openSpark, type SparkOptions } from '../src/spark.ts';
import { selfSigned } from './servers/certificate.ts';
import { type FaultyProxy, startProxy } from './servers/proxy.ts';

const port = inject('sparkPort');
const token = inject('sparkToken');
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

/** A way to Spark that is closed after the test. */
async function proxied(tls?: Parameters<typeof startProxy>[1]): Promise<FaultyProxy> {
  const proxy = await startProxy(port, tls);
  opened.push({ close: () => proxy.stop() });
  return proxy;
}

async function through(to: number, options: SparkOptions = {}): Promise<Engine> {
  const engine = await openSpark(`sc://127.0.0.1:${to}/;token=${token};use_ssl=false`, options);
  opened.push(engine);
  return engine;
}

/** Three million rows in three hundred batches, and their sum. */
const rows = 3_000_000;
const many = `SELECT CAST(id AS DOUBLE) AS x FROM RANGE(0, ${rows}, 1, 20)`;
const total = (rows * (rows - 1)) / 2;

describe('the token', () => {
  it.each([
    ['a wrong one', ';token=wrong-secret;use_ssl=false'],
    ['none', ''],
  ])('%s is refused, and not repeated', async (_, rest) => {
    const failed = openSpark(`sc://127.0.0.1:${port}/${rest}`);
    await expect(failed).rejects.toMatchObject({ code: 'engine-failed', reason: 'denied' });
    await expect(failed).rejects.not.toThrow('wrong-secret');
  });
});

describe('TLS', () => {
  const certificate = selfSigned();

  it('carries a session, the token with it, where the authority is known', async () => {
    const proxy = await proxied(certificate);
    const engine = await openSpark(`sc://127.0.0.1:${proxy.port}/;token=${token}`, { ca: certificate.ca });
    opened.push(engine);
    expect((await collect(engine.query('SELECT 7 AS x'))).columns['x']).toEqual(Float64Array.of(7));
  });

  it('is refused where the authority is not known', async () => {
    const proxy = await proxied(certificate);
    const failed = openSpark(`sc://127.0.0.1:${proxy.port}/;token=${token}`);
    await expect(failed).rejects.toMatchObject({ code: 'engine-failed', reason: 'denied' });
  });

  it('a certificate that is none is refused', async () => {
    await expect(openSpark(`sc://127.0.0.1:${port}/;use_ssl=true`, { ca: 'none' })).rejects.toThrow();
  });
});

describe('a broken connection', () => {
  it('is taken up where it broke: every row once', async () => {
    const proxy = await proxied();
    const engine = await through(proxy.port);
    let [sum, count, cuts] = [0, 0, 0];
    for await (const { columns, length } of engine.query(many)) {
      for (const x of columns['x'] as Float64Array) sum += x;
      count += length;
      if (cuts < 3 && count > (cuts + 1) * 500_000) {
        cuts++;
        proxy.cut();
      }
    }
    expect({ cuts, count, sum }).toEqual({ cuts: 3, count: rows, sum: total });
  });

  it('is taken up while the statement runs and nothing has come yet', async () => {
    const proxy = await proxied();
    const engine = await through(proxy.port);
    const slow = 'SELECT SUM(SQRT(CAST(a.id AS DOUBLE) * b.id)) AS s FROM RANGE(0, 200000, 1, 2) a, RANGE(0, 1000) b';
    const running = collect(engine.query(slow));
    await sleep(300);
    proxy.cut();
    expect((await running).columns['s']?.[0]).toBeGreaterThan(1e12);
  });

  it('is noticed where the network falls silent', async () => {
    const proxy = await proxied();
    const engine = await through(proxy.port, { keepAlive: 1000 });
    let [sum, isMuted] = [0, false];
    for await (const { columns } of engine.query(many)) {
      for (const x of columns['x'] as Float64Array) sum += x;
      if (!isMuted) proxy.mute();
      isMuted = true;
    }
    expect(sum).toBe(total);
  });

  it('that stays broken is an error, never half a result', async () => {
    const proxy = await proxied();
    const engine = await through(proxy.port, { retries: 1 });
    let count = 0;
    const read = async (): Promise<void> => {
      for await (const { length } of engine.query(many)) {
        if (count === 0) await proxy.stop();
        count += length;
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'engine-failed', reason: 'unavailable' });
    expect(count).toBeLessThan(rows);
    await expect(engine.command('SELECT 1')).rejects.toMatchObject({ reason: 'unavailable' });
  });
});

describe('a stream that the server ends early', () => {
  // The server of the tests ends each after two seconds, as those behind a balancer do.
  it('is asked for again', async () => {
    const engine = await through(port);
    let [sum, batches] = [0, 0];
    for await (const { columns } of engine.query(many)) {
      for (const x of columns['x'] as Float64Array) sum += x;
      if (batches++ % 60 === 0) await sleep(1000);
    }
    expect({ sum, batches: batches > 240 }).toEqual({ sum: total, batches: true });
  });
});

describe('a server that is none', () => {
  it.each([
    ['answers nothing', () => undefined, 'timeout'],
    ['speaks HTTP/1', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'unavailable'],
  ] as const)('and %s', async (_, answer, reason) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (typeof answer === 'string') socket.end(answer);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port: other } = server.address() as { port: number };
    const failed = openSpark(`sc://127.0.0.1:${other}`, { requestTimeout: 1500 });
    await expect(failed).rejects.toMatchObject({ code: 'engine-failed', reason });
    server.close();
  });
});
