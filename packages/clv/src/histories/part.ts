import { type Groups, groupRows } from './group.ts';

/** So many customers tell one hill of a likelihood from another. */
const enough = 2000;

/** A part of a base: groups of equal rows and how many customers each stands for. */
export interface Part {
  readonly groups: Groups;
  readonly weights: Float64Array;
}

/**
 * Takes every so-manieth customer in the order of the groups: the same part whatever the order of rows, with its shares.
 *
 * @param groups distinct rows, ascending
 * @param weights customers a group
 * @returns about 2,000 customers; all of them where there are not many more groups
 */
export function partOf(groups: Groups, weights: Float64Array): Part {
  if (groups.length <= 2 * enough) return { groups, weights };
  const step = weights.reduce((sum, weight) => sum + weight, 0) / enough;
  const [picked, counts]: [number[], number[]] = [[], []];
  let [before, taken] = [0, 0];
  weights.forEach((weight, group) => {
    const hits = Math.round((before + weight) / step) - taken;
    before += weight;
    if (hits === 0) return;
    taken += hits;
    picked.push(group);
    counts.push(hits);
  });
  const columns = groups.columns.map(({ values, codes }) =>
    Float64Array.from(picked, (group) => values[codes[group] as number] as number),
  );
  return { groups: groupRows(columns), weights: Float64Array.from(counts) };
}
