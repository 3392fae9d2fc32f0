import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Engine } from '../src/index.ts';
import { openSpark } from '../src/spark.ts';
import { everyVerbRefuses } from './every-verb.ts';

/** A server that starts on a busy machine may be slow at the door. */
const patient = { requestTimeout: 200_000 };
let engine: Engine;
let closed: Engine;
beforeAll(async () => {
  [engine, closed] = await Promise.all([
    openSpark(inject('sparkUrl'), patient),
    openSpark(inject('sparkUrl'), patient),
  ]);
  await closed.close();
}, 240_000);
afterAll(() => engine.close());

/** A view of sound lines, so many that no statement over them ends. */
const slowLines = `TEMPORARY VIEW slow_lines AS SELECT CONCAT('c', a.id) AS customer, CAST(0 AS DOUBLE) AS time,
  SQRT(CAST(a.id AS DOUBLE) * b.id) AS amount, 'p' AS product FROM RANGE(0, 20000000, 1, 2) a, RANGE(0, 100000) b`;

describe('on Spark refuses', () => {
  everyVerbRefuses(
    () => engine,
    () => closed,
    slowLines,
    ['summarizeCustomersIn', 'countPairsIn'],
  );
});
