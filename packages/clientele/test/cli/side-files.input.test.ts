import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './call.ts';

const bench = openWorkbench();
afterAll(() => bench.remove());

const lines = bench.write(
  'lines.csv',
  'customer,time,amount\nAda,2026-01-05,10\nBo,2026-01-06,12\nAda,2026-02-01,15\n',
);
const feedback = bench.write('said.csv', 'customer;time;Review\nAda;2026-01-07;Lovely!\nBo;2026-01-08;Awful.\n');
const asFeedback = ['--feedback', feedback, '--map', 'feedback.text=Review', '--set', 'feedback.delimiter=;'];

describe('files beside the order lines', () => {
  it('are read by their own map and settings, beside those of the order lines', async () => {
    const found = await bench.call(['analyze', lines, ...asFeedback, '--json', '--out', 'all']);
    expect(found).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(readFileSync(join(bench.folder, 'all', 'summary.json'), 'utf8')).customers).toBe(2);
  });

  it.each([
    [
      ['analyze', lines, '--map', 'feedback.text=Review'],
      /--map and --set of feedback have no effect without --feedback/,
    ],
    [['analyze', lines, '--feedback', feedback, '--set', 'feedback.delimiter=;'], /said\.csv.*text/],
    [['analyze', lines, ...asFeedback, '--set', 'feedback.speed=9'], /--set feedback\.speed: no setting of a file/],
    [
      ['analyze', lines, '--set', 'feedback=x', '--feedback', feedback],
      /--set feedback: give the file as --feedback FILE/,
    ],
    [['analyze', lines, '--interactions', '-'], /--interactions must be a file/],
    [['analyze', lines, '--customers', 'nobody.csv'], /nobody\.csv/],
    [['derive', 'summary', lines, '--feedback', feedback], /--feedback has no effect here/],
    [['fit', 'clv/bg-nbd', lines, '--feedback', feedback], /unknown option '--feedback'/],
  ])('refuse %j', async (args, message) => {
    const { exitCode, stderr } = await bench.call(args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('--set signals', () => {
  const visits = bench.write(
    'visits.csv',
    'customer,time,kind\nBo,2026-01-30,cancel-page\nAda,2026-01-02,cancel-page\n',
  );
  const rules = '[{"signal":"wants to leave","kind":"cancel-page","coolDown":{"days":7}}]';
  const file = bench.write('rules.json', rules);

  it.each([[rules], [file]])('puts a retention call into the campaign: %s', async (given) => {
    const args = ['--interactions', visits, '--set', `signals=${given}`, '--set', 'controlShare=0', '--out', 'called'];
    expect(await bench.call(['analyze', lines, ...args])).toMatchObject({ exitCode: 0 });
    const campaign = readFileSync(join(bench.folder, 'called', 'campaign.csv'), 'utf8');
    expect(campaign).toContain('Bo,,retention call,"wants to leave, 2026-01-30",,treated');
    expect(campaign).not.toMatch(/^Ada,,retention call/m);
  });

  it.each([
    [['--set', `signals=${rules}`], /signals must be left out without interactions/],
    [['--interactions', visits, '--set', 'signals=[{"kind":"cancel-page"}]'], /rules must be a list of rules/],
    [['--interactions', visits, '--set', 'signals=nowhere.json'], /nowhere\.json/],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await bench.call(['analyze', lines, ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });
});
