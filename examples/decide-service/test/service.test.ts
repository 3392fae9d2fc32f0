import { copyFile, cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModels } from '../src/models.ts';
import { prepareModels } from '../src/prepare.ts';
import { createService } from '../src/service.ts';
import { openStore, type Store } from '../src/store.ts';

const token = 'a-token-of-the-tests';
const start = Date.UTC(2026, 0, 1);
const day = 86_400_000;

let folder = '';
let store: Store;
let service: ReturnType<typeof createService>;
let clock = 0;

async function open(rate = { perSecond: 1000, burst: 1000 }): Promise<typeof service> {
  return createService({
    store,
    models: await openModels(join(folder, 'v1')),
    openVersion: (name) => openModels(join(folder, name)),
    tokens: [token],
    rate,
    clock: () => clock,
  });
}

beforeAll(async () => {
  folder = await prepareModels({ customers: 400 });
  store = await openStore(':memory:');
  service = await open();
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post(path: string, body: unknown, app = service, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await app.request(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

async function someProduct(): Promise<string> {
  const offers = JSON.parse(await readFile(join(folder, 'v1', 'offers.json'), 'utf8')) as { items?: string[] }[];
  return offers[0]?.items?.[0] ?? '';
}

describe('the service', () => {
  it('keeps purchases, scores the customer and names the segment', async () => {
    const item = await someProduct();
    const lines = [0, 20, 45].map((days) => ({ time: start + days * day, amount: 30, item, order: `o${days}` }));
    expect(await post('/v1/purchases', { customer: 'Ada', lines })).toEqual({
      status: 200,
      body: { kept: 3, known: 0 },
    });
    const { status, body } = await post('/v1/score', { customer: 'Ada', asOf: start + 60 * day, horizon: 26 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ customer: 'Ada', model: 'v1', frequency: 3, monetary: 90, recency: 15 });
    expect(body['segment']).toEqual(expect.any(String));
    expect(body['probabilityAlive']).toBeGreaterThan(0);
    expect(body['lifetimeValue']).toBeGreaterThan(0);
  });

  it('sees only what was known at the moment asked about', async () => {
    const { body } = await post('/v1/score', { customer: 'Ada', asOf: start + 10 * day });
    expect(body).toMatchObject({ frequency: 1 });
    expect((await post('/v1/score', { customer: 'Ada', asOf: start })).status).toBe(404);
    const unknown = await post('/v1/score', { customer: 'nobody', asOf: start });
    expect(unknown.body).toMatchObject({ code: 'unknown-customer' });
  });

  it('decides with reasons, records what was shown, and holds to the contact policy afterwards', async () => {
    const asked = { customer: 'Ada', channel: 'web', now: start + 60 * day, slots: 3 };
    const { status, body } = await post('/v1/decide', asked);
    expect(status).toBe(200);
    const offers = body['offers'] as { offer: string; reasons: string[]; probability: number }[];
    expect(offers.length).toBeGreaterThan(0);
    for (const { reasons, probability } of offers) {
      expect(reasons.length).toBeGreaterThan(0);
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThanOrEqual(1);
    }
    expect(body['removed']).toContainEqual({ offer: 'stay', rule: 'eligibility', because: expect.any(String) });
    const again = await post('/v1/decide', { ...asked, now: start + 61 * day });
    const shown = new Set(offers.map(({ offer }) => offer));
    expect((again.body['offers'] as { offer: string }[]).filter(({ offer }) => shown.has(offer))).toEqual([]);
    const later = again.body['offers'] as unknown[];
    expect((await store.of('Ada')).contacts).toHaveLength(offers.length + later.length);
  });

  it('takes traits into account', async () => {
    const traits = { churn: 0.9, advocate: true };
    const known = await post('/v1/decide', { customer: 'Cy', channel: 'email', now: start, traits, slots: 20 });
    const unknown = await post('/v1/decide', { customer: 'Ed', channel: 'email', now: start, slots: 20 });
    const names = ({ body }: Answer): string[] => (body['offers'] as { offer: string }[]).map(({ offer }) => offer);
    expect(names(known)).toEqual(expect.arrayContaining(['stay']));
    expect(names(unknown)).not.toContain('stay');
  });

  it('keeps a reaction once, and only to what was shown', async () => {
    const { body } = await post('/v1/decide', { customer: 'Di', channel: 'email', now: start, traits: { churn: 0.9 } });
    const offer = (body['offers'] as { offer: string }[])[0]?.offer ?? '';
    const reaction = { customer: 'Di', offer, time: start, reaction: 'accept' };
    expect((await post('/v1/reactions', reaction)).status).toBe(204);
    expect((await post('/v1/reactions', reaction)).status).toBe(204);
    expect((await post('/v1/reactions', { ...reaction, reaction: 'reject' })).body).toMatchObject({
      code: 'other-reaction',
      message: `Di reacted to ${offer} before: accept`,
    });
    expect((await post('/v1/reactions', { ...reaction, offer: 'never' })).body).toMatchObject({
      code: 'unknown-contact',
    });
    expect((await store.of('Di')).contacts).toMatchObject([{ offer, reaction: 'accept' }]);
  });

  it('holds to the contact policy where decisions for one customer are asked for at once', async () => {
    const traits = { churn: 0.9, advocate: true };
    const asked = { customer: 'Flo', channel: 'email', now: start, slots: 1, traits };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('/v1/decide', asked)));
    const shown = answers.flatMap(({ body }) => (body['offers'] as { offer: string }[]).map(({ offer }) => offer));
    expect(shown.sort()).toEqual(['bring-a-friend', 'stay']);
    expect((await store.of('Flo')).contacts).toHaveLength(2);
  });

  it('forgets a customer, and nobody else', async () => {
    const lines = [{ time: start, amount: 5, item: 'tea' }];
    for (const customer of ['G o/1', 'Hal']) await post('/v1/purchases', { customer, lines });
    await post('/v1/decide', { customer: 'G o/1', channel: 'email', now: start + day, traits: { churn: 0.9 } });
    const forget = async (): Promise<unknown> => {
      const headers = { authorization: `Bearer ${token}` };
      const path = `/v1/customers/${encodeURIComponent('G o/1')}`;
      return (await service.request(path, { method: 'DELETE', headers })).json();
    };
    expect(await forget()).toEqual({ purchases: 1, contacts: 1 });
    expect(await forget()).toEqual({ purchases: 0, contacts: 0 });
    expect((await store.of('G o/1')).lines).toEqual([]);
    expect((await store.of('Hal')).lines).toHaveLength(1);
  });

  it('keeps all lines of a request or none', async () => {
    const broken = [
      { time: start, amount: 1, item: 'tea', order: null },
      { time: start, amount: 1, item: null, order: null },
    ];
    await expect(store.add('Ina', { lines: broken as never })).rejects.toThrow();
    expect((await store.of('Ina')).lines).toEqual([]);
    expect(await store.isWell()).toBe(true);
  });

  it('swaps models without a stop, and goes on with the old ones where the new cannot be used', async () => {
    const other = await open();
    await cp(join(folder, 'v1'), join(folder, 'v2'), { recursive: true });
    await cp(join(folder, 'v1'), join(folder, 'broken'), { recursive: true });
    await copyFile(join(folder, 'v1', 'clv-gamma-gamma.json'), join(folder, 'broken', 'rfm-scores.json'));
    const version = async (): Promise<string> =>
      ((await (await other.request('/health')).json()) as { models: string }).models;
    expect(await version()).toBe('v1');
    expect((await post('/v1/models', { version: 'broken' }, other)).body).toMatchObject({
      code: 'unusable-models',
      message: 'rfm-scores.json: expected a model of kind rfm/scores, got clv/gamma-gamma',
    });
    expect(await version()).toBe('v1');
    expect((await post('/v1/models', { version: 'v2' }, other)).status).toBe(204);
    expect(await version()).toBe('v2');
    expect((await post('/v1/models', { version: '../v2' }, other)).status).toBe(400);
    expect((await post('/v1/models', { version: 'v9' }, other)).status).toBe(422);
  });

  it('describes itself', async () => {
    const document = (await (await service.request('/openapi.json')).json()) as { paths: object; openapi: string };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual([
      '/v1/customers/{customer}',
      '/v1/decide',
      '/v1/models',
      '/v1/purchases',
      '/v1/reactions',
      '/v1/score',
    ]);
  });
});

describe('requests as people send them', () => {
  const asked = { customer: 'Ada', channel: 'web', now: start };
  it.each([
    ['not JSON', '{', 400, 'invalid-request'],
    ['nothing', '', 400, 'invalid-request'],
    ['a field too many', { ...asked, speed: 9 }, 400, 'invalid-request'],
    ['no channel', { customer: 'Ada', now: start }, 400, 'invalid-request'],
    ['a blank customer', { ...asked, customer: ' ' }, 400, 'invalid-request'],
    ['a moment that is none', { ...asked, now: 'soon' }, 400, 'invalid-request'],
    ['no slots', { ...asked, slots: 0 }, 400, 'invalid-request'],
    ['feedback in place of lines', { customer: 'Ada', text: 'Great!' }, 400, 'invalid-request'],
    ['a list', [asked], 400, 'invalid-request'],
    ['an offer of another channel, without a name', { ...asked, channel: '' }, 400, 'invalid-request'],
    ['a moment of another age', { ...asked, now: 1e18 }, 400, 'invalid-request'],
    ['a body of 10 MB', `{"customer":"${'x'.repeat(10_000_000)}"}`, 413, 'too-large'],
  ])('%s is refused in words', async (_, body, status, code) => {
    const answer = await post('/v1/decide', body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.body['message']).toEqual(expect.any(String));
  });

  it.each([
    ['text/csv', 'unsupported-type'],
    ['', 'unsupported-type'],
    ['application/x-www-form-urlencoded', 'unsupported-type'],
  ])('sent as "%s" are told how to be sent', async (type, code) => {
    const answer = await post('/v1/decide', asked, service, { 'content-type': type });
    expect([answer.status, answer.body['code']]).toEqual([415, code]);
    expect(answer.body['message']).toContain('Content-Type: application/json');
  });

  it('names the field that is wrong', async () => {
    const { body } = await post('/v1/decide', { ...asked, slots: 'three' });
    expect(body['issues']).toMatchObject([{ at: 'slots' }]);
  });

  it('without a token, or with a wrong one, learn nothing', async () => {
    for (const authorization of ['', 'Bearer wrong', `Basic ${token}`]) {
      expect((await post('/v1/decide', asked, service, { authorization })).status).toBe(401);
    }
    expect((await service.request('/health')).status).toBe(200);
  });

  it('above the rate are asked to come back', async () => {
    const slow = await open({ perSecond: 1, burst: 2 });
    const status = async (): Promise<number> =>
      (await post('/v1/score', { customer: 'nobody', asOf: start }, slow)).status;
    expect([await status(), await status(), await status()]).toEqual([404, 404, 429]);
    clock += 1000;
    expect([await status(), await status()]).toEqual([404, 429]);
  });

  it('to nowhere are told so', async () => {
    expect((await service.request('/v2')).status).toBe(404);
  });

  it('with ids that a database could take for statements keep them as ids', async () => {
    const customer = "'); drop table contacts; --";
    await post('/v1/purchases', { customer, lines: [{ time: start, amount: 1, item: '__proto__' }] });
    expect((await post('/v1/score', { customer, asOf: start + day })).body).toMatchObject({ frequency: 1 });
    expect((await store.of(customer)).lines).toHaveLength(1);
  });
});
