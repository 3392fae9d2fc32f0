import { mineSequences, toRows } from '@clientele/association-rules';
import { InvalidOptionError } from '@clientele/core';
import { describe, expect, it } from 'vitest';

const rows = (events: readonly (readonly [unknown, string])[]): object[] =>
  events.map(([event, item]) => ({ sequence: 's', event, item }));
const found = (...given: Parameters<typeof mineSequences>): unknown[] =>
  toRows(mineSequences(given[0], { minSupport: 1, minLength: 2, ...given[1] })).map(({ pattern }) => pattern);
const pair = [[['a'], ['b']]];

describe('gaps and windows', () => {
  const days = [
    [1, 'a'],
    [2, 'x'],
    [9, 'b'],
  ] as const;
  it('a (day 1), x (day 2), b (day 9): the gap of a and b is 2 in places, and 8 in days', () => {
    const options = { maxLength: 2 } as const;
    expect(found(rows(days), { ...options, maxGap: 2, minGap: 2 })).toEqual(pair);
    expect(found(rows(days), { ...options, maxGap: 1 })).not.toContainEqual(pair[0]);
    expect(found(rows(days), { ...options, window: 8 })).toContainEqual(pair[0]);
    expect(found(rows(days), { ...options, window: 7.99 })).not.toContainEqual(pair[0]);
  });
  it('instants take a duration, numbers a number; a bare number for instants is refused, and the reverse', () => {
    const dated = rows(days.map(([day, item]) => [`2026-03-0${day}`, item] as const));
    expect(found(dated, { window: { days: 8 }, minGap: 2 })).toEqual(pair);
    expect(found(dated, { window: { days: 7 }, minGap: 2 })).toEqual([]);
    expect(() => mineSequences(dated, { window: 8 })).toThrow(/window must be a duration such as .* got 8/);
    expect(() => mineSequences(rows(days), { window: { days: 8 } })).toThrow(
      /window must be a number, since events are numbers/,
    );
  });
  it('a rare item between two others keeps them apart', () => {
    const lists = [
      ['a', 'rare', 'b'],
      ['a', 'b'],
    ];
    expect(mineSequences(lists, { minSupport: { count: 2 }, maxGap: 1, minLength: 2 }).length).toBe(0);
  });
});

describe('limits', () => {
  const long = [Array.from({ length: 24 }, (_, i) => `item ${i}`)];
  it('one sequence of 24 events holds 2^24 − 1 patterns: the list is cut, and says so', () => {
    const { length, truncated, notes, columns } = mineSequences(long, { minSupport: 1, maxPatterns: 5000 });
    expect([length, truncated, notes.map(({ code }) => code)]).toEqual([5000, true, ['truncated']]);
    expect(new Set(columns.count)).toEqual(new Set([1]));
  });
  it('a sequence of 1,110 events bears any length', () => {
    const endless = [Array.from({ length: 1110 }, (_, i) => String(i))];
    expect(mineSequences(endless, { minSupport: 1, maxPatterns: 2000 }).truncated).toBe(true);
  });
  it('nothing frequent: an empty table, and the highest count there is', () => {
    const { length, notes } = mineSequences([['a'], ['b']], { minSupport: 1 });
    expect([length, notes[0]?.details]).toEqual([0, { minCount: 2, highestCount: 1 }]);
    expect(mineSequences([[], []], { minSupport: 1 }).length).toBe(0);
    expect(mineSequences([], { minSupport: 1 }).n).toBe(0);
  });
  it('Unicode labels and names of Object.prototype are items like others', () => {
    expect(
      found([
        ['Käse 🧀', '__proto__'],
        ['Käse 🧀', '__proto__', 'constructor'],
      ]),
    ).toEqual([[['Käse 🧀'], ['__proto__']]]);
  });
  it('progress tells of every first item, and may stop the search', () => {
    const done: number[] = [];
    mineSequences([['a', 'b']], { minSupport: 1, onProgress: (progress) => done.push(progress.done) });
    expect(done).toEqual([1, 2]);
    const stop = (): never => {
      throw new RangeError('stop');
    };
    expect(() => mineSequences([['a']], { minSupport: 1, onProgress: stop })).toThrow(RangeError);
  });
});

describe('options', () => {
  it.each([
    [{ minSupport: 0 }, 'minSupport'],
    [{ minSupport: 1.5 }, 'minSupport'],
    [{ minSupport: { count: 0 } }, 'minSupport'],
    [{ top: 0 }, 'top'],
    [{ target: 'generators' }, 'target'],
    [{ minGap: 0 }, 'minGap'],
    [{ maxGap: 1.5 }, 'maxGap'],
    [{ window: -1 }, 'window'],
    [{ window: { fortnights: 1 } }, 'window'],
    [{ maxPatterns: 0 }, 'maxPatterns'],
    [{ gap: 1 }, 'gap'],
    [{ minGap: 3, maxGap: 2 }, 'maxGap'],
    [{ target: 'closed', top: 3 }, 'top'],
    [{ target: 'closed', maxGap: 2 }, 'maxGap'],
  ])('refuses %j', (options, name) => {
    try {
      mineSequences([['a']], options as never);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidOptionError);
      expect((error as InvalidOptionError).problems.map(({ option }) => option)).toEqual([name]);
    }
  });
});
