import { expect, it } from 'vitest';
import { collect, type Engine, scoreRfmIn, summarizeCustomersIn } from '../src/index.ts';
import { hostileTexts } from './corpus.ts';

/** Hostile names and ids, on an engine of any kind: statements stay what they are, and ids come back as they were. */
export function bearsHostileData(open: () => Engine, names: readonly string[]): void {
  const ids = hostileTexts;
  const lines = {
    time: Float64Array.from(ids, (_, row) => Date.UTC(2026, 0, 1 + row)),
    amount: new Float64Array(ids.length).fill(2.5),
  };

  it('hands every id back as it was', async () => {
    const engine = open();
    await engine.createView('hostile_ids', { customer: ids, order: ids, ...lines });
    const { customer } = await summarizeCustomersIn(engine, { table: 'hostile_ids', time: 'epoch-ms' });
    expect([...customer.dictionary.values].sort()).toEqual([...ids].sort());
  });

  it.each(names)('bears the names of tables and columns: %j', async (name) => {
    const engine = open();
    await engine.createView('canary', { alive: Float64Array.of(1) });
    const columns = { [name]: ids, [`${name} day`]: lines.time, [`${name} paid`]: lines.amount };
    await engine.createView(name, columns);
    const map = { customer: name, time: `${name} day`, amount: `${name} paid` };
    const scores = await scoreRfmIn(engine, { table: [name], map, time: 'epoch-ms' });
    expect(scores.length).toBe(ids.length);
    expect((await collect(engine.query('SELECT * FROM canary'))).length).toBe(1);
  });
}
