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

describe('derive churn-features', () => {
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
