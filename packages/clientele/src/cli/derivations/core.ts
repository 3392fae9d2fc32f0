import {
  type CohortOptions,
  checkOptions,
  deriveBtyd,
  deriveCohorts,
  type SplitOptions,
  splitBtyd,
  summarizeCustomers,
  type TimeUnit,
} from '@clientele/core';
import { type FunctionOptions, partSettings } from '../arguments/set.ts';
import { issueColumns, issuesTable } from '../files/issues-file.ts';
import type { Derivation, DerivedTable, LinesInput } from './derivation.ts';

/** Options of `summarizeCustomers` that a derivation on top of it takes as well. */
export const summarySettings: readonly string[] = ['occasion'];

/** Derivations of `@clientele/core`. */
export const coreDerivations: readonly Derivation[] = [
  { name: 'summary', from: 'lines', derive: summary },
  { name: 'btyd', from: 'lines', derive: btyd },
  { name: 'cohorts', from: 'lines', derive: cohorts },
  { name: 'issues', from: 'findings', derive: issues },
];

/** Columns of `derive summary`, in the order of the file. */
export const summaryColumns: readonly string[] = [
  'customer',
  'purchaseCount',
  'purchaseDays',
  'firstPurchase',
  'lastPurchase',
  'totalSpend',
  'grossSpend',
  'repeatSpend',
  'sumLogGaps',
];

/** Columns of `derive btyd`. */
export const btydColumns: readonly string[] = ['customer', 'x', 'tx', 'T', 'meanRepeatSpend', 'sumLogGaps'];

function summary({ log, asOf, settings }: LinesInput): DerivedTable {
  const table = summarizeCustomers(log, { ...settings, ...asOfOption(asOf) });
  const instants = ['firstPurchase', 'lastPurchase'];
  return { table, names: summaryColumns, instants, timeZone: log.timeZone, notes: table.notes };
}

function btyd({ log, asOf, settings }: LinesInput): DerivedTable {
  const [ofSummary, own] = partSettings(settings, summarySettings);
  if (own['split'] !== undefined) return splitTable(log, { ...settings, ...asOfOption(asOf) });
  const summarized = summarizeCustomers(log, { ...ofSummary, ...asOfOption(asOf) });
  const table = deriveBtyd(summarized, { unit: 'day' as TimeUnit, ...own });
  return { table, names: btydColumns, notes: summarized.notes };
}

/** @returns the option `asOf` where it was given. */
export function asOfOption(asOf: string | undefined): FunctionOptions {
  return asOf === undefined ? {} : { asOf };
}

const splitColumns: readonly string[] = [...btydColumns, 'holdoutX', 'holdoutSpend'];

function splitTable(log: LinesInput['log'], options: FunctionOptions): DerivedTable {
  const table = splitBtyd(log, options as unknown as SplitOptions);
  const message = `${table.excludedCount} customers first bought after the split and are left out, with ${table.excludedSpend} spent`;
  const notes = table.excludedCount === 0 ? [] : [{ code: 'excluded-customers', message }];
  return { table, names: splitColumns, notes: [...(table.notes ?? []), ...notes] };
}

/** Columns of `derive cohorts`. */
export const cohortColumns: readonly string[] = ['cohort', 'period', 'eligible', 'customers', 'rate'];

function cohorts({ log, asOf, settings }: LinesInput): DerivedTable {
  const table = deriveCohorts(log, { ...settings, ...asOfOption(asOf) } as CohortOptions);
  return { table, names: cohortColumns, notes: table.notes };
}

function issues({ issues: found, settings }: Pick<LinesInput, 'issues' | 'settings'>): DerivedTable {
  checkOptions('findIssues', settings, {});
  return { table: issuesTable(found), names: issueColumns };
}
