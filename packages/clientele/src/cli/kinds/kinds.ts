import { sequenceKinds } from './association-rules.ts';
import { churnKinds } from './churn.ts';
import { clvKinds } from './clv.ts';
import type { Kind, ReadyKind } from './kind.ts';
import { nboKinds } from './nbo.ts';
import { rfmKinds } from './rfm.ts';
import { segmentationKinds } from './segmentation.ts';
import { sentimentKinds, sentimentReadyKinds } from './sentiment.ts';

/** Every KIND of `clientele fit`. */
export const kinds: readonly Kind[] = [
  ...rfmKinds,
  ...segmentationKinds,
  ...clvKinds,
  ...churnKinds,
  ...nboKinds,
  ...sequenceKinds,
  ...sentimentKinds,
];

/** Every MODEL of `clientele score` that needs no fit. */
export const readyKinds: readonly ReadyKind[] = sentimentReadyKinds;

/** KINDs that stand for another one, fitted by an engine. */
export const aliases: ReadonlyMap<string, { readonly kind: string; readonly engine: string }> = new Map([
  ['churn/ml-cart', { kind: 'churn/tree', engine: 'ml-cart' }],
  ['churn/ml-logistic-regression', { kind: 'churn/logistic', engine: 'ml-logistic-regression' }],
  ['segmentation/ml-kmeans', { kind: 'segmentation/k-means', engine: 'ml-kmeans' }],
]);
