import {
  type Column,
  type CustomerTable,
  InsufficientDataError,
  joinTables,
  type Note,
  type Table,
  table,
} from '@clientele/core';
import { assignClusters, chooseK, type FeatureChoice, profileClusters } from '@clientele/segmentation';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { branchesOf } from './cluster-branches.ts';
import { nearestTable, rulesTable } from './cluster-words.ts';

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
  const told = { ...known, columns: { ...known.columns, ...(segment === undefined ? {} : { segment }), cluster } };
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

interface Known {
  readonly known: CustomerTable<Record<string, Column>>;
  readonly choices: readonly FeatureChoice[];
  readonly notes: readonly Note[];
}

/** What is known of the customers beside their orders; names and lists are no features. */
function withAttributes(
  own: CustomerTable<Record<string, Column>>,
  attributes: StageContext['inputs']['customers'],
): Known {
  if (attributes === undefined) return { known: own, choices: [], notes: [] };
  const choices = Object.entries(attributes.columns).flatMap(([column, cells]) => choiceOf(column, cells));
  const columns = Object.fromEntries(choices.map(({ column }) => [column, attributes.columns[column] as Column]));
  const joined = joinTables(own, { ...attributes, columns } as CustomerTable<Record<string, Column>>, {
    missing: Number.NaN,
  });
  return { known: joined as unknown as CustomerTable<Record<string, Column>>, choices, notes: joined.notes };
}

function choiceOf(column: string, cells: Column): FeatureChoice[] {
  if (['recency', 'frequency', 'monetary', 'segment', 'cluster'].includes(column)) return [];
  if (cells instanceof Float64Array) return cells.every(Number.isNaN) ? [] : [{ column, missing: 'median' }];
  if (!('codes' in cells) || 'offsets' in cells) return [];
  const isName = new Set(cells.codes).size > Math.max(12, cells.codes.length / 2);
  return isName ? [] : [{ column, missing: 'unknown' }];
}
