import { basketDerivations } from './association-rules.ts';
import { churnDerivations } from './churn.ts';
import { clvDerivations } from './clv.ts';
import { coreDerivations } from './core.ts';
import type { Derivation } from './derivation.ts';
import { filledDerivation } from './filled.ts';
import { offerDerivations } from './nbo.ts';
import { profileDerivation } from './profile.ts';
import { rfmDerivations } from './rfm.ts';
import { clusterDerivations } from './segmentation.ts';
import { sentimentDerivations } from './sentiment.ts';
import { statsDerivations } from './stats.ts';

/** Every NAME of `clientele derive`. */
export const derivations: readonly Derivation[] = [
  ...coreDerivations,
  ...rfmDerivations,
  ...basketDerivations,
  ...churnDerivations,
  ...sentimentDerivations,
  ...clusterDerivations,
  ...clvDerivations,
  ...offerDerivations,
  ...statsDerivations,
  profileDerivation,
  filledDerivation,
];
