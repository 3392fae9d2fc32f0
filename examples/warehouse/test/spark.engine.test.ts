import { expect, inject, it } from 'vitest';
import { type Answers, answersOf } from '../src/answers.ts';
import { openLines } from '../src/open-lines.ts';

async function asked(address: string): Promise<Answers> {
  const { engine, lines } = await openLines(address);
  try {
    return await answersOf(engine, lines);
  } finally {
    await engine.close();
  }
}

it('Spark gives what DuckDB gives', async () => {
  const [here, there] = [await asked('duckdb'), await asked(inject('sparkUrl'))];
  const { model, alive, ...counted } = there;
  expect(counted).toMatchObject({ histories: here.histories, retained: here.retained, pairs: here.pairs });
  const spent = (answers: Answers) => answers.best.map((one) => ({ ...one, spent: one.spent.toFixed(6) }));
  expect(spent(there)).toEqual(spent(here));
  expect(alive.customers).toBe(here.alive.customers);
  expect(Math.abs(alive.expected / here.alive.expected - 1)).toBeLessThan(1e-9);
  for (const name of ['r', 'alpha', 'a', 'b'] as const) {
    expect(Math.abs(model.parameters[name] / here.model.parameters[name] - 1)).toBeLessThan(1e-9);
  }
});
