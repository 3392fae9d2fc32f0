import type { Analysis } from '@clientele/core';
import { issueColumns, issuesTable } from './issues-file.ts';
import { modelFile, summaryRecord } from './summary-record.ts';
import { csvText } from './table-text.ts';

/** The fixed headers: a column whose stage did not run stays, empty. */
const customerColumns =
  'customer recency frequency monetary r f m segment action cluster probabilityAlive expectedTransactions lifetimeValue churnProbability sentiment offer offerReason expectedValue';
const segmentColumns = 'segment customers revenueShare action';
const ruleColumns =
  'antecedent consequent count antecedentCount consequentCount n support confidence lift leverage conviction';
const campaignColumns = 'customer channel offer reason expectedValue group';

/** Top-level names that a run of `analyze` writes, and may therefore replace. */
export const analysisNames: readonly string[] = [
  'report.html',
  'summary.json',
  'customers.csv',
  'segments.csv',
  'rules.csv',
  'campaign.csv',
  'issues.csv',
  'models',
];

/**
 * All files of one analysis.
 *
 * @param analysis the result
 * @param report the HTML report
 * @returns text by path inside the folder, summary.json listing them all
 */
export function analysisFiles(analysis: Analysis, report: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    ['report.html', report],
    ['summary.json', ''],
    ['customers.csv', csvText(analysis.customers, { names: customerColumns.split(' ') }, true)],
    ['segments.csv', csvText(analysis.segments, { names: segmentColumns.split(' ') })],
    ['rules.csv', csvText(analysis.rules, { names: ruleColumns.split(' ') })],
    ['campaign.csv', csvText(analysis.campaign, { names: campaignColumns.split(' ') }, true)],
    ['issues.csv', csvText(issuesTable(analysis.quality), { names: issueColumns })],
  ]);
  for (const model of Object.values(analysis.models)) {
    files.set(modelFile(model.kind), `${JSON.stringify(model, null, 2)}\n`);
  }
  const summary = summaryRecord(analysis, [...files.keys()]);
  return files.set('summary.json', `${JSON.stringify(summary, null, 2)}\n`);
}
