import { EngineError, InsufficientDataError, InvalidInputError, InvalidOptionError } from '@clientele/core';
import { expect, it } from 'vitest';
import {
  buildFeaturesIn,
  collect,
  countPairsIn,
  deriveCohortsIn,
  type Engine,
  groupHistoriesIn,
  labelChurnIn,
  scoreRfmIn,
  summarizeCustomersIn,
} from '../src/index.ts';

/** Statements of an engine's own: one that takes minutes, one of millions of rows. */
export interface OwnStatements {
  readonly slow: string;
  readonly manyRows: string;
  /** How a query is given a name for the session. */
  readonly view: string;
}

const day = Date.UTC(2026, 0, 1);
const sound = { customer: ['a', 'b'], time: Float64Array.of(day, day), amount: Float64Array.of(1, 2) };
const byMillis = { time: 'epoch-ms' } as const;

/** The bad input that every engine must refuse, each with its own error, on whatever engine. */
export function refusesBadInput(open: () => Engine, { slow, manyRows, view }: OwnStatements): void {
  it('a table that is not there', async () => {
    const failed = summarizeCustomersIn(open(), { table: 'not_there' });
    await expect(failed).rejects.toMatchObject({ code: 'engine-failed', reason: 'missing-table' });
  });

  it('a column that is not there, with those that are', async () => {
    await open().createView('sound_lines', sound);
    const failed = summarizeCustomersIn(open(), { table: 'sound_lines', map: { amount: 'paid' } });
    await expect(failed).rejects.toThrow('no column "paid" for amount; there are customer, time, amount');
    await expect(failed).rejects.toThrow(InvalidInputError);
    const unknown = collect(open().query('SELECT nope FROM sound_lines'));
    await expect(unknown).rejects.toMatchObject({ code: 'engine-failed', reason: 'missing-column' });
  });

  it('a statement that is none', async () => {
    await expect(open().command('SELEKT 1')).rejects.toMatchObject({ code: 'engine-failed', reason: 'statement' });
  });

  it('a text that is no number', async () => {
    await open().createView('texts', { ...sound, amount: ['12', 'much'] });
    const failed = summarizeCustomersIn(open(), { table: 'texts', ...byMillis });
    await expect(failed).rejects.toMatchObject({ code: 'engine-failed', reason: 'statement' });
  });

  it('NULL, blank and unusable cells: refused with their counts, or left out and told', async () => {
    const engine = open();
    await engine.createView('holes', {
      customer: ['a', null, ' ', 'b', 'c', 'd'],
      time: Float64Array.of(day, day, day, Number.NaN, day, day),
      amount: Float64Array.of(1, 2, 3, 4, Number.NaN, 1e13),
    });
    const lines = { table: 'holes', ...byMillis };
    await expect(summarizeCustomersIn(engine, lines)).rejects.toMatchObject({
      code: 'invalid-input',
      details: { rows: 6, customer: 2, time: 1, amount: 2 },
    });
    const { length, notes } = await summarizeCustomersIn(engine, { ...lines, missing: 'leave-out' });
    expect(length).toBe(1);
    expect(notes[0]).toMatchObject({ code: 'lines-left-out', details: { lines: 5 } });
  });

  it('an empty table gives empty tables, or says that there is too little', async () => {
    const engine = open();
    const none = new Float64Array(0);
    await engine.createView('empty_lines', { customer: [], product: [], time: none, amount: none });
    const lines = { table: 'empty_lines', ...byMillis };
    expect((await summarizeCustomersIn(engine, lines)).length).toBe(0);
    expect((await groupHistoriesIn(engine, lines)).length).toBe(0);
    expect((await scoreRfmIn(engine, lines)).length).toBe(0);
    expect((await deriveCohortsIn(engine, lines)).length).toBe(0);
    expect((await countPairsIn(engine, lines)).length).toBe(0);
    await expect(buildFeaturesIn(engine, lines)).rejects.toThrow(InsufficientDataError);
    const windows = { asOf: '2026-01-01', outcome: { days: 9 } };
    await expect(labelChurnIn(engine, lines, windows)).rejects.toThrow(InsufficientDataError);
  });

  it('an integer that a number cannot hold', async () => {
    const large = 'SELECT CAST(9007199254740993 AS BIGINT) AS id';
    await expect(collect(open().query(large))).rejects.toThrow(/row 0, column id: expected an integer within/);
    const { columns } = await collect(open().query('SELECT CAST(-9007199254740991 AS BIGINT) AS id'));
    expect(columns['id']).toEqual(Float64Array.of(-9007199254740991));
  });

  it('an id that a number cannot hold is kept to the digit, since ids are texts', async () => {
    const ids = ['9007199254740993', '9007199254740992', '-9223372036854775808'];
    const lines = ids.map((id) => `SELECT CAST(${id} AS BIGINT) AS customer, DATE '2026-01-01' AS time, 2.5 AS amount`);
    await open().command(`CREATE OR REPLACE ${view} large_ids AS ${lines.join(' UNION ALL ')}`);
    const { customer } = await summarizeCustomersIn(open(), { table: 'large_ids' });
    expect([...customer.dictionary.values].sort()).toEqual([...ids].sort());
  });

  it.each(['clientele_cells', 'clientele_lines', 'clientele_days', 'clientele_facts'])(
    'a table that is called as a step of ours, %s, is read as the table',
    async (name) => {
      const engine = open();
      await engine.createView(name, sound);
      const scores = await scoreRfmIn(engine, { table: name, ...byMillis });
      expect(scores.columns.monetary).toEqual(Float64Array.of(1, 2));
      await expect(summarizeCustomersIn(engine, { table: name, map: { amount: 'paid' } })).rejects.toThrow('"paid"');
    },
  );

  it('columns that are called as those of ours are read by what the map says', async () => {
    const columns = { d: sound.customer, t: sound.amount, customer: sound.time, a: ['x', 'y'], first_day: ['u', 'v'] };
    await open().createView('our_names', columns);
    const map = { customer: 'd', time: 'customer', amount: 't', order: 'a', product: 'first_day' } as const;
    const summary = await summarizeCustomersIn(open(), { table: 'our_names', map, ...byMillis });
    expect([...summary.customer.dictionary.values]).toEqual(sound.customer);
    expect(summary.columns.totalSpend).toEqual(sound.amount);
  });

  it('a result with two columns of one name', async () => {
    await expect(collect(open().query('SELECT 1 AS x, 2 AS x'))).rejects.toThrow('two columns "x"');
  });

  it('a result of more rows than allowed', async () => {
    const failed = collect(open().query(manyRows), { maxRows: 100_000 });
    await expect(failed).rejects.toMatchObject({ code: 'engine-failed', reason: 'too-large' });
  });

  it('a statement that takes too long', async () => {
    const failed = collect(open().query(slow, { timeout: 300 }));
    await expect(failed).rejects.toMatchObject({ code: 'engine-failed', reason: 'timeout' });
  });

  it('a statement that the caller gives up', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const failed = collect(open().query(slow, { signal: stop.signal }));
    setTimeout(() => stop.abort(reason), 300);
    await expect(failed).rejects.toBe(reason);
    await expect(open().command('SELECT 1', { signal: stop.signal })).rejects.toBe(reason);
  });

  it('options that are none', async () => {
    const engine = open();
    const options = { asof: '2026-01-01' } as object;
    await expect(summarizeCustomersIn(engine, { table: 'x' }, options)).rejects.toThrow('asof must be written asOf');
    const lines = { table: 'x', timeZone: 'Europe/Berlin' };
    await expect(summarizeCustomersIn(engine, lines)).rejects.toThrow('time must be "instant" or "epoch-ms"');
    await expect(scoreRfmIn(engine, { table: 'x' }, { bins: 100 })).rejects.toThrow(InvalidOptionError);
    await expect(collect(engine.query('SELECT 1', { timeout: -1 }))).rejects.toThrow(InvalidOptionError);
    await expect(summarizeCustomersIn(engine, { table: '' })).rejects.toThrow(InvalidOptionError);
  });
}

/** An engine that was closed does nothing more, and says so. */
export async function refusesAfterClose(engine: Engine): Promise<void> {
  await engine.close();
  await engine.close();
  const failures = [collect(engine.query('SELECT 1')), engine.command('SELECT 1'), engine.createView('v', sound)];
  for (const failed of failures) {
    await expect(failed).rejects.toThrow(EngineError);
    await expect(failed).rejects.toMatchObject({ reason: 'closed' });
  }
}
