import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from '../call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const file = bench.write(
  'people.csv',
  'customer,age,city,since\n007,41,Ulm,2026-01-05\n008,,Ulm,\n009,35,,2026-03-05\n',
);
const call = (...settings: string[]) =>
  bench.call(['derive', 'filled', file, ...settings.flatMap((setting) => ['--set', setting])]);

describe('derive filled', () => {
  it('fills what a table does not know, by a rule a column, and says what it did', async () => {
    const { stdout, stderr, exitCode } = await call('missing.age=median', 'missing.city=most-frequent');
    expect(exitCode).toBe(0);
    expect(stdout).toBe('customer,age,city,since\n007,41,Ulm,2026-01-05\n008,38,Ulm,\n009,35,Ulm,2026-03-05\n');
    expect(stderr).toContain('note: 1 of 3 rows had no age and got 38, the median value');
  });

  it('drops rows, takes stated values, and marks what was not known', async () => {
    const { stdout } = await call('missing.since=drop', 'missing.city={"value":"none"}', 'indicators=true');
    expect(stdout).toBe('customer,age,city,since,cityMissing\n007,41,Ulm,2026-01-05,0\n009,35,none,2026-03-05,1\n');
  });

  it.each([
    [[], /--set missing.COLUMN=RULE must be given/],
    [['missing=median'], /--set missing.COLUMN=RULE must be given/],
    [['missing.town=drop'], /no column "town"; there are age, city, since/],
    [['missing.city=median'], /rules.city must be drop, most-frequent/],
    [['missing.age=median', 'indicator=true'], /indicators/],
  ])('refuses %j', async (settings, message) => {
    const { exitCode, stderr } = await call(...settings);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
