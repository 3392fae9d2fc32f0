import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from '../call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

bench.write(
  'likely.csv',
  'customer,item,propensity,churn,city\nAda,tea,0.3,0.1,Ulm\nBo,tea,0.6,0.9,\nBo,jam,0.1,0.9,\n',
);
bench.write(
  'offers.csv',
  'offer,kind,items,value,cost,channels\ntea-10,cross-sell,tea,5,0.5,"[""email"",""web""]"\njam-1,cross-sell,jam,9,0.1,web\n',
);
const offers = [
  { offer: 'tea-10', kind: 'cross-sell', items: ['tea'], value: 5, cost: 0.5 },
  { offer: 'stay', kind: 'retention', rate: 0.5, value: 40, cost: 1, eligibility: { trait: 'churn', atLeast: 0.5 } },
  { offer: 'spring', kind: 'service', rate: 0.9, value: 90, validTo: '2026-03-01' },
];
bench.write('offers.json', JSON.stringify(offers));

async function campaign(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await bench.call(['derive', 'campaign', 'likely.csv', ...args]);
  expect([exitCode, stderr.replace(/^note: .*\n/gm, '')]).toEqual([0, '']);
  return stdout;
}

describe('derive campaign', () => {
  // 0.3 x 5 - 0.5 = 1; 0.6 x 5 - 0.5 = 2.5; 0.1 x 9 - 0.1 = 0.8.
  it('gives each customer the offer that earns most, of a catalogue in CSV', async () => {
    expect(await campaign('--offers', 'offers.csv', '--set', 'controlShare=0')).toBe(
      'customer,channel,offer,reason,expectedValue,group\nAda,email,tea-10,propensity as given,1,treated\nBo,email,tea-10,propensity as given,2.5,treated\n',
    );
    const two = await campaign('--offers', 'offers.csv', '--set', 'controlShare=0', '--set', 'slots=2');
    expect(two).toContain('Bo,web,jam-1,propensity as given,0.8,treated\n');
  });

  it('asks traits and validity, of a catalogue in JSON, and leaves the channel empty where none is named', async () => {
    const late = ['--offers', 'offers.json', '--set', 'controlShare=0', '--as-of', '2026-04-01'];
    expect(await campaign(...late)).toBe(
      'customer,channel,offer,reason,expectedValue,group\nAda,,tea-10,propensity as given,1,treated\nBo,,stay,rate as given,19,treated\n',
    );
    const early = await campaign(...late.slice(0, -1), '2026-02-01');
    expect(early).toContain('Ada,,spring,rate as given,81,treated\nBo,,spring');
  });

  it('keeps within a budget, and draws the same control group for the same seed', async () => {
    const poor = await campaign('--offers', 'offers.csv', '--set', 'budget=0.5', '--set', 'controlShare=0');
    expect(poor.split('\n')).toHaveLength(3);
    const drawn = ['--offers', 'offers.csv', '--set', 'controlShare=0.5', '--seed', '4'];
    expect(await campaign(...drawn)).toBe(await campaign(...drawn));
    expect(await campaign(...drawn)).toMatch(/control/);
  });

  it.each([
    [[], /--offers must be given/],
    [['--offers', 'offers.json'], /--as-of must be given/],
    [['--offers', 'offers.csv', '--set', 'stock=3'], /stock/],
    [['--offers', 'nobody.json'], /nobody\.json/],
    [['--offers', 'offers.json', '--map', 'offers.kind=Art', '--as-of', '2026-01-01'], /is JSON/],
    [['--offers', 'offers.csv', '--set', 'slots=0'], /slots/],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await bench.call(['derive', 'campaign', 'likely.csv', ...args]);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it('names row and column of what cannot be', async () => {
    bench.write('odd.csv', 'customer,item,propensity\nAda,tea,0.3\nBo,tea,1.6\n');
    const odd = await bench.call(['derive', 'campaign', 'odd.csv', '--offers', 'offers.csv']);
    expect([odd.exitCode, odd.stderr]).toEqual([2, expect.stringMatching(/odd\.csv line 3, column propensity.*1\.6/)]);
    bench.write('two.csv', 'customer,item,propensity,tier\nAda,tea,0.3,gold\nAda,jam,0.6,gray\n');
    const two = await bench.call(['derive', 'campaign', 'two.csv', '--offers', 'offers.csv']);
    expect([two.exitCode, two.stderr]).toEqual([2, expect.stringMatching(/line 3, column tier: expected gold/)]);
    bench.write('bad.json', '[{"offer":"x","kind":"service","stock":-3}]');
    const bad = await bench.call(['derive', 'campaign', 'likely.csv', '--offers', 'bad.json']);
    expect([bad.exitCode, bad.stderr]).toEqual([2, expect.stringMatching(/bad\.json.*offers\[0\]\.stock/)]);
  });
});

describe('analyze --offers', () => {
  it('writes the campaign of the offers', async () => {
    bench.write('lines.csv', 'customer,time,amount\nAda,2026-01-05,10\nBo,2026-01-06,12\nAda,2026-02-01,15\n');
    bench.write('rated.json', JSON.stringify([{ offer: 'stay', kind: 'retention', rate: 0.5, value: 4, cost: 1 }]));
    const args = ['analyze', 'lines.csv', '--offers', 'rated.json', '--set', 'campaign.budget=1', '--out', 'all'];
    expect((await bench.call([...args, '--set', 'controlShare=0'])).exitCode).toBe(0);
    expect(readFileSync(join(bench.folder, 'all', 'campaign.csv'), 'utf8')).toMatch(
      /^customer,channel,offer,reason,expectedValue,group\n(Ada|Bo),,stay,rate as given,1,treated\n$/,
    );
  });
});
