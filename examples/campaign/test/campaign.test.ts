import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseNextBasketModel, toRows } from 'clientele';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTurn, type Turn } from '../src/loop.ts';
import { openWorld } from '../src/world.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

describe('a turn of the loop', () => {
  let turn: Turn;
  const world = openWorld({ customers: 6000, seed: 3, effect: 0.25 });
  beforeAll(() => {
    turn = runTurn(world);
  });

  it('chooses within the budget, the control group by the same rule', () => {
    const rows = toRows(turn.decision.campaign);
    const control = rows.filter(({ group }) => group === 'control').length;
    expect(Math.abs(control / rows.length - 0.3)).toBeLessThan(0.02);
    expect(rows.length * 0.05).toBeLessThanOrEqual(250 + 1e-9);
    expect(new Set(rows.map(({ customer }) => customer)).size).toBe(rows.length);
  });

  it('finds the effect that the world has, and the truth lies within the interval', () => {
    const { bought, caused } = turn;
    expect(bought.pValue).toBeLessThan(0.01);
    const perTreated = caused / bought.treated.customers;
    expect(bought.lower).toBeLessThan(perTreated);
    expect(bought.upper).toBeGreaterThan(perTreated);
  });

  it('learns for the next turn: more history, counts of each offer, a model that is read back', () => {
    expect(turn.next.history.length).toBeGreaterThan(world.history.length);
    const shown = turn.next.offers.reduce((sum, { responses }) => sum + (responses?.shown ?? 0), 0);
    expect(shown).toBe(turn.bought.treated.customers);
    expect(turn.next.offers.some(({ responses }) => (responses?.accepted ?? 0) > 0)).toBe(true);
    expect(parseNextBasketModel(JSON.parse(JSON.stringify(turn.next.model)))).toEqual(turn.next.model);
  });

  it('judges the model of leaving by those who were left alone', () => {
    const { calibration, verdict, rows } = turn.monitoring;
    expect(rows).toBeLessThan(6000 - turn.bought.treated.customers);
    expect(calibration?.rows).toBe(rows);
    expect(['keep', 'watch']).toContain(verdict);
  });

  it('finds nothing to speak of where the offers do nothing', () => {
    const idle = runTurn(openWorld({ customers: 6000, seed: 3, effect: 0 }));
    expect(idle.caused).toBe(0);
    expect(idle.bought.lower).toBeLessThan(0);
    expect(idle.bought.upper).toBeGreaterThan(0);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-campaign-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('prints what it measured, and leaves the campaign, its lift and the models', () => {
    const script = join(repository, 'examples/campaign/src/main.ts');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=@clientele/source', '--import', 'tsx', script, folder],
      { cwd: repository, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/bought within 60 days: treated \d+\.\d %, control \d+\.\d %/);
    expect(stdout).toMatch(/model of leaving: (keep|watch|refit)/);
    expect(readdirSync(folder).sort()).toEqual(['campaign.csv', 'drift.csv', 'lift.json', 'models', 'offers.json']);
    expect(readFileSync(join(folder, 'campaign.csv'), 'utf8')).toMatch(/^customer,channel,offer,reason,expectedValue,/);
  });

  it.each([
    [
      'a file where the folder should be',
      [fileURLToPath(import.meta.url)],
      / cannot be written: .*; name another folder behind the command$/,
    ],
    ['two folders', [folder, 'other'], /^name one folder, or none: "other" is one too many$/],
  ])('refuses %s in one line, before it begins', (_, args, words) => {
    const script = join(repository, 'examples/campaign/src/main.ts');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=@clientele/source', '--import', 'tsx', script, ...args],
      { cwd: repository, encoding: 'utf8' },
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd()).toMatch(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
