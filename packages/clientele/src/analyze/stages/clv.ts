import { expectedTransactions, fitGammaGamma, lifetimeValue, probabilityAlive } from '@clientele/clv';
import { deriveBtyd, InsufficientDataError } from '@clientele/core';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';
import { choosePurchases } from './clv/choose-purchases.ts';
import { outlookTables } from './clv/outlook.ts';

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

function valued(context: StageContext): StageOutcome {
  const { horizon, discount, margin } = context.options;
  const history = deriveBtyd(context.summary, { unit: 'week' });
  const chosen = choosePurchases(context, history);
  const purchases = chosen.model;
  const spend = fitGammaGamma(history);
  const value = lifetimeValue(purchases, spend, history, {
    horizon,
    discount,
    ...(margin === undefined ? {} : { margin }),
    intervals: {},
  });
  const { expectedSpend, lifetimeValue: worth, lifetimeValueLower, lifetimeValueUpper } = value.columns;
  const isKnown = purchases.covariance !== null && spend.covariance !== null;
  return {
    columns: {
      probabilityAlive: probabilityAlive(purchases, history),
      expectedTransactions: expectedTransactions(purchases, history, { horizon }),
      expectedSpend,
      lifetimeValue: worth,
      ...(isKnown && lifetimeValueLower && lifetimeValueUpper ? { lifetimeValueLower, lifetimeValueUpper } : {}),
    },
    models: [purchases, spend],
    tables: outlookTables(context, history, chosen, spend),
    notes: [...chosen.notes, ...purchases.diagnostics.notes, ...spend.diagnostics.notes, ...value.notes],
  };
}
