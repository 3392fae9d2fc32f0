import type { Analysis } from '@clientele/core';
import { formatNumber, formatShare } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import { swatch } from '../../html/blocks.ts';
import type { Html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf, textsOf } from '../../read/columns.ts';
import type { ClusterView } from './views.ts';

const mostRules = 40;

interface RuleView {
  readonly cluster: ClusterView | undefined;
  readonly rule: string | null;
  readonly customers: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * What tells each cluster, in phrases that need no model.
 *
 * @param analysis what was found out
 * @param views the clusters
 * @returns the markup; nothing where no rules were sought
 */
export function clusterRules({ tables }: Analysis, views: readonly ClusterView[]): Html | null {
  const source = tables?.['clusterRules'];
  if (source === undefined) return null;
  const [clusters, phrases] = [numbersOf(source, 'cluster'), textsOf(source, 'rule')];
  if (clusters === null || phrases === null) return null;
  const at = (name: string, row: number): number => numbersOf(source, name)?.[row] ?? Number.NaN;
  const rows = Array.from(
    clusters.slice(0, mostRules),
    (number, row): RuleView => ({
      cluster: views.find((view) => view.number === number),
      rule: phrases[row] ?? null,
      customers: at('customers', row),
      precision: at('precision', row),
      recall: at('recall', row),
    }),
  );
  const columns: TableColumn<RuleView>[] = [
    {
      header: 'Cluster',
      cell: ({ cluster }) => swatch(cluster?.colour ?? 'var(--faint)', dataText(cluster?.name ?? null)),
    },
    { header: 'Rule', cell: ({ rule }) => dataText(rule, 200) },
    { header: 'Customers it holds for', numeric: true, cell: ({ customers }) => formatNumber(customers) },
    { header: 'of whom are in the cluster', numeric: true, cell: ({ precision }) => formatShare(precision) },
    { header: 'of the cluster it finds', numeric: true, cell: ({ recall }) => formatShare(recall) },
  ];
  return dataTable(
    'cluster-rules',
    'Rules that tell the clusters: recency in days, frequency in orders',
    columns,
    rows,
  );
}
