import type { Stage } from '../stage.ts';
import { campaignStage } from './campaign.ts';
import { churnStage } from './churn.ts';
import { clustersStage } from './clusters.ts';
import { clvStage } from './clv.ts';
import { nboStage } from './nbo.ts';
import { rfmStage } from './rfm.ts';
import { rulesStage } from './rules.ts';
import { sentimentStage } from './sentiment.ts';

/** Every stage, in the order in which they run: a later one reads the columns of those before it. */
export const stages: readonly Stage[] = [
  rfmStage,
  clustersStage,
  clvStage,
  churnStage,
  rulesStage,
  sentimentStage,
  nboStage,
  campaignStage,
];
