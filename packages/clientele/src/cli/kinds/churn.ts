import { fitLogistic, type LogisticModel, predictChurn } from '@clientele/churn';
import type { Kind } from './kind.ts';

/** Kinds of `@clientele/churn`. */
export const churnKinds: readonly Kind[] = [
  {
    kind: 'churn/logistic',
    columns: 'features',
    target: 'label',
    fit: ({ table, settings }) => ({ model: fitLogistic(table, settings) }),
    score(model, { table, settings }) {
      const { probability } = predictChurn(model as LogisticModel, table, settings).columns;
      return { columns: { probability } };
    },
  },
];
