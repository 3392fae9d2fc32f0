import { afterAll, beforeAll, describe } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import type { Engine } from '../src/index.ts';
import { everyVerbRefuses } from './every-verb.ts';

let engine: Engine;
let closed: Engine;
beforeAll(async () => {
  [engine, closed] = await Promise.all([openDuckDb({ threads: 1 }), openDuckDb()]);
  await closed.close();
});
afterAll(() => engine.close());

/** A table of sound lines, so many that no statement over them ends. */
const slowLines = `VIEW slow_lines AS SELECT 'c' || a.range AS customer, 0.0::DOUBLE AS time, SQRT(a.range * b.range) AS amount, 'p' AS product
  FROM RANGE(0, 10000000) a, RANGE(0, 100000) b`;

describe('on DuckDB refuses', () => {
  everyVerbRefuses(
    () => engine,
    () => closed,
    slowLines,
  );
});
