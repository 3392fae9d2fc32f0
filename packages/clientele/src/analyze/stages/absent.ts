import type { StageName } from '@clientele/core';
import type { Stage } from '../stage.ts';

/** Stages that analyze() does not run yet; each says which package does the work meanwhile, and by which call. */
export const absentStages: readonly Stage[] = [
  absent('clusters', '@clientele/segmentation', 'segmentByClusters'),
  absent('churn', '@clientele/churn', 'churnRisk'),
  absent('rules', '@clientele/association-rules', 'basketRules'),
  absent('sentiment', '@clientele/sentiment', 'customerSentiment'),
  absent('nbo', '@clientele/nbo', 'nextBestOffers'),
];

function absent(name: StageName, room: string, door: string): Stage {
  return { name, run: () => ({ reason: `analyze() does not run this yet: call ${door} of ${room}` }) };
}
