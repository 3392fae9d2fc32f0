import type { EventRows } from './event-rows.ts';
import { type Occurrences, occurrencesOf } from './occurrences.ts';

/** Takes a rule: local items of both sides, in which sequences it stands, and how many hold its antecedent. */
export type TakeRule = (left: readonly number[], right: readonly number[], count: number, leftCount: number) => void;

/** Which rules are grown. */
export interface RuleLimits {
  readonly minCount: number;
  readonly maxAntecedent: number;
  readonly maxConsequent: number;
  /** Infinity where there is no limit. */
  readonly window: number;
  /** Whether the search shall end. */
  readonly isFull: () => boolean;
}

/** The sequences of a rule; of each the earliest event that ends the antecedent, and the latest that begins the consequent. */
interface Holders {
  readonly rows: number[];
  readonly leftEnds: number[];
  readonly rightStarts: number[];
}

/**
 * Grows rules from pairs of items, to the right and then to the left, so that each is met once (RuleGrowth, Fournier-Viger,
 * Nkambou and Tseng 2011). Both sides are sets: their items stand in any order, all of the left before all of the right.
 *
 * @param rows the sequences
 * @param limits which rules are wanted
 * @param take told every rule that reaches the least count
 * @param onItem told how many first items are done
 */
export function growRules(rows: EventRows, limits: RuleLimits, take: TakeRule, onItem: (done: number) => void): void {
  const pairs = occurrencesOf(rows);
  const holders = rowsByItem(pairs, rows.codes.length);
  const stands = openStands(rows, pairs, limits.window);

  /** The items that extend a rule on one side, each with the sequences where the longer rule stands. */
  function extensions(
    left: readonly number[],
    right: readonly number[],
    { rows: held, leftEnds, rightStarts }: Holders,
    toRight: boolean,
  ): [number, Holders][] {
    const found = new Map<number, Holders>();
    const above = (toRight ? right : left).at(-1) ?? -1;
    held.forEach((row, i) => {
      const [leftEnd, rightStart] = [leftEnds[i] as number, rightStarts[i] as number];
      for (let pair = pairs.rowPairs[row] as number; pair < (pairs.rowPairs[row + 1] as number); pair++) {
        const item = pairs.item[pair] as number;
        if (item <= above || left.includes(item) || right.includes(item)) continue;
        const end = toRight ? leftEnd : Math.max(leftEnd, pairs.events[pairs.starts[pair] as number] as number);
        const start = toRight ? Math.min(rightStart, pairs.last[pair] as number) : rightStart;
        if (end >= start) continue;
        if (!stands(row, toRight ? left : [...left, item], toRight ? [...right, item] : right)) continue;
        let of = found.get(item);
        if (of === undefined) {
          of = { rows: [], leftEnds: [], rightStarts: [] };
          found.set(item, of);
        }
        of.rows.push(row);
        of.leftEnds.push(end);
        of.rightStarts.push(start);
      }
    });
    return [...found].filter(([, of]) => of.rows.length >= limits.minCount).sort(([a], [b]) => a - b);
  }
  function grow(
    left: readonly number[],
    leftRows: Uint32Array,
    right: readonly number[],
    held: Holders,
    mayGoRight: boolean,
  ): void {
    if (limits.isFull()) return;
    take(left, right, held.rows.length, leftRows.length);
    if (mayGoRight && right.length < limits.maxConsequent) {
      for (const [item, of] of extensions(left, right, held, true)) grow(left, leftRows, [...right, item], of, true);
    }
    if (left.length >= limits.maxAntecedent) return;
    for (const [item, of] of extensions(left, right, held, false)) {
      grow([...left, item], common(leftRows, holders[item] as Uint32Array), right, of, false);
    }
  }
  holders.forEach((held, item) => {
    const alone = {
      rows: [...held],
      leftEnds: [...held].map((row) => firstOf(pairs, row, item)),
      rightStarts: [...held].map(() => Number.POSITIVE_INFINITY),
    };
    for (const [other, of] of extensions([item], [], alone, true)) grow([item], held, [other], of, true);
    onItem(item + 1);
  });
}

function rowsByItem({ rowPairs, item }: Occurrences, items: number): Uint32Array[] {
  const rows: number[][] = Array.from({ length: items }, () => []);
  for (let row = 0; row + 1 < rowPairs.length; row++) {
    for (let pair = rowPairs[row] as number; pair < (rowPairs[row + 1] as number); pair++)
      rows[item[pair] as number]?.push(row);
  }
  return rows.map((of) => Uint32Array.from(of));
}

function pairOf({ rowPairs, item }: Occurrences, row: number, wanted: number): number {
  let pair = rowPairs[row] as number;
  while (item[pair] !== wanted) pair++;
  return pair;
}

const firstOf = (pairs: Occurrences, row: number, item: number): number =>
  pairs.events[pairs.starts[pairOf(pairs, row, item)] as number] as number;

/** What two ascending lists share. */
function common(a: Uint32Array, b: Uint32Array): Uint32Array {
  let at = 0;
  return a.filter((row) => {
    while (at < b.length && (b[at] as number) < row) at++;
    return b[at] === row;
  });
}

type Stands = (row: number, left: readonly number[], right: readonly number[]) => boolean;

/**
 * Whether a rule stands in a sequence within the window: for every event that may end the antecedent, from the latest
 * occurrences of the antecedent up to it to the earliest of the consequent after it.
 */
function openStands({ time }: EventRows, pairs: Occurrences, window: number): Stands {
  if (window === Number.POSITIVE_INFINITY) return () => true;
  const { starts, events } = pairs;
  const occurrences = (row: number, item: number): Uint32Array => {
    const pair = pairOf(pairs, row, item);
    return events.subarray(starts[pair], starts[pair + 1]);
  };
  return (row, left, right) => {
    const before = left.map((item) => occurrences(row, item));
    const after = right.map((item) => occurrences(row, item));
    return before.some((ends) =>
      ends.some((end) => {
        const begun = Math.min(...before.map((all) => all.findLast((event) => event <= end) ?? -1));
        const done = Math.max(...after.map((all) => all.find((event) => event > end) ?? Number.POSITIVE_INFINITY));
        if (begun < 0 || done === Number.POSITIVE_INFINITY) return false;
        return (time[done] as number) - (time[begun] as number) <= window;
      }),
    );
  };
}
