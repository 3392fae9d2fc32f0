import { ClienteleError, toRows } from '@clientele/core';
import { firstDifference, firstUnfrozen } from './compare.ts';
import { demand } from './estimator.ts';
import { hostileItems, type MinedLists, type MinedTable, type MinerCase, type MinerCheck } from './miner.ts';
import { shuffled } from './rows.ts';

/** The contract that everything keeps that mines lists, check by check. */
export const minerChecks: readonly MinerCheck[] = [
  {
    name: 'the same lists give the same table, and stay as they were',
    run({ name, sample, mine, all }) {
      const lists = frozenLists(sample);
      const difference = firstDifference(mine(lists, all), mine(lists, all), 0, 'table');
      demand(difference === null, () => `${name}: mined again, ${difference}`);
    },
  },
  {
    name: 'nothing depends on the order of the lists',
    run({ name, sample, mine, all }) {
      const mixed = shuffled(sample.length).map((row) => sample[row] as readonly string[]);
      const difference = firstDifference(toRows(mine(sample, all)), toRows(mine(mixed, all)), 0, 'row');
      demand(difference === null, () => `${name}: another order, another ${difference}`);
    },
  },
  {
    name: 'no row stands twice, and its counts are those of a recount',
    run(miner) {
      const rows = toRows(miner.mine(miner.sample, miner.all));
      demandDistinct(miner, rows);
      for (const row of rows) demandRecounted(miner, row);
    },
  },
  {
    name: 'lists written twice double the counts',
    run({ name, sample, mine, all, counts }) {
      const once = toRows(mine(sample, all));
      const expected = once.map((row) => ({
        ...row,
        ...Object.fromEntries(counts.map((column) => [column, 2 * Number(row[column])])),
      }));
      const difference = firstDifference(expected, toRows(mine([...sample, ...sample], all)), 0, 'row');
      demand(difference === null, () => `${name}: of every list two, ${difference}`);
    },
  },
  {
    name: 'a higher threshold keeps some of the rows, as they were',
    run({ name, sample, mine, all, fewer }) {
      const every = new Set(toRows(mine(sample, all)).map((row) => JSON.stringify(row)));
      const kept = toRows(mine(sample, { ...all, ...fewer })).map((row) => JSON.stringify(row));
      const stranger = kept.find((row) => !every.has(row));
      demand(stranger === undefined, () => `${name}: a higher threshold adds ${stranger}`);
      demand(kept.length > 0 && kept.length < every.size, () => `${name}: ${kept.length} rows of ${every.size} stay`);
    },
  },
  {
    name: 'items may be called anything',
    run(miner) {
      const items = [...new Set(miner.sample.flat())].sort();
      const mined = miner.mine(miner.sample, miner.all);
      for (let first = 0; first < hostileItems.length; first += items.length) {
        const renamed = (item: string): string =>
          hostileItems[(first + items.indexOf(item)) % hostileItems.length] as string;
        const lists = miner.sample.map((list) => list.map(renamed));
        const found = keyedRows(miner, miner.mine(lists, miner.all), (item) => item);
        const difference = firstDifference(keyedRows(miner, mined, renamed), found, 0, 'row');
        demand(difference === null, () => `${miner.name}: with other names, ${difference}`);
      }
    },
  },
  {
    name: 'a limit that cuts says so, and what is listed is exact',
    run(miner) {
      const { name, sample, mine, all, limit } = miner;
      if (limit === undefined) return;
      const whole = mine(sample, all);
      demand(whole.truncated !== true, () => `${name}: nothing was cut, and truncated is true`);
      const cut = mine(sample, { ...all, [limit]: whole.length - 1 });
      demand(cut.truncated === true, () => `${name}: ${limit} cuts, and truncated is ${cut.truncated}`);
      demand(cut.length < whole.length, () => `${name}: ${limit} cuts nothing`);
      for (const row of toRows(cut)) demandRecounted(miner, row);
      const enough = mine(sample, { ...all, [limit]: whole.length });
      demand(
        enough.truncated === false,
        () => `${name}: ${limit} is just enough, and truncated is ${enough.truncated}`,
      );
    },
  },
  {
    name: 'no lists, or empty ones, give a table without rows',
    run({ name, sample, mine, all }) {
      const columns = Object.keys(mine(sample, all).columns);
      for (const lists of [[], [[]], [[], []]]) {
        const { length, columns: found } = mine(lists, all);
        const isEmpty = length === 0 && Object.keys(found).join() === columns.join();
        demand(isEmpty, () => `${name}: ${JSON.stringify(lists)} gives ${length} rows of ${Object.keys(found)}`);
      }
    },
  },
  {
    name: 'what is no list of lists is refused',
    run({ name, mine, all }) {
      for (const value of [null, undefined, 7, 'ab', [3], [null]]) {
        const error = caught(() => mine(value as never, all));
        const isRefused = error instanceof ClienteleError && error.code === 'invalid-input';
        demand(isRefused, () => `${name}: ${JSON.stringify(value)} gave ${String(error)}`);
      }
    },
  },
  {
    name: 'unknown options are refused, and each known one changes the answer',
    run({ name, sample, mine, all, options }) {
      const error = caught(() => mine(sample, { noSuchOption: 1 }));
      const isRefused = error instanceof ClienteleError && error.code === 'invalid-option';
      demand(isRefused, () => `${name} took an unknown option`);
      const plain = toRows(mine(sample, all));
      for (const [option, value] of Object.entries(options)) {
        const difference = firstDifference(plain, toRows(mine(sample, { ...all, [option]: value })));
        demand(difference !== null, () => `${name}: option ${option} changes nothing`);
      }
    },
  },
  {
    name: 'the answer is frozen plain data without NaN that survives a clone',
    run({ name, sample, mine, all }) {
      const found = mine(sample, all);
      const open = firstUnfrozen(found);
      demand(open === null, () => `${name}: ${open} can be written into`);
      const difference = firstDifference(found, structuredClone(found), 0, 'clone');
      demand(difference === null, () => `${name}: ${difference}`);
      const cells = toRows(found).flatMap((row) => Object.values(row));
      const odd = cells.find((cell) => typeof cell === 'number' && !Number.isFinite(cell));
      demand(odd === undefined, () => `${name}: a cell holds ${odd}`);
    },
  },
];

/**
 * The contract suite for what mines lists: register each check as a test of its own.
 *
 * @param miner the function, a sample and how a row is counted again; fewer than six lists, more than twelve items, or a sample
 * without an empty list would prove nothing and are refused
 * @returns the checks
 * @example
 * for (const check of checkMiner(itemsets)) it(check.name, check.run);
 */
export function checkMiner(miner: MinerCase): { readonly name: string; readonly run: () => void }[] {
  const { name, sample } = miner;
  demand(sample.length >= 6, () => `${name}: the sample needs six lists or more`);
  demand(
    sample.some((list) => list.length === 0),
    () => `${name}: the sample needs an empty list`,
  );
  const items = new Set(sample.flat()).size;
  demand(items <= hostileItems.length, () => `${name}: the sample has ${items} items, ${hostileItems.length} do`);
  return minerChecks.map((check) => ({ name: check.name, run: () => check.run(miner) }));
}

type MinedRow = Readonly<Record<string, unknown>>;

function demandDistinct({ name, key }: MinerCase, rows: readonly MinedRow[]): void {
  demand(rows.length > 1, () => `${name}: the sample holds ${rows.length} rows`);
  const seen = new Set<string>();
  for (const row of rows) {
    const text = JSON.stringify(key.map((column) => row[column]));
    demand(!seen.has(text), () => `${name}: ${text} stands twice`);
    seen.add(text);
  }
}

function demandRecounted({ name, key, sample, recount }: MinerCase, row: MinedRow): void {
  for (const [column, value] of Object.entries(recount(row, sample))) {
    const what = JSON.stringify(key.map((one) => row[one]));
    demand(row[column] === value, () => `${name}: ${what}: ${column} is ${row[column]}, counted again ${value}`);
  }
}

/** Key and counts of each row, its items renamed; items of a set in order of their names, rows too. */
function keyedRows({ key, counts }: MinerCase, found: MinedTable, rename: (item: string) => string): string[] {
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string') return rename(value);
    if (!Array.isArray(value)) return value;
    const inner = value.map(renamed);
    return inner.every((one) => typeof one === 'string') ? inner.sort() : inner;
  };
  return toRows(found)
    .map((row) =>
      JSON.stringify([...key.map((column) => renamed(row[column])), ...counts.map((column) => row[column])]),
    )
    .sort();
}

function frozenLists(lists: MinedLists): MinedLists {
  return Object.freeze(lists.map((list) => Object.freeze([...list])));
}

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}
