import { type Column, InsufficientDataError, type Table, table } from '@clientele/core';
import { assignClusters, chooseK, type FeatureChoice, profileClusters } from '@clientele/segmentation';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { branchesOf } from './cluster-branches.ts';
import { nearestTable, rulesTable } from './cluster-words.ts';
import { withAttributes } from './known-customers.ts';
import { toldPreferences } from './preferences.ts';

/** Groups of customers who are alike, by what they did and what is known of them. */
export const clustersStage: Stage = { name: 'clusters', run: runClusters };

function runClusters(context: StageContext): StageOutcome {
  try {
    return clustered(context);
  } catch (error) {
    if (error instanceof InsufficientDataError) return { reason: error.message.replace(/^\w+: /, '') };
    throw error;
  }
}

/** Spans and sums have long tails: their logarithms tell customers apart better. */
const behaviour: readonly FeatureChoice[] = (['recency', 'frequency', 'monetary'] as const).map((column) => ({
  column,
  transform: 'log1p',
}));

function clustered({ customers, inputs, options }: StageContext): StageOutcome {
  const { recency, frequency, monetary, segment } = customers.columns;
  if (recency === undefined || frequency === undefined || monetary === undefined) {
    return { reason: 'needs recency, frequency and monetary value' };
  }
  const own = { ...customers, columns: { recency, frequency, monetary } };
  const { known, choices, notes: joined } = withAttributes(own, inputs.customers);
  const features = [...behaviour, ...choices];
  const choice = chooseK(known, { features, seed: options.seed });
  const { cluster } = assignClusters(choice.model, known).columns;
  const preferred = toldPreferences(customers.columns);
  const beside = { ...preferred, ...known.columns, ...(segment === undefined ? {} : { segment }), cluster };
  const told = { ...known, columns: beside };
  const profile = profileClusters(told);
  const dendrogram = branchesOf(known, features, cluster, options.seed);
  return {
    columns: { cluster },
    models: [choice.model],
    tables: {
      clusterProfiles: profile.clusters as Table<Record<string, Column>>,
      clusterTraits: profile.traits as Table<Record<string, Column>>,
      clusterChoice: table({ ...choice.columns }),
      ...rulesTable({ ...known, columns: { ...known.columns, cluster } }),
      ...nearestTable(cluster, segment),
      ...dendrogram,
    },
    notes: [
      ...joined,
      { code: 'clusters-chosen', message: choice.reason, details: { k: choice.recommended } },
      ...choice.notes,
      ...profile.notes,
    ],
  };
}
