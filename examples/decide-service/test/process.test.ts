import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareModels } from '../src/prepare.ts';
import { openStore } from '../src/store.ts';

const token = 'a-token-of-the-tests';
let folder = '';
beforeAll(async () => {
  folder = await prepareModels({ customers: 300 });
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe('the service as a process', () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const start = (settings: Record<string, string>, ...args: string[]) =>
    spawn(process.execPath, ['--conditions=@clientele/source', '--import', 'tsx', main, ...args], {
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      env: { ...process.env, PORT: '0', ...settings },
    });

  it('answers, and ends in good order with its records kept', async () => {
    const home = await mkdtemp(join(tmpdir(), 'clientele-service-'));
    const database = join(home, 'records.duckdb');
    const child = start({ TOKEN: token, DATABASE: database }, folder, 'v1');
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /http:\/\/[\d.:]+/.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      });
      child.stderr.on('data', (chunk: Buffer) => reject(new Error(chunk.toString())));
    });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ customer: 'Ada', lines: [{ time: 0, amount: 5, item: 'tea' }] });
    expect((await fetch(`${address}/v1/purchases`, { method: 'POST', headers, body })).status).toBe(200);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const kept = await openStore(database);
    expect((await kept.of('Ada')).lines).toHaveLength(1);
    await kept.close();
    await rm(home, { recursive: true });
  });

  it('takes away the models that it made for itself', async () => {
    const own = await mkdtemp(join(tmpdir(), 'clientele-own-'));
    const child = start({ TOKEN: token, TMPDIR: own });
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('ready at') && resolve());
    });
    const models = async (): Promise<string[]> =>
      (await readdir(own)).filter((name) => name.startsWith('clientele-models-'));
    expect(await models()).toHaveLength(1);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    expect(await models()).toEqual([]);
    await rm(own, { recursive: true });
  }, 60_000);

  it.each([
    [{ TOKEN: 'short' }, [], 'set TOKEN to a secret of at least 16 characters'],
    [{ PER_SECOND: 'many' }, [], 'set PER_SECOND to a number above 0, it is "many"'],
    [{ PORT: '80800' }, [], 'set PORT to a number from 0 to 65535, it is "80800"'],
    [{}, ['/nowhere'], 'the models of /nowhere/v1 cannot be used: '],
    [{ DATABASE: '/nowhere/records.duckdb' }, null, 'the database /nowhere/records.duckdb cannot be opened: '],
  ])('does not start with %j %j, and says why in one line', async (settings, args, reason) => {
    const child = start({ TOKEN: token, ...settings }, ...(args ?? [folder, 'v1']));
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(2);
    expect(said).toContain(reason);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
  });
});
