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

/**
 * A 32-bit hash of a text: FNV-1a over its code units (Fowler, Noll and Vo), started from the seed and mixed at the end by
 * the finalizer of MurmurHash3 (Appleby).
 */
function seededHash(text: string, seed: number): number {
  let hash = mix(0x811c9dc5 ^ mix(seed));
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash) >>> 0;
}

function mix(bits: number): number {
  let hash = bits;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
