import type { FitStatus } from '@clientele/core';

const kindNames: ReadonlyMap<string, string> = new Map([
  ['rfm/scores', 'Scores of recency, frequency and monetary value'],
  ['segmentation/k-means', 'Clusters: k-means'],
  ['segmentation/target-tree', 'Who spends most: tree toward a target'],
  ['clv/bg-nbd', 'Purchases: BG/NBD model'],
  ['clv/mbg-nbd', 'Purchases: MBG/NBD model'],
  ['clv/pareto-nbd', 'Purchases: Pareto/NBD model'],
  ['clv/gamma-gompertz-nbd', 'Purchases: Gamma/Gompertz/NBD model of customers who age'],
  ['clv/nbd', 'Purchases: NBD model'],
  ['clv/bg-cnbd-k', 'Purchases: BG/CNBD-k model of regular customers'],
  ['clv/mbg-cnbd-k', 'Purchases: MBG/CNBD-k model of regular customers'],
  ['clv/bg-bb', 'Purchases: BG/BB model of opportunities'],
  ['clv/shifted-beta-geometric', 'Renewals: shifted beta-geometric model'],
  ['clv/beta-discrete-weibull', 'Renewals: beta-discrete-Weibull model'],
  ['clv/gamma-gamma', 'Spend: Gamma-Gamma model'],
]);

/** @returns what a kind of model is called; the kind itself where it has no name here. */
export function modelName(kind: string): string {
  return kindNames.get(kind) ?? kind;
}

const statusWords: ReadonlyMap<string, string> = new Map<FitStatus, string>([
  ['converged', 'it converged'],
  ['boundary', 'it ended at the edge of what its parameters may be'],
  ['flat', 'the data do not pin its parameters down'],
  ['stopped', 'it was stopped before it converged'],
  ['exact', 'it is exact, so nothing had to converge'],
]);

/** @returns how a fit ended, as a sentence about the model. */
export function statusText(status: string): string {
  return statusWords.get(status) ?? status;
}

/** @returns whether a fit ended so that its numbers need care. */
export function needsCare(status: string): boolean {
  return status !== 'converged' && status !== 'exact';
}
