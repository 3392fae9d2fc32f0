import type { StageName } from '@clientele/core';
import type { Stage } from '../stage.ts';

/** Stages whose package this release does not have; each gives that as its reason. */
export const absentStages: readonly Stage[] = [
  absent('clusters', '@clientele/segmentation'),
  absent('churn', '@clientele/churn'),
  absent('rules', '@clientele/association-rules'),
  absent('sentiment', '@clientele/sentiment'),
  absent('nbo', '@clientele/nbo'),
];

function absent(name: StageName, room: string): Stage {
  return { name, run: () => ({ reason: `needs the package ${room}, which is not part of this release` }) };
}
