import { type CodedColumn, type Column, type CustomerTable, NO_CODE, type Table } from '@clientele/core';
import { clusterRules, matchClusters } from '@clientele/segmentation';

type Tables = Readonly<Record<string, Table<Record<string, Column>>>>;

/**
 * What tells each cluster in a few words, by what was known of the customers.
 *
 * @param told columns that rules may ask about, and `cluster`
 * @returns the table `clusterRules`; nothing where there is one cluster only
 */
export function rulesTable(told: CustomerTable<Record<string, Column>>): Tables {
  const { cluster } = told.columns;
  if (!(cluster instanceof Float64Array) || new Set(cluster).size < 2) return {};
  return { clusterRules: clusterRules(told).rules };
}

/**
 * The segment that each cluster is most like.
 *
 * @param cluster one a customer
 * @param segment as the stage of segments gave them
 * @returns the table `clusterSegments`; nothing where a customer has no segment
 */
export function nearestTable(cluster: Float64Array, segment: Column | undefined): Tables {
  const isWhole =
    segment !== undefined && 'codes' in segment && !('offsets' in segment) && !segment.codes.includes(NO_CODE);
  if (!isWhole || cluster.length < 2) return {};
  return { clusterSegments: matchClusters(cluster, segment as CodedColumn) };
}
