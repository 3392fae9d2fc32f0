import { expect, it } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import { collect } from '../src/index.ts';
import { refusesAfterClose } from './refusals.ts';

it('a closed engine does nothing more', async () => {
  await refusesAfterClose(await openDuckDb());
});

it('closing ends what runs, with an error', async () => {
  const engine = await openDuckDb({ threads: 1 });
  const slow = 'SELECT SUM(SQRT(a.range * b.range)) AS s FROM RANGE(0, 10000000) a, RANGE(0, 100000) b';
  const failed = collect(engine.query(slow)).catch((error: unknown) => error);
  await new Promise((done) => setTimeout(done, 200));
  await engine.close();
  expect(await failed).toMatchObject({ code: 'engine-failed', reason: 'closed' });
});
