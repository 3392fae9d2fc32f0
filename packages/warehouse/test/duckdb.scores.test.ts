import { bgNbdModel } from '@clientele/clv';
import { IncompatibleModelError, InvalidOptionError } from '@clientele/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../src/duckdb.ts';
import { type Engine, scoreIn, toSql } from '../src/index.ts';
import { scoresEdgesAsMemory } from './edge-scores.ts';
import { givesTheSameScores } from './same-scores.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
});
afterAll(() => engine.close());

describe('models on DuckDB', () => {
  givesTheSameScores(() => engine);
});

describe('cells at the edge on DuckDB', () => {
  scoresEdgesAsMemory(() => engine);
});

describe('a model as SQL', () => {
  const model = bgNbdModel({ r: 1, alpha: 2, a: 3, b: 4 }, { unit: 'week' });

  it('is of a known kind', () => {
    const strange = { ...model, kind: 'clv/gamma-gamma' } as unknown as typeof model;
    expect(() => toSql(strange, 'duckdb', { table: 't' })).toThrow(IncompatibleModelError);
  });

  it.each([
    [{}, 'table'],
    [{ table: 't', id: 'probabilityAlive' }, 'id'],
    [{ table: 't', key: 'x' }, 'key'],
  ])('needs sound options: %o', (options, named) => {
    expect(() => toSql(model, 'duckdb', options as { table: string })).toThrow(InvalidOptionError);
    expect(() => toSql(model, 'duckdb', options as { table: string })).toThrow(named);
  });

  it('lets the caller stop', () => {
    const signal = AbortSignal.abort(new Error('enough'));
    const first = scoreIn(engine, model, { table: 't', signal })[Symbol.asyncIterator]().next();
    return expect(first).rejects.toThrow('enough');
  });
});
