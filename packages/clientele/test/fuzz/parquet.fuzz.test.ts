import { readParquet, writeParquet } from '@clientele/io/parquet';
import { ClienteleError, encode, table } from 'clientele';
import { describe, expect, it } from 'vitest';
import { eachMutation, mutated, mutations, patience } from './mutate.ts';
import { checkLog } from './sound-log.ts';

const whole = writeParquet(
  table({
    customer: encode(['Ada', 'Bo', 'Ada', 'Łukasz', '007']),
    time: [0, 86_400_000, 1.7e12, 1.75e12, 1.76e12],
    amount: [12.5, -3, 0, 1e6, 0.01],
  }),
  { instants: ['time'] },
);

describe('mutated Parquet files', () => {
  it(
    'give a sound log or a typed error, whatever was done to them',
    () =>
      eachMutation(3, mutations(0.2), async (random) => {
        const found = await readParquet(mutated(whole, random)).catch((error: unknown) => error);
        if (found instanceof Error) return void expect(found).toBeInstanceOf(ClienteleError);
        const { log, rows, rowsDropped } = found as Awaited<ReturnType<typeof readParquet>>;
        checkLog(log);
        expect(log.length + rowsDropped).toBe(rows);
      }),
    patience,
  );

  it(
    'are refused wherever they are cut off',
    async () => {
      for (let end = 0; end < whole.length; end++) {
        await expect(readParquet(whole.subarray(0, end)), `${end} bytes`).rejects.toBeInstanceOf(ClienteleError);
      }
    },
    patience,
  );
});
