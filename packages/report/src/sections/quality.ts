import type { DataIssue, DataIssues } from '@clientele/core';
import type { ReportContext } from '../context/context.ts';
import { formatNumber } from '../format/number.ts';
import { counted, dataText } from '../format/text.ts';
import { type Html, html } from '../html/html.ts';
import { dataTable, type TableColumn } from '../html/table.ts';
import { issueWords } from './quality/words.ts';
import type { Section } from './section.ts';

/** What is odd in the data, in words, with the first rows to look at. */
export const quality: Section = {
  id: 'quality',
  title: 'Findings on the data',
  render({ quality: issues }, context) {
    const counts = Object.entries(issues.counts).filter(([, count]) => count > 0);
    if (counts.length === 0) return html`<p>Nothing odd was found in the data: every row was used.</p>`;
    return html`${opening(counts)}${countTable(counts, issues)}${listing(issues, context)}`;
  },
};

type Count = readonly [code: string, count: number];

function opening(counts: readonly Count[]): Html {
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const kinds = counted(counts.length, formatNumber(counts.length), 'kind');
  return html`<p>${counted(all, formatNumber(all), 'finding')} of ${kinds}. Nothing was left out in silence: what could not be used is counted here.</p>
`;
}

function countTable(counts: readonly Count[], { listed }: DataIssues): Html {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const columns: TableColumn<Count>[] = [
    { header: 'Finding', cell: ([code]) => dataText(issueWords(code).name) },
    { header: 'Count', numeric: true, cell: ([, count]) => formatNumber(count) },
    { header: 'What it means', cell: ([code]) => issueWords(code).meaning },
    { header: 'What was done', cell: ([code]) => actionsOf(code, listed) },
  ];
  return dataTable('finding-table', 'Findings by kind', columns, sorted);
}

const actions: ReadonlyMap<string, string> = new Map([
  ['dropped', 'left out'],
  ['repaired', 'mended'],
  ['kept', 'kept as it stood'],
]);

function actionWords(action: string): string {
  return actions.get(action) ?? action;
}

function actionsOf(code: string, listed: readonly DataIssue[]): string {
  const met = new Set(listed.filter((issue) => issue.code === code).map(({ action }) => actionWords(action)));
  return [...met].sort().join(', ');
}

function listing({ listed, counts }: DataIssues, { limits }: ReportContext): Html | null {
  const shown = listed.slice(0, limits.listedIssues);
  if (shown.length === 0) return null;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const columns: TableColumn<DataIssue>[] = [
    { header: 'Where', cell: whereOf },
    { header: 'Finding', cell: ({ code }) => dataText(issueWords(code).name) },
    { header: 'Column', cell: ({ column }) => dataText(column === '' ? null : column, 40) },
    { header: 'Expected', cell: ({ expected }) => dataText(expected, 120) },
    { header: 'Received', cell: ({ received }) => html`<code>${dataText(received, 60)}</code>` },
    { header: 'What was done', cell: ({ action }) => actionWords(action) },
  ];
  const caption =
    shown.length < all ? `The first ${formatNumber(shown.length)} of ${formatNumber(all)} findings` : 'All findings';
  return dataTable('issue-table', caption, columns, shown);
}

function whereOf({ line, row }: DataIssue): string {
  if (line !== undefined) return `line ${line}`;
  return row < 0 ? 'whole data' : `row ${row + 1}`;
}
