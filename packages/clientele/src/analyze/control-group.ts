import { seededHash } from '@clientele/stats';

/**
 * Draws a control group within each group of customers: exactly the given share of each, rounded to whole customers.
 * Customers are ranked by a seeded hash of their id, so that the draw is the same whatever the row order.
 *
 * @param ids one customer id a row
 * @param groups one group a row
 * @param share share of each group that is left untreated, 0 to 1
 * @param seed another seed draws other customers
 * @returns one flag a row: 1 where the customer is in the control group
 */
export function drawControlGroup(
  ids: readonly string[],
  groups: readonly (string | null)[],
  share: number,
  seed: number,
): Uint8Array {
  const control = new Uint8Array(ids.length);
  for (const rows of rowsByGroup(groups).values()) {
    const ranked = rows
      .map((row) => ({ row, id: ids[row] as string, rank: seededHash(ids[row] as string, seed) }))
      .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
    for (const { row } of ranked.slice(0, Math.round(rows.length * share))) control[row] = 1;
  }
  return control;
}

function rowsByGroup(groups: readonly (string | null)[]): Map<string | null, number[]> {
  const rows = new Map<string | null, number[]>();
  groups.forEach((group, row) => {
    const members = rows.get(group);
    if (members === undefined) rows.set(group, [row]);
    else members.push(row);
  });
  return rows;
}
