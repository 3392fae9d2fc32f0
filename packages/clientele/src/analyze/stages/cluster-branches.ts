import { type Column, type CustomerTable, filterRows, type Table, table, textAt } from '@clientele/core';
import { clusterHierarchical, type FeatureChoice, topBranches } from '@clientele/segmentation';
import { drawControlGroup } from '../control-group.ts';

/** The tree takes their square in time and memory: beyond, a sample stands for all. */
const mostCustomers = 2000;
/** Branches that a picture has room for. */
const mostBranches = 18;

/**
 * Ward's tree of the customers, cut where it fits on a page: what the clusters are made of, and which of them lie near one another.
 *
 * @param known features of all customers
 * @param features as the clusters were found by
 * @param cluster the clusters found
 * @param seed draws the sample, by the customers' ids
 * @returns `dendrogramBranches`, one row a branch with the cluster that most of it is in, and `dendrogramMerges`; nothing for fewer than
 * three branches
 */
export function branchesOf(
  known: CustomerTable<Record<string, Column>>,
  features: readonly FeatureChoice[],
  cluster: Float64Array,
  seed: number,
): Readonly<Record<string, Table<Record<string, Column>>>> {
  const mask = sampleOf(known, seed);
  const sample = mask === null ? known : filterRows(known, mask);
  const of = mask === null ? cluster : cluster.filter((_, row) => mask[row] === true);
  const { branch, sizes, merges } = topBranches(clusterHierarchical(sample, { features }), { branches: mostBranches });
  if (sizes.length < 3) return {};
  const counts = Array.from(sizes, () => new Map<number, number>());
  for (const [row, at] of branch.entries()) {
    const own = counts[at] as Map<number, number>;
    own.set(of[row] as number, (own.get(of[row] as number) ?? 0) + 1);
  }
  const most = counts.map((own) => [...own].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a)));
  return {
    dendrogramBranches: table({
      customers: sizes,
      cluster: Float64Array.from(most, ([number]) => number),
      share: Float64Array.from(most, ([, count], at) => count / (sizes[at] as number)),
    }),
    dendrogramMerges: merges,
  };
}

/** Customers by a seeded hash of their ids, or `null` where all fit. */
function sampleOf({ customer, length }: CustomerTable<Record<string, Column>>, seed: number): boolean[] | null {
  if (length <= mostCustomers) return null;
  const ids = Array.from({ length }, (_, row) => textAt(customer, row) ?? '');
  const all = ids.map(() => null);
  return Array.from(drawControlGroup(ids, all, mostCustomers / length, seed), (flag) => flag === 1);
}
