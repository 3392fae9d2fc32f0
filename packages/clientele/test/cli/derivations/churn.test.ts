import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from '../call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const lines = ['Ada,2026-01-10,40', 'Bo,2026-01-20,25', 'Ada,2026-03-05,30', 'Cy,2026-05-30,10'];
bench.write('orders.csv', `customer,time,amount\n${lines.join('\n')}\n`);

describe('derive churn-labels', () => {
  const labels = ['derive', 'churn-labels', 'orders.csv', '--as-of', '2026-02-01'];

  it('says who bought nothing in the outcome window, and counts who has no history', async () => {
    const { stdout, stderr } = await bench.call([...labels, '--set', 'outcome.days=90']);
    expect(stdout).toBe('customer,asOf,label,censored\nAda,2026-02-01,0,0\nBo,2026-02-01,1,0\n');
    expect(stderr).toMatch(/^note: 1 customers without a purchase before the histories end/);
  });

  it('leaves labels empty where the window reaches past the data', async () => {
    const { stdout } = await bench.call([...labels, '--set', 'outcome.days=365', '--quiet']);
    expect(stdout).toBe('customer,asOf,label,censored\nAda,2026-02-01,,1\nBo,2026-02-01,,1\n');
  });

  it.each([
    [labels, /^clientele derive churn-labels: .*--set outcome must be a duration/],
    [['derive', 'churn-labels', 'orders.csv', '--set', 'outcome.days=90', '--quiet'], /--as-of must be /],
  ])('asks for the windows: %s', async (args, message) => {
    const { stderr, exitCode } = await bench.call(args);
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });
});

describe('derive churn-labels of events', () => {
  const contracts = [
    'Ada,2026-01-02,start',
    'Bo,2026-01-03,start',
    'Cy,2026-01-04,start',
    'Bo,2026-02-10,cancel',
    'Cy,2026-02-12,involuntary',
    'Ada,2026-03-31,login',
  ];
  bench.write('contracts.csv', `customer,time,kind\n${contracts.join('\n')}\n`);
  const labels = ['derive', 'churn-labels', 'contracts.csv', '--as-of', '2026-02-01', '--set', 'outcome.days=30'];

  it('tells contracts that customers ended from those that the company did', async () => {
    const { stdout, stderr } = await bench.call(labels);
    expect(stdout).toBe(
      'customer,asOf,label,censored,cause\nAda,2026-02-01,0,0,\nBo,2026-02-01,1,0,cancel\nCy,2026-02-01,,1,involuntary\n',
    );
    expect(stderr).toMatch(/^note: 1 contracts were ended by the company/);
  });

  it('knows other names of columns and kinds', async () => {
    bench.write(
      'vertraege.csv',
      'wer,wann,was\nAda,2026-01-02,start\nAda,2026-02-02,schluss\nBo,2026-01-02,start\nBo,2026-04-01,x\n',
    );
    const map = [
      '--map',
      'customer=wer,time=wann,kind=was',
      '--set',
      'cancel=schluss',
      '--as-of',
      '2026-02-01',
      '--set',
      'outcome.days=30',
    ];
    const { stdout } = await bench.call(['derive', 'churn-labels', 'vertraege.csv', ...map]);
    expect(stdout).toBe('customer,asOf,label,censored,cause\nAda,2026-02-01,1,0,cancel\nBo,2026-02-01,0,0,\n');
  });

  it('names the option where a window is missing', async () => {
    const { stderr, exitCode } = await bench.call(['derive', 'churn-labels', 'contracts.csv', '--as-of', '2026-02-01']);
    expect(stderr).toMatch(/--set outcome must be a duration/);
    expect(exitCode).toBe(2);
  });
});

describe('derive churn-features', () => {
  it('adds what customers did and said, and what is known of them', async () => {
    bench.write('did.csv', 'customer,time,kind\nAda,2026-02-03,cancel-page\nAda,2026-03-09,login\n');
    bench.write('said.csv', 'customer,time,text,rating\nAda,2026-02-03,slow,2\n');
    bench.write('known.csv', 'customer,plan,status\nAda,pro,gone\nBo,basic,open\n');
    const files = ['--interactions', 'did.csv', '--feedback', 'said.csv', '--customers', 'known.csv'];
    const settings = [
      '--as-of',
      '2026-03-06',
      '--set',
      'windows=[{"days":40}]',
      '--set',
      'timeless=["plan"]',
      '--json',
    ];
    const { stdout, stderr } = await bench.call(['derive', 'churn-features', 'orders.csv', ...files, ...settings]);
    expect(stderr).toBe('note: 1 lines at or after asOf were not looked at\n');
    const [ada, bo] = JSON.parse(stdout) as Record<string, unknown>[];
    expect(ada).toMatchObject({
      'count40:cancel-page': 1,
      interactionRecency: 31,
      feedback40: 1,
      ratingMean: 2,
      plan: 'pro',
    });
    expect(bo).toMatchObject({ 'count40:cancel-page': 0, ratingMean: null, plan: 'basic' });
    expect(Object.keys(ada ?? {})).not.toContain('count40:login');
  });

  it('refuses a table of customers that does not say what it saw', async () => {
    const { stderr, exitCode } = await bench.call([
      'derive',
      'churn-features',
      'orders.csv',
      '--customers',
      'known.csv',
      '--as-of',
      '2026-03-06',
    ]);
    expect(stderr).toMatch(/name in timeless the columns that never change/);
    expect(exitCode).toBe(2);
  });

  it('writes one column a feature, of the windows asked for', async () => {
    const ada = 'customer,time,amount\nAda,2026-01-01,40\nAda,2026-01-11,60\nAda,2026-02-05,99\n';
    const windows = ['--as-of', '2026-02-05', '--set', 'lead.days=5', '--set', 'windows=[{"days":25}]'];
    const { stdout } = await bench.call(['derive', 'churn-features', '-', ...windows], { stdin: ada });
    expect(stdout).toBe(
      [
        'customer,asOf,recency,tenure,frequency,purchaseDays,totalSpend,spendPerPurchaseDay,cadence,recencyRatio,purchaseDays25,spend25,trend25',
        `Ada,2026-02-05,20,30,2,2,100,50,15,${20 / 15},1,60,0`,
        '',
      ].join('\n'),
    );
  });

  it('ends with 3 where nobody has a history', async () => {
    const { stderr, exitCode } = await bench.call(['derive', 'churn-features', 'orders.csv', '--as-of', '2026-01-01']);
    expect(stderr).toMatch(/^clientele derive churn-features: /);
    expect(exitCode).toBe(3);
  });
});

describe('derive signals', () => {
  const rules = JSON.stringify([{ signal: 'call', kind: 'page', subject: 'cancel' }]);
  bench.write(
    'events.csv',
    'customer,time,kind,subject\nAda,2026-01-05T10:00:00Z,page,cancel\nAda,2026-01-06,page,cancel\nBo,2026-01-07,page,\n',
  );
  bench.write('rules.json', rules);

  it('flags a customer once within the cool-down, by rules of the command line or of a file', async () => {
    const derived = async (...set: string[]): Promise<string> =>
      (await bench.call(['derive', 'signals', 'events.csv', ...set, '--quiet'])).stdout;
    const flagged = 'customer,time,signal\nAda,2026-01-05T10:00:00.000Z,call\n';
    expect(await derived('--set', `rules=${rules}`)).toBe(flagged);
    expect(await derived('--set', 'rules=rules.json')).toBe(flagged);
    expect((await bench.call(['derive', 'signals', 'events.csv'])).stderr).toContain('rules must be');
  });
});
