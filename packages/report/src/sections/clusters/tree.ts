import type { Analysis } from '@clientele/core';
import { type BranchView, dendrogram, type MergeView } from '../../chart/dendrogram.ts';
import { figure } from '../../chart/figure.ts';
import { formatNumber } from '../../format/number.ts';
import { counted } from '../../format/text.ts';
import type { Html } from '../../html/html.ts';
import { numbersOf, sumOf } from '../../read/columns.ts';
import type { ClusterView } from './views.ts';

/**
 * The dendrogram: how customers come together step by step, and which cluster each branch belongs to.
 *
 * @param analysis what was found out
 * @param views the clusters
 * @returns the markup; nothing where no tree was made
 */
export function clusterTree(analysis: Analysis, views: readonly ClusterView[]): Html | null {
  const { dendrogramBranches: source, dendrogramMerges: above } = analysis.tables ?? {};
  if (source === undefined || above === undefined) return null;
  const [sizes, clusters] = [numbersOf(source, 'customers'), numbersOf(source, 'cluster')];
  const [first, second, height] = [numbersOf(above, 'first'), numbersOf(above, 'second'), numbersOf(above, 'height')];
  if (sizes === null || clusters === null || first === null || second === null || height === null) return null;
  const branches = Array.from(sizes, (customers, branch): BranchView => {
    const cluster = clusters[branch] ?? 0;
    const colour = views.find(({ number }) => number === cluster)?.colour ?? 'var(--faint)';
    return { label: `${formatNumber(customers)}, cluster ${cluster}`, colour, customers };
  });
  const merges = Array.from(
    height,
    (at, row): MergeView => ({ first: first[row] ?? 0, second: second[row] ?? 0, height: at }),
  );
  const drawn = sumOf(sizes);
  const all = analysis.customers.length;
  const sample = drawn === all ? '' : ` It is made of a sample of ${counted(drawn, formatNumber(drawn), 'customer')}.`;
  return figure({
    title: 'How the customers come together',
    label: `Dendrogram of ${branches.length} branches; the last two merge at ${formatNumber(merges.at(-1)?.height ?? 0, 1)}.`,
    caption: `From left to right those most alike merge first (Ward’s method, on the features of the clusters); a long way to the next merge means groups that are well apart. A branch has the colour of the cluster that most of its customers are in: where colours mix within a branch, cluster and tree disagree.${sample}`,
    draw: (width) => dendrogram(branches, merges, width),
  });
}
