import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from '../call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const lines = ['1,diapers', '1,wipes', '2,diapers', '2,wipes', '2,beer', '3,beer', '4,diapers'];
bench.write('baskets.csv', `basket,item\n${lines.join('\n')}\n`);
const twice = ['--set', 'minSupport.count=2'];

describe('derive itemsets', () => {
  it('lists sets with their counts', async () => {
    const { stdout, exitCode } = await bench.call(['derive', 'itemsets', 'baskets.csv', ...twice, '--json']);
    expect(JSON.parse(stdout)).toEqual([
      { items: ['diapers'], count: 3, support: 0.75 },
      { items: ['beer'], count: 2, support: 0.5 },
      { items: ['wipes'], count: 2, support: 0.5 },
      { items: ['diapers', 'wipes'], count: 2, support: 0.5 },
    ]);
    expect(exitCode).toBe(0);
  });

  it('writes sets as JSON lists, here the closed ones', async () => {
    const { stdout } = await bench.call(['derive', 'itemsets', 'baskets.csv', ...twice, '--set', 'target=closed']);
    expect(stdout).toBe(
      'items,count,support\n"[""diapers""]",3,0.75\n"[""beer""]",2,0.5\n"[""diapers"",""wipes""]",2,0.5\n',
    );
  });

  it('keeps the baskets of guests: a column of customers is no id of baskets', async () => {
    const file = 'customer,basket,item\nAda,1,tea\n,2,tea\n';
    const { stdout } = await bench.call(['derive', 'itemsets', '-'], { stdin: file });
    expect(stdout).toBe('items,count,support\n"[""tea""]",2,1\n');
  });

  it.each([
    [['--set', 'minSupport=2'], /--set minSupport must be a share above 0 and up to 1/],
    [['--map', 'item=sku'], /column "sku"/],
    [['--id', 'basket'], /--id has no effect here/],
  ])('refuses %s', async (args, message) => {
    const { stderr, stdout, exitCode } = await bench.call(['derive', 'itemsets', 'baskets.csv', ...args]);
    expect(stderr).toMatch(message);
    expect([stdout, exitCode]).toEqual(['', 2]);
  });
});

describe('derive rules', () => {
  const header =
    'antecedent,consequent,count,antecedentCount,consequentCount,n,support,confidence,lift,leverage,conviction';

  it('writes the eleven columns, a missing conviction empty', async () => {
    const { stdout } = await bench.call(['derive', 'rules', 'baskets.csv', ...twice, '--set', 'minConfidence=0.9']);
    expect(stdout).toBe(`${header}\n"[""wipes""]","[""diapers""]",2,2,3,4,0.5,1,${4 / 3},0.125,\n`);
  });

  it('adds the other measures behind them', async () => {
    const { stdout } = await bench.call(['derive', 'rules', 'baskets.csv', ...twice, '--set', 'measures=all']);
    const [first = '', ...rules] = stdout.trimEnd().split('\n');
    expect(first).toMatch(new RegExp(`^${header},addedValue,.*,zhang,improvement,boost$`));
    expect(rules.length).toBe(2);
  });

  it('gives the header where there is no rule', async () => {
    const { stdout, exitCode } = await bench.call(['derive', 'rules', 'baskets.csv', '--set', 'minSupport.count=4']);
    expect([stdout, exitCode]).toEqual([`${header}\n`, 0]);
  });

  it('refuses a measure that is none', async () => {
    const wrong = ['--set', 'measures=["luck"]'];
    const { stderr, exitCode } = await bench.call(['derive', 'rules', 'baskets.csv', ...wrong]);
    expect(stderr).toMatch(/--set measures must be "all" or a list of /);
    expect(exitCode).toBe(2);
  });
});

describe('--set hierarchy', () => {
  const parents = [
    { item: 'diapers', parent: 'baby care' },
    { item: 'wipes', parent: 'baby care' },
  ];
  it('is a file or a list of items and parents, and mines categories as well', async () => {
    bench.write('parents.json', JSON.stringify(parents));
    const rules = [
      'derive',
      'rules',
      'baskets.csv',
      '--set',
      'minSupport.count=1',
      '--set',
      'minConfidence=0',
      '--json',
    ];
    const { stdout } = await bench.call([...rules, '--set', 'hierarchy=parents.json']);
    const found = JSON.parse(stdout) as { antecedent: string[]; consequent: string[]; count: number }[];
    expect(found.find(({ consequent }) => consequent[0] === 'baby care')).toMatchObject({
      antecedent: ['beer'],
      count: 1,
    });
    const named = found.map(({ antecedent, consequent }) => [...antecedent, ...consequent]);
    expect(named.filter((items) => items.includes('wipes') && items.includes('baby care'))).toEqual([]);
    expect((await bench.call([...rules, '--set', `hierarchy=${JSON.stringify(parents)}`])).stdout).toBe(stdout);
  });
  it('names the option where the file is none, and where something is its own ancestor', async () => {
    bench.write('circle.json', JSON.stringify([...parents, { item: 'baby care', parent: 'wipes' }]));
    const failed = async (value: string): Promise<string> =>
      (await bench.call(['derive', 'itemsets', 'baskets.csv', '--set', `hierarchy=${value}`])).stderr;
    expect(await failed('circle.json')).toContain('free of circles');
    expect(await failed('[1]')).toContain('hierarchy must be a list of rows with item and parent');
  });
});

describe('derive sequences and sequential-rules', () => {
  const events = [
    '1,2026-03-09,wipes',
    '1,2026-03-02,diapers',
    '2,2026-03-01,diapers',
    '2,2026-04-01,wipes',
    '3,2026-03-01,beer',
  ];
  bench.write('events.csv', `sequence,event,item\n${events.join('\n')}\n`);

  it('write patterns as JSON lists of sets, the window in time', async () => {
    const args = ['derive', 'sequences', 'events.csv', ...twice, '--set', 'minLength=2'];
    expect((await bench.call(args)).stdout).toBe(
      'pattern,count,support\n"[[""diapers""],[""wipes""]]",2,0.6666666666666666\n',
    );
    expect((await bench.call([...args, '--set', 'window.days=7'])).stdout).toBe('pattern,count,support\n');
  });
  it('write rules with the columns promised', async () => {
    const { stdout } = await bench.call(['derive', 'sequential-rules', 'events.csv', ...twice]);
    expect(stdout).toBe(
      'antecedent,consequent,count,support,confidence\n"[""diapers""]","[""wipes""]",2,0.6666666666666666,1\n',
    );
  });
  it('take the zone of instants, and refuse what has no effect', async () => {
    const late = 'sequence,event,item\n1,2026-03-01T23:30:00Z,b\n1,2026-03-02,a\n';
    const read = async (zone: readonly string[]): Promise<string> =>
      (await bench.call(['derive', 'sequences', '-', '--set', 'minLength=2', ...zone], { stdin: late })).stdout;
    expect(await read([])).toContain('"[[""b""],[""a""]]"');
    expect(await read(['--time-zone', 'Europe/Berlin'])).toContain('"[[""a""],[""b""]]"');
    const refused = await bench.call(['derive', 'sequences', 'events.csv', '--as-of', '2026-03-01']);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('--as-of has no effect')]);
  });
  it('refuse events that are numbers and dates at once, with the line', async () => {
    const mixed = 'sequence,event,item\n1,7,a\n1,2026-03-02,b\n';
    const { exitCode, stderr } = await bench.call(['derive', 'sequences', '-'], { stdin: mixed });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('events must be numbers throughout or instants throughout, got "7"');
  });
});

describe('derive utility-itemsets', () => {
  it('lists sets by what they are worth', async () => {
    const bought = 'basket,item,quantity,price\n1,cot,1,200\n1,mattress,1,80\n2,wipes,2,3\n';
    const { stdout } = await bench.call(['derive', 'utility-itemsets', '-', '--set', 'minUtility=200'], {
      stdin: bought,
    });
    expect(stdout).toBe('items,utility\n"[""cot"",""mattress""]",280\n"[""cot""]",200\n');
    const without = await bench.call(['derive', 'utility-itemsets', '-'], { stdin: bought });
    expect([without.exitCode, without.stderr]).toEqual([2, expect.stringContaining('minUtility must be given')]);
  });
});

describe('formats without columns', () => {
  bench.write('shop.dat', '1 2 5\n1 2\n\n2 5\n');
  bench.write('visits.spmf', '1 -1 2 3 -1 -2\n1 -1 3 -1 -2\n');
  bench.write('worth.spmf', '7 9:280:200 80\n7:3:3\n');

  it('fimi: a basket a line, the empty one counts', async () => {
    const { stdout } = await bench.call(['derive', 'itemsets', 'shop.dat', '--format', 'fimi', ...twice]);
    expect(stdout.split('\n').slice(0, 2)).toEqual(['items,count,support', '"[""2""]",3,0.75']);
    expect((await bench.call(['derive', 'rules', 'shop.dat', '--format', 'spmf', ...twice])).exitCode).toBe(0);
  });
  it('spmf: sequences and utilities, by the name of the file', async () => {
    const args = [...twice, '--set', 'minLength=2'];
    expect((await bench.call(['derive', 'sequences', 'visits.spmf', ...args])).stdout).toBe(
      'pattern,count,support\n"[[""1""],[""3""]]",2,1\n',
    );
    expect((await bench.call(['derive', 'utility-itemsets', 'worth.spmf', '--set', 'top=1'])).stdout).toBe(
      'items,utility\n"[""7"",""9""]",280\n',
    );
  });
  it('have nothing to map, and are read by no other derivation', async () => {
    const said = async (...args: string[]): Promise<string> => (await bench.call(['derive', ...args])).stderr;
    expect(await said('itemsets', 'shop.dat', '--format', 'fimi', '--map', 'item=x')).toContain(
      '--map has no effect here',
    );
    expect(await said('itemsets', 'shop.dat', '--format', 'fimi', '--set', 'delimiter=;')).toContain(
      '--set delimiter has no effect',
    );
    expect(await said('summary', 'shop.dat', '--format', 'fimi')).toContain('not from fimi');
    expect(await said('sequences', 'shop.dat', '--format', 'spmf')).toContain('line 1: expected -2 at the end');
  });
});

describe('PMML', () => {
  it('is written where the name of the file asks for it, of rules alone', async () => {
    const { exitCode } = await bench.call(['derive', 'rules', 'baskets.csv', ...twice, '--out', 'rules.pmml']);
    expect([exitCode, readFileSync(join(bench.folder, 'rules.pmml'), 'utf8')]).toEqual([
      0,
      expect.stringContaining('numberOfRules="2"'),
    ]);
    const refused = await bench.call(['derive', 'itemsets', 'baskets.csv', ...twice, '--out', 'sets.pmml']);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('itemsets has no form in PMML')]);
  });
});

describe('fit association-rules/next-item, and score', () => {
  it('say what comes next in each sequence, and what it rests on', async () => {
    bench.write('visits.csv', 'who,day,sku\nAda,2,wipes\nAda,1,diapers\nBo,10,wipes\nBo,9,diapers\nCy,1,diapers\n');
    const map = ['--map', 'sequence=who,event=day,item=sku'];
    await bench.call(['fit', 'association-rules/next-item', 'visits.csv', ...map, '--out', 'next.json']);
    const { stdout, exitCode } = await bench.call([
      'score',
      'next.json',
      'visits.csv',
      ...map,
      '--set',
      'k=1',
      '--quiet',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[0]).toBe('sequence,rank,item,score,context,count,contextCount');
    // after wipes nothing was seen: diapers are in three of five events
    expect(stdout.split('\n').slice(1)).toEqual([
      'Ada,1,diapers,0.6,[],3,5',
      'Bo,1,diapers,0.6,[],3,5',
      'Cy,1,wipes,0.7999999999999999,"[""diapers""]",2,2',
      '',
    ]);
  });
});
