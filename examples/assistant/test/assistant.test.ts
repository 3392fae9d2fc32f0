import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnalysisFolder } from '../src/analysis-folder.ts';
import { assistantServer } from '../src/server.ts';

const files = {
  'summary.json': JSON.stringify({
    asOf: '2026-04-01T00:00:00.000Z',
    customers: 4,
    orders: 9,
    sales: 400,
    stages: { rfm: 'done', clv: 'done', nbo: 'no product column' },
  }),
  'customers.csv': `customer,recency,frequency,monetary,segment,probabilityAlive,lifetimeValue,churnProbability,sentiment,offer
Ada,3,5,250,Champions,0.98,300,,0.4,
Bo,200,3,120,At Risk,0.2,80,,-0.6,
Bob,190,1,30,At Risk,0.5,20,,,
'=1+1,10,1,0,Lost,,,,,
`,
  'segments.csv': `segment,customers,revenueShare,action
Champions,1,0.625,Reward them
At Risk,2,0.375,Call them
Lost,1,0,Stop spending on them
`,
  'campaign.csv': `customer,channel,offer,reason,expectedValue,group
Ada,mail,Reward them,Champions,,treated
Bo,,Call them,At Risk,,control
`,
};

let folder = '';
const client = new Client({ name: 'test', version: '0' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await assistantServer(await readAnalysisFolder(folder)).connect(theirs);
  await client.connect(ours);
});
afterAll(async () => {
  await client.close();
  await rm(folder, { recursive: true });
});

async function ask(
  name: string,
  args: Record<string, unknown> = {},
): Promise<{ text: string; data: Record<string, unknown> }> {
  const { content, structuredContent } = await client.callTool({ name, arguments: args });
  const [first] = content as { text: string }[];
  return { text: first?.text ?? '', data: (structuredContent ?? {}) as Record<string, unknown> };
}

describe('an assistant that asks', () => {
  it('is told of six tools, all of which only read', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'overview',
      'find_customer',
      'explain_segment',
      'who_to_contact',
      'customers_at_risk',
      'next_offer',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
  });

  it('learns of the base as a whole, and of what did not run', async () => {
    const { text } = await ask('overview');
    expect(text).toContain('4 customers, 9 orders, sales of 400, as of 2026-04-01');
    expect(text).toContain('The step "nbo" did not run: no product column.');
  });

  it('finds a customer by id before it looks for parts of ids', async () => {
    expect((await ask('find_customer', { customer: 'Bo' })).data).toMatchObject({ found: 1 });
    expect((await ask('find_customer', { customer: 'bo' })).data).toMatchObject({ found: 2 });
    const one = await ask('find_customer', { customer: 'bo', limit: 1 });
    expect(one.text).toMatch(/^Bo: At Risk; 3 purchases.*\n… and 1 more\.$/);
    expect((await ask('find_customer', { customer: 'Zed' })).text).toBe('No customer\'s id contains "Zed".');
  });

  it('gets ids back as they were before the file guarded them against spreadsheets', async () => {
    expect((await ask('find_customer', { customer: '=1+1' })).data).toMatchObject({ found: 1 });
  });

  it('has a segment explained, or hears which there are', async () => {
    const { text, data } = await ask('explain_segment', { segment: 'at risk' });
    expect(text).toContain('At Risk: 2 customers, 37.5 % of sales. Call them');
    expect(data['typical']).toMatchObject({ recency: 195, frequency: 2, monetary: 75 });
    expect((await ask('explain_segment', { segment: 'Heroes' })).text).toBe(
      'There is no segment "Heroes"; there are Champions, At Risk, Lost.',
    );
  });

  it('hears who is at risk and why, those first with whom most is lost', async () => {
    const { data } = await ask('customers_at_risk', { limit: 2 });
    const customers = data['customers'] as { customer: string; risk: number; atStake: number; why: string[] }[];
    expect(customers.map(({ customer, atStake }) => [customer, atStake])).toEqual([
      ['Bo', 64],
      ['Bob', 10],
    ]);
    expect(customers[0]?.why).toContain('what was said lately is negative');
    expect((await ask('customers_at_risk', { limit: 1 })).text).toContain('Bo is in the control group: offer nothing');
    expect((await ask('customers_at_risk', { segment: 'Lost' })).text).toMatch(/^No customer to name/);
  });

  it('hears what to offer, and whom the control group holds back', async () => {
    expect((await ask('next_offer', { customer: 'Ada' })).text).toBe(
      'Offer Ada by mail: Reward them. Reason: Champions.',
    );
    expect((await ask('next_offer', { customer: 'Bo' })).text).toMatch(/^Bo is in the control group: offer nothing/);
    expect((await ask('next_offer', { customer: 'Bob' })).text).toBe('Bob is in no campaign of this analysis.');
    expect((await ask('next_offer', { customer: 'nobody' })).text).toBe(
      'There is no customer "nobody"; find_customer finds ids by a part of them.',
    );
  });

  it('hears in one answer whom to call and what to offer, the control group left out', async () => {
    const { text, data } = await ask('who_to_contact');
    expect(text).toBe(
      [
        '1. Ada (Champions) by mail: Reward them. Because: Champions. Known: the last purchase was 3 days before the end; after 5 purchases.',
        '1 customers are to be contacted, as of 2026-04-01T00:00:00.000Z; 1 more are the control group: leave them alone.',
      ].join('\n'),
    );
    expect(data).toMatchObject({ inCampaign: 1, heldBack: 1, contacts: [{ customer: 'Ada', offer: 'Reward them' }] });
    expect(JSON.stringify((await ask('who_to_contact', { segment: 'at risk' })).data['contacts'])).toBe('[]');
    expect((await ask('who_to_contact', { channel: 'phone' })).text).toBe(
      'Nobody in the campaign is of phone; it has the channels mail. explain_segment tells the segments.',
    );
  });

  it.each([
    ['find_customer', { customer: '' }],
    ['find_customer', { customer: 'x'.repeat(201) }],
    ['find_customer', {}],
    ['customers_at_risk', { limit: 0 }],
    ['customers_at_risk', { limit: 51 }],
    ['customers_at_risk', { limit: 1.5 }],
    ['who_to_contact', { limit: 'many' }],
    ['who_to_contact', { channel: '' }],
    ['next_offer', { customer: 7 }],
    ['no_such_tool', {}],
  ])('is told what is wrong with %s %j', async (name, args) => {
    const { isError, content } = await client.callTool({ name, arguments: args });
    const [first] = content as { text: string }[];
    expect(isError).toBe(true);
    expect(first?.text).toContain(Object.keys(args)[0] ?? (name === 'find_customer' ? 'customer' : name));
  });

  it('is refused what the tools do not take', async () => {
    const refused = await client.callTool({ name: 'find_customer', arguments: { customer: '', limit: 1000 } });
    expect(refused.isError).toBe(true);
  });
});

describe('the server as a process', () => {
  const start = (...args: string[]): StdioClientTransport =>
    new StdioClientTransport({
      command: process.execPath,
      args: [
        '--conditions=@clientele/source',
        '--import',
        'tsx',
        fileURLToPath(new URL('../src/main.ts', import.meta.url)),
        ...args,
      ],
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      stderr: 'pipe',
    });

  it('answers over standard input and output', async () => {
    const other = new Client({ name: 'test', version: '0' });
    await other.connect(start(folder));
    const { structuredContent } = await other.callTool({ name: 'overview', arguments: {} });
    expect(structuredContent).toMatchObject({ totals: { customers: 4 } });
    await other.close();
  });

  it('says which file it cannot read', async () => {
    const transport = start(join(folder, 'nothing'));
    let said = '';
    transport.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await expect(new Client({ name: 'test', version: '0' }).connect(transport)).rejects.toThrow();
    expect(said).toContain('summary.json cannot be read: is this a folder that "clientele analyze --out" wrote?');
  });

  it.each([
    ['not JSON', /summary.json is not the summary of an analysis/],
    ['[]', /is not the summary of an analysis/],
    ['null', /is not the summary of an analysis/],
    ['{"asOf":1}', /is not the summary of an analysis/],
  ])('refuses a summary that is %s', async (text, message) => {
    const other = await mkdtemp(join(tmpdir(), 'clientele-'));
    await writeFile(join(other, 'summary.json'), text);
    await expect(readAnalysisFolder(other)).rejects.toThrow(message);
    await rm(other, { recursive: true });
  });

  it.each([
    [
      'customers.csv',
      'id,recency\nAda,3\n',
      /customers\.csv has no column "customer": it is of another version, or was changed; run/,
    ],
    ['segments.csv', 'segment,customers\nLost,3\n', /segments\.csv has no column "revenueShare"/],
    ['campaign.csv', 'customer,offer\nAda,tea\n', /campaign\.csv has no column "channel"/],
    ['customers.csv', '', /customers\.csv: /],
    ['customers.csv', null, /customers\.csv cannot be read: run "clientele analyze --out" anew/],
  ])('refuses a folder whose %s is %j', async (name, text, message) => {
    const other = await mkdtemp(join(tmpdir(), 'clientele-'));
    for (const [file, good] of Object.entries(files)) {
      const content = file === name ? text : good;
      if (content !== null) await writeFile(join(other, file), content);
    }
    await expect(readAnalysisFolder(other)).rejects.toThrow(message);
    await rm(other, { recursive: true });
  });
});
