import type { Analysis } from '@clientele/core';
import { formatNumber, unknown } from '../../format/number.ts';
import { dataText } from '../../format/text.ts';
import { folded } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { dataTable, type TableColumn } from '../../html/table.ts';
import { numbersOf } from '../../read/columns.ts';

const measures: readonly (readonly [name: string, header: string, decimals: number])[] = [
  ['silhouette', 'Silhouette (more is better)', 3],
  ['calinskiHarabasz', 'Caliński-Harabasz (more)', 1],
  ['daviesBouldin', 'Davies-Bouldin (less)', 3],
  ['bic', 'BIC (less)', 0],
  ['stability', 'Found again in resamples (more)', 2],
];

/**
 * Why there are as many clusters as there are: every number that was tried, and how good it was.
 *
 * @param analysis what was found out
 * @returns the markup; nothing where no numbers were tried
 */
export function choiceTable(analysis: Analysis): Html | null {
  const source = analysis.tables?.['clusterChoice'];
  const ks = source === undefined ? null : numbersOf(source, 'k');
  if (source === undefined || ks === null) return null;
  const reason = analysis.notes.find(({ code }) => code === 'clusters-chosen')?.message;
  const columns: TableColumn<number>[] = [
    { header: 'Clusters', numeric: true, cell: (row) => formatNumber(ks[row] ?? 0) },
    ...measures.flatMap(([name, header, decimals]): TableColumn<number>[] => {
      const values = numbersOf(source, name);
      if (values === null) return [];
      const cell = (row: number): string => {
        const value = values[row] ?? Number.NaN;
        return Number.isFinite(value) ? formatNumber(value, decimals) : unknown;
      };
      return [{ header, numeric: true, cell }];
    }),
  ];
  return html`${reason === undefined ? null : html`<p>Why so many: ${dataText(reason, 400)}.</p>`}
${folded('Every number of clusters that was tried', dataTable('cluster-choice', 'Numbers of clusters and their measures', columns, [...ks.keys()]))}`;
}
