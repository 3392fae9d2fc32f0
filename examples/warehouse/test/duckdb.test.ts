import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { probabilityAlive } from '@clientele/clv';
import { deriveBtyd } from '@clientele/core';
import { simulateShop } from '@clientele/datasets';
import { summarizeCustomersIn } from '@clientele/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answers, answersOf } from '../src/answers.ts';
import { openLines } from '../src/open-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-warehouse-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the example on DuckDB', () => {
  let answers: Answers;
  let alive: number;
  const file = join(folder, "the shop's lines.parquet");
  beforeAll(async () => {
    const { engine, lines } = await openLines('duckdb');
    answers = await answersOf(engine, lines);
    const histories = deriveBtyd(await summarizeCustomersIn(engine, lines), { unit: 'week' });
    alive = probabilityAlive(answers.model, histories).reduce((sum, chance) => sum + chance, 0);
    const columns = 'customer, EPOCH_MS(time::BIGINT) AS time, amount, "order", product';
    await engine.command(
      `COPY (SELECT ${columns} FROM shop_lines) TO '${file.replaceAll("'", "''")}' (FORMAT parquet)`,
    );
    await engine.close();
  });

  it('counts every customer once, and sums P(alive) as memory does', () => {
    expect(answers.alive.customers).toBe(3000);
    expect(Math.abs(answers.alive.expected / alive - 1)).toBeLessThan(1e-9);
    expect(answers.histories).toBeLessThanOrEqual(3000);
  });

  it('finds the shop that was simulated: its parameters to a quarter, its customers to one in twenty', () => {
    const { parameters, customers } = simulateShop({ customers: 3000, seed: 7 }).truth;
    for (const [name, truth] of Object.entries(parameters)) {
      const fitted = answers.model.parameters[name as keyof Answers['model']['parameters']];
      expect(Math.abs(fitted / truth - 1), name).toBeLessThan(0.25);
    }
    const stillThere = customers.columns.leftAt.filter(Number.isNaN).length;
    expect(Math.abs(answers.alive.expected / stillThere - 1)).toBeLessThan(0.05);
  });

  it('tells the best customers first, cohorts in order, pairs above chance', () => {
    const scores = answers.best.map(({ score }) => score);
    expect(scores[0]).toBe(333);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    const cohorts = answers.retained.map(({ cohort }) => cohort);
    expect([...cohorts].sort()).toEqual(cohorts);
    expect(cohorts.length).toBeGreaterThan(0);
    for (const { lift } of answers.pairs) expect(lift).toBeGreaterThan(1);
    expect(answers.pairs).toHaveLength(3);
  });

  it('answers the same of a file', async () => {
    const { engine, lines } = await openLines('duckdb', file);
    const { alive: again, ...others } = await answersOf(engine, lines);
    expect({ ...others, alive: answers.alive }).toEqual(answers);
    // Thousands of chances, added up in another order.
    expect(again.expected).toBeCloseTo(answers.alive.expected, 9);
    await engine.close();
  });
});

it('the command says what it was asked, and by whom', () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const run = ['--conditions=@clientele/source', '--import', 'tsx', main];
  const said = execFileSync(process.execPath, run, { encoding: 'utf8' });
  expect(said).toContain('asked: duckdb');
  expect(said).toMatch(/probably still there: \d+\.\d of 3000 customers/);
});
