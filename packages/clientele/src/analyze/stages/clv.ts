import { expectedTransactions, fitBgNbd, fitGammaGamma, lifetimeValue, probabilityAlive } from '@clientele/clv';
import { deriveBtyd, InsufficientDataError } from '@clientele/core';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';

/** Who is still alive, how often each will buy within the horizon, and what that is worth. */
export const clvStage: Stage = { name: 'clv', run: runClv };

function runClv(context: StageContext): StageOutcome {
  try {
    return valued(context);
  } catch (error) {
    if (error instanceof InsufficientDataError) return { reason: error.message.replace(/^\w+: /, '') };
    throw error;
  }
}

function valued({ summary, options }: StageContext): StageOutcome {
  const history = deriveBtyd(summary, { unit: 'week' });
  const purchases = fitBgNbd(history);
  const spend = fitGammaGamma(history);
  const { horizon, discount, margin } = options;
  const value = lifetimeValue(purchases, spend, history, {
    horizon,
    discount,
    ...(margin === undefined ? {} : { margin }),
  });
  return {
    columns: {
      probabilityAlive: probabilityAlive(purchases, history),
      expectedTransactions: expectedTransactions(purchases, history, { horizon }),
      expectedSpend: value.columns.expectedSpend,
      lifetimeValue: value.columns.lifetimeValue,
    },
    models: [purchases, spend],
    notes: [...purchases.diagnostics.notes, ...spend.diagnostics.notes, ...value.notes],
  };
}
