import { encode, InvalidInputError, InvalidOptionError, type ListColumn, table } from '@clientele/core';
import {
  ContractFailure,
  checkMiner,
  hostileItems,
  type MinedLists,
  type MinedTable,
  type MinerCase,
  minerChecks,
} from '@clientele/testing';
import { describe, expect, it } from 'vitest';

type Set2 = readonly string[];
type Counted = readonly (readonly [items: Set2, count: number])[];

/** All items and pairs with their counts, the most frequent first, then by name. */
function countSets(lists: MinedLists): Counted {
  const counts = new Map<string, number>();
  for (const list of lists) {
    const items = [...new Set(list)].sort();
    const sets = items.flatMap((item, i) => [[item], ...items.slice(i + 1).map((other) => [item, other])]);
    for (const set of sets) counts.set(JSON.stringify(set), (counts.get(JSON.stringify(set)) ?? 0) + 1);
  }
  const order = (a: string, b: string): number => (a < b ? -1 : 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || order(a, b))
    .map(([text, count]) => [JSON.parse(text) as Set2, count]);
}

function tableOf(sets: Counted, truncated = false): MinedTable {
  const items = sets.flatMap(([set]) => set);
  const { dictionary, codes } = encode(items);
  const offsets = new Uint32Array(sets.length + 1);
  sets.forEach(([set], i) => {
    offsets[i + 1] = (offsets[i] as number) + set.length;
  });
  const column: ListColumn = Object.freeze({ dictionary, offsets, codes });
  return Object.freeze({
    ...table({ items: column, count: Float64Array.from(sets, ([, count]) => count) }),
    truncated,
  });
}

const known = ['minCount', 'maxSets', 'maxLength'];

function wanted(lists: MinedLists, options: Readonly<Record<string, unknown>> = {}): Counted {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new InvalidOptionError('mineToy', [{ option: unknown, allowed: known.join(), received: 'another' }]);
  }
  if (!Array.isArray(lists) || !lists.every((list) => Array.isArray(list))) {
    throw new InvalidInputError('mineToy: expected lists');
  }
  const { minCount = 1, maxLength = 2 } = options as { minCount?: number; maxLength?: number };
  return countSets(lists).filter(([set, count]) => count >= minCount && set.length <= maxLength);
}

function mineToy(lists: MinedLists, options: Readonly<Record<string, unknown>> = {}): MinedTable {
  const sets = wanted(lists, options);
  const { maxSets = Number.POSITIVE_INFINITY } = options as { maxSets?: number };
  return tableOf(sets.slice(0, maxSets), sets.length > maxSets);
}

const toy: MinerCase = {
  name: 'mineToy',
  sample: [['a', 'b'], ['b', 'c', 'd'], ['a', 'b', 'c'], [], ['d'], ['a', 'b']],
  mine: mineToy,
  key: ['items'],
  counts: ['count'],
  all: { minCount: 1 },
  fewer: { minCount: 2 },
  recount: (row, lists) => {
    const items = row['items'] as Set2;
    return { count: lists.filter((list) => items.every((item) => list.includes(item))).length };
  },
  limit: 'maxSets',
  options: { maxLength: 1 },
};

/** The toy whose sets are changed after the fact. */
const then = (change: (sets: Counted, lists: MinedLists) => Counted): MinerCase => ({
  ...toy,
  mine: (lists, options) => {
    const sets = change(wanted(lists, options), lists);
    const { maxSets = Number.POSITIVE_INFINITY } = (options ?? {}) as { maxSets?: number };
    return tableOf(sets.slice(0, maxSets), sets.length > maxSets);
  },
});

let calls = 0;

/** For every check, twins that break the contract in the way that it must notice. */
const brokenTwins: Readonly<Record<string, readonly MinerCase[]>> = {
  'the same lists give the same table, and stay as they were': [
    then((sets) => sets.map(([set, count]) => [set, count + calls++])),
    { ...toy, mine: (lists, options) => mineToy((lists as string[][]).reverse(), options) },
  ],
  'nothing depends on the order of the lists': [
    then((sets, lists) => (JSON.stringify(lists) === JSON.stringify(toy.sample) ? sets : [...sets].reverse())),
  ],
  'no row stands twice, and its counts are those of a recount': [
    then((sets) => [...sets, ...sets.slice(-1)]),
    then((sets, lists) => sets.map(([set, count]) => [set, Math.min(count, lists.length - 3)])),
    then((sets) => sets.slice(0, 1)),
  ],
  'lists written twice double the counts': [
    { ...toy, mine: (lists, options) => mineToy(lists.slice(0, 6), options) },
    then((sets) => sets.filter(([, count]) => count > 1)),
  ],
  'a higher threshold keeps some of the rows, as they were': [
    { ...toy, mine: (lists, { minCount: _, ...options } = {}) => mineToy(lists, options) },
    {
      ...toy,
      mine: (lists, { minCount = 1, ...options } = {}) =>
        tableOf(wanted(lists, options).map(([set, count]) => [set, Math.max(count, Number(minCount))])),
    },
  ],
  'items may be called anything': [
    then((sets) => sets.filter(([set]) => !set.some((item) => item in {}))),
    then((sets) => sets.map(([set, count]) => [set.map((item) => item.trim()), count])),
  ],
  'a limit that cuts says so, and what is listed is exact': [
    { ...toy, mine: (lists, options) => Object.freeze({ ...mineToy(lists, options), truncated: false }) },
    { ...toy, mine: (lists, options) => Object.freeze({ ...mineToy(lists, options), truncated: true }) },
    {
      ...toy,
      mine: (lists, options = {}) => {
        const sets = wanted(lists, options);
        const max = 'maxSets' in options ? Number(options['maxSets']) : Number.POSITIVE_INFINITY;
        return tableOf(sets.slice(0, max), sets.length >= max);
      },
    },
  ],
  'no lists, or empty ones, give a table without rows': [
    { ...toy, mine: (lists, options) => (lists.length === 0 ? tableOf([[['none'], 0]]) : mineToy(lists, options)) },
    {
      ...toy,
      mine: (lists, options) => {
        const found = mineToy(lists, options);
        return found.length > 0 ? found : Object.freeze({ ...table({}), truncated: false });
      },
    },
  ],
  'what is no list of lists is refused': [
    { ...toy, mine: (lists, options) => mineToy(Array.isArray(lists) ? lists : [], options) },
    { ...toy, mine: (lists, options) => (Array.isArray(lists) ? mineToy(lists, options) : tableOf([])) },
    { ...toy, mine: (lists, options) => tableOf(countSets(lists), options === undefined) },
  ],
  'unknown options are refused, and each known one changes the answer': [
    { ...toy, mine: (lists, { noSuchOption: _, ...options } = {}) => mineToy(lists, options) },
    { ...toy, mine: (lists, { maxLength: _, ...options } = {}) => mineToy(lists, options) },
  ],
  'the answer is frozen plain data without NaN that survives a clone': [
    { ...toy, mine: (lists, options) => ({ ...mineToy(lists, options) }) },
    then((sets) => sets.map(([set]) => [set, Number.POSITIVE_INFINITY])),
    { ...toy, mine: (lists, options) => Object.freeze({ ...mineToy(lists, options), again: Object.freeze(() => 1) }) },
  ],
};

describe('checkMiner', () => {
  it('passes what keeps the contract, with or without a limit', () => {
    const { limit: _, ...unlimited } = toy;
    for (const miner of [toy, unlimited]) for (const check of checkMiner(miner)) check.run();
  });
  it('has broken twins for every check', () => {
    expect(Object.keys(brokenTwins)).toEqual(minerChecks.map(({ name }) => name));
  });
  it.each(minerChecks)('notices each twin that breaks it: $name', ({ name, run }) => {
    for (const twin of brokenTwins[name] ?? []) expect(() => run(twin)).toThrow();
  });
  it.each(minerChecks)('says so as a failure of the contract: $name', ({ name, run }) => {
    expect(() => run(brokenTwins[name]?.[0] ?? toy)).toThrow(ContractFailure);
  });
  it('refuses a sample that would prove nothing', () => {
    expect(() => checkMiner({ ...toy, sample: toy.sample.slice(0, 5) })).toThrow('six lists or more');
    expect(() => checkMiner({ ...toy, sample: toy.sample.map(() => ['a']) })).toThrow('an empty list');
    const wide = [...hostileItems, 'one', 'more'];
    expect(() => checkMiner({ ...toy, sample: [...toy.sample, wide] })).toThrow(/items, 12 do/);
  });
});
