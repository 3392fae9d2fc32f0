import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, type Engine } from '../src/index.ts';
import { writeArrow } from '../src/spark/arrow.ts';
import { openSpark } from '../src/spark.ts';
import { type FakeSpark, type Script, type Seen, startFakeSpark } from './servers/fake-spark.ts';

let spark: FakeSpark;
let engine: Engine;
beforeEach(async () => {
  spark = await startFakeSpark();
  engine = await openSpark(`sc://127.0.0.1:${spark.port}/;token=t0k;use_ssl=false;x-tenant=acme`, {
    retries: 2,
    requestTimeout: 1000,
  });
  // The settings of the session are freed a moment later.
  await expect.poll(() => seenAs('ReleaseExecute').length).toBe(seenAs('ExecutePlan').length);
  spark.seen.length = 0;
});
afterEach(async () => {
  await engine.close();
  spark.stop();
});

const batch = (...x: number[]): Uint8Array => writeArrow({ x: Float64Array.from(x) });
const broken: Script = (answers) => answers.fail(status.UNAVAILABLE, 'connection reset');
const methods = (): string[] => spark.seen.map(({ method }) => method);
const seenAs = (method: string): Seen[] => spark.seen.filter((one) => one.method === method);
const operations = (): unknown[] => spark.seen.map(({ body }) => body['operation']);
const numbers = async (): Promise<number[]> =>
  [...((await collect(engine.query('SELECT x'))).columns['x'] ?? [])].map(Number);
/** What the server is told after a statement is told a moment later. */
const told = async (method: string): Promise<Seen> => {
  await expect.poll(() => methods(), { timeout: 5000 }).toContain(method);
  return seenAs(method)[0] as Seen;
};

describe('a stream of answers', () => {
  it('that breaks is taken up after the last answer seen, each row once', async () => {
    spark.scripts.push(
      (answers) => {
        answers.write('r1', batch(1));
        answers.write('r2', batch(2, 3));
        setTimeout(() => answers.fail(status.UNAVAILABLE, 'connection reset'), 50);
      },
      (answers) => {
        answers.write('r3', batch(4));
        answers.complete();
      },
    );
    expect(await numbers()).toEqual([1, 2, 3, 4]);
    expect(methods().slice(0, 2)).toEqual(['ExecutePlan', 'ReattachExecute']);
    expect(seenAs('ReattachExecute')[0]?.body['last']).toBe('r2');
    await told('ReleaseExecute');
    expect(new Set(operations()).size).toBe(1);
  });

  it('that ends before all was told is asked for again', async () => {
    const first: Script = (answers) => {
      answers.write('r1', batch(1));
      answers.end();
    };
    spark.scripts.push(first, (answers) => {
      answers.write('r2', batch(2));
      answers.complete();
    });
    expect(await numbers()).toEqual([1, 2]);
    expect(seenAs('ReattachExecute')[0]?.body['last']).toBe('r1');
  });

  it('of a statement that never arrived: the statement is sent anew, as the same operation', async () => {
    const unknown: Script = (answers) => answers.fail(status.INTERNAL, '[INVALID_HANDLE.OPERATION_NOT_FOUND] no such');
    spark.scripts.push(broken, unknown, (answers) => {
      answers.write('r1', batch(7));
      answers.complete();
    });
    expect(await numbers()).toEqual([7]);
    expect(methods().slice(0, 3)).toEqual(['ExecutePlan', 'ReattachExecute', 'ExecutePlan']);
    expect(seenAs('ReattachExecute')[0]?.body['last']).toBe('');
    expect(new Set(operations().slice(0, 3)).size).toBe(1);
  });

  it('that the server has forgotten half-way is an error: sent anew, rows would come twice', async () => {
    const half: Script = (answers) => {
      answers.write('r1', batch(1));
      setTimeout(() => answers.fail(status.UNAVAILABLE, 'connection reset'), 50);
    };
    spark.scripts.push(half, (answers) => answers.fail(status.INTERNAL, '[INVALID_HANDLE.OPERATION_NOT_FOUND] gone'));
    await expect(numbers()).rejects.toMatchObject({ code: 'engine-failed', reason: 'unavailable' });
    expect(seenAs('ExecutePlan')).toHaveLength(1);
  });

  it('is tried as often as told, and no more', async () => {
    spark.scripts.push(broken, broken, broken, broken);
    await expect(numbers()).rejects.toMatchObject({ code: 'engine-failed', reason: 'unavailable' });
    expect(methods().filter((method) => method !== 'ReleaseExecute')).toEqual([
      'ExecutePlan',
      'ReattachExecute',
      'ReattachExecute',
    ]);
  });

  it('counts failures in a row: an answer between them begins the count anew', async () => {
    const oneMore =
      (at: number): Script =>
      (answers) => {
        answers.write(`r${at}`, batch(at));
        setTimeout(() => answers.fail(status.UNAVAILABLE, 'connection reset'), 20);
      };
    spark.scripts.push(oneMore(1), oneMore(2), oneMore(3), oneMore(4), (answers) => answers.complete());
    expect(await numbers()).toEqual([1, 2, 3, 4]);
  });

  it('of a statement that fails is not tried again', async () => {
    spark.scripts.push((answers) => answers.fail(status.INTERNAL, '[DIVIDE_BY_ZERO] Division by zero'));
    await expect(numbers()).rejects.toMatchObject({ reason: 'statement', details: { errorClass: 'DIVIDE_BY_ZERO' } });
    await told('ReleaseExecute');
    expect(methods()).toEqual(['ExecutePlan', 'ReleaseExecute']);
  });
});

describe('an end put to a statement', () => {
  const hold: Script = (answers) => answers.write('r1', batch(1));

  it('by its caller interrupts it on the server, then frees it; the reason is the caller’s', async () => {
    const stop = new AbortController();
    spark.scripts.push(hold);
    const failed = collect(engine.query('SELECT x', { signal: stop.signal }));
    await told('ExecutePlan');
    stop.abort(new Error('enough'));
    await expect(failed).rejects.toThrow('enough');
    const { body } = await told('Interrupt');
    expect(body).toMatchObject({ type: 3, operation: seenAs('ExecutePlan')[0]?.body['operation'] });
    await told('ReleaseExecute');
    expect(methods()).toEqual(['ExecutePlan', 'Interrupt', 'ReleaseExecute']);
  });

  it('by the clock does the same, as an error of its own', async () => {
    spark.scripts.push(hold);
    await expect(collect(engine.query('SELECT x', { timeout: 100 }))).rejects.toMatchObject({
      reason: 'timeout',
      details: { timeout: 100 },
    });
    await told('Interrupt');
  });

  it('while it waits to be tried again ends the waiting, which is half a minute in all', async () => {
    spark.scripts.push(broken, broken);
    await expect(collect(engine.query('SELECT x', { timeout: 60 }))).rejects.toMatchObject({ reason: 'timeout' });
    await told('Interrupt');
  });

  it('does not wait for a server that answers no interrupt', async () => {
    spark.silent.add('Interrupt');
    spark.scripts.push(hold);
    await expect(collect(engine.query('SELECT x', { timeout: 100 }))).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('by leaving the loop frees it on the server, and is no error', async () => {
    spark.scripts.push(hold);
    for await (const { columns } of engine.query('SELECT x')) {
      expect(columns['x']).toEqual(Float64Array.of(1));
      break;
    }
    await told('ReleaseExecute');
    expect(methods()).toEqual(['ExecutePlan', 'ReleaseExecute']);
  });
});

describe('a session', () => {
  it('shows token, headers, user and one session id with every request', async () => {
    await engine.command('SELECT 1');
    await engine.close();
    await told('ReleaseSession');
    expect(new Set(spark.seen.map(({ body }) => body['session'])).size).toBe(1);
    for (const { headers, body } of spark.seen) {
      expect(headers).toMatchObject({ authorization: 'Bearer t0k', 'x-tenant': 'acme' });
      expect(body['user']).toMatchObject({ id: 'clientele' });
    }
  });

  it('is released once, however often it is closed, and a server that does not answer is left', async () => {
    spark.silent.add('ReleaseSession');
    await engine.close();
    await engine.close();
    expect(seenAs('ReleaseSession')).toHaveLength(1);
  });

  it('whose server answers nothing at the door is an error in time', async () => {
    spark.silent.add('AnalyzePlan');
    const failed = openSpark(`sc://127.0.0.1:${spark.port}`, { requestTimeout: 200 });
    await expect(failed).rejects.toMatchObject({ reason: 'timeout' });
    await expect(failed).rejects.toThrow('did not answer AnalyzePlan within 200 ms');
  });
});
