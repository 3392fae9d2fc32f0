import { deriveBtyd } from '@clientele/core';
import { deriveRfm } from '@clientele/rfm';
import {
  buildFeaturesIn,
  deriveCohortsIn,
  type Engine,
  type EngineLines,
  type LabelChurnInOptions,
  labelChurnIn,
  summarizeCustomersIn,
} from '@clientele/warehouse';
import { type FunctionOptions, partSettings } from '../arguments/set.ts';
import { dated } from '../derivations/churn.ts';
import { btydColumns, cohortColumns, summaryColumns, summarySettings } from '../derivations/core.ts';
import type { DerivedTable } from '../derivations/derivation.ts';
import { rfmColumns } from '../derivations/rfm.ts';

type DeriveIn = (engine: Engine, lines: EngineLines, settings: FunctionOptions) => Promise<DerivedTable>;

/** Derivations that an engine makes where the lines are: one row a customer or cohort comes back. */
export const engineDerivations: ReadonlyMap<string, DeriveIn> = new Map<string, DeriveIn>([
  ['summary', summary],
  ['btyd', btyd],
  ['rfm', rfm],
  ['cohorts', cohorts],
  ['churn-labels', churnLabels],
  ['churn-features', churnFeatures],
]);

async function summary(engine: Engine, lines: EngineLines, settings: FunctionOptions): Promise<DerivedTable> {
  const table = await summarizeCustomersIn(engine, lines, settings);
  const instants = ['firstPurchase', 'lastPurchase'];
  return { table, names: summaryColumns, instants, timeZone: table.timeZone, notes: table.notes };
}

async function btyd(engine: Engine, lines: EngineLines, settings: FunctionOptions): Promise<DerivedTable> {
  const [ofSummary, own] = partSettings(settings, [...summarySettings, 'asOf']);
  const summarized = await summarizeCustomersIn(engine, lines, ofSummary);
  return { table: deriveBtyd(summarized, own), names: btydColumns, notes: summarized.notes };
}

async function rfm(engine: Engine, lines: EngineLines, settings: FunctionOptions): Promise<DerivedTable> {
  const [ofSummary, own] = partSettings(settings, [...summarySettings, 'asOf']);
  const table = deriveRfm(await summarizeCustomersIn(engine, lines, ofSummary), own);
  return { table, names: rfmColumns, notes: table.notes };
}

async function cohorts(engine: Engine, lines: EngineLines, settings: FunctionOptions): Promise<DerivedTable> {
  const table = await deriveCohortsIn(engine, lines, settings);
  return { table, names: cohortColumns, notes: table.notes };
}

async function churnLabels(engine: Engine, lines: EngineLines, settings: FunctionOptions): Promise<DerivedTable> {
  const labels = await labelChurnIn(engine, lines, settings as unknown as LabelChurnInOptions);
  return dated(labels, ['label', 'censored']);
}

async function churnFeatures(engine: Engine, lines: EngineLines, settings: FunctionOptions): Promise<DerivedTable> {
  const features = await buildFeaturesIn(engine, lines, settings);
  return dated(features, Object.keys(features.columns));
}
